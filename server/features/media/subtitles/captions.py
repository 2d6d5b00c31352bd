"""Ask for automatic captions, see how they are, and call them off."""

from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session

from server.contract.errors import ErrorCode
from server.contract.subtitles import CaptionsOut, CaptionsState
from server.features.identity.tokens import Actor
from server.features.media.subtitles.access import version_to_change
from server.features.media.subtitles.languages import normal_tag
from server.features.media.subtitles.models import CaptionRun
from server.features.media.subtitles.repository import track_in
from server.features.videos.edit import changed
from server.features.videos.models import Video
from server.integrations.speech.port import Recogniser
from server.kit.db.unit import Unit
from server.kit.errors import ConflictError, NotFoundError
from server.kit.jobs.queue import Job, Queue

CAPTION = "make_captions"
"""Name of the workflow; it takes the run's id as text, and which run it is."""
NO_MODEL = (
    "Automatic captions are not set up on this server. Whoever runs it has to install "
    "faster-whisper and name a model's folder in CHITRA_SPEECH_MODEL."
)
NOT_READY = "This video is not ready yet. Ask again once it can be watched."
UNDER_WAY = "Automatic captions of this video are being made already."
NEVER_ASKED = "Nobody has asked for automatic captions of this video."
BY_HAND = (
    "There are subtitles in this language that somebody made by hand, and they are not replaced. "
    "Delete them first if you want automatic ones."
)


def ask_for_captions(
    unit: Unit,
    recogniser: Recogniser,
    video_id: UUID,
    number: int,
    actor: Actor,
    spoken: str | None,
) -> CaptionRun:
    """Queue speech recognition on a version.

    Args:
        unit: The transaction.
        recogniser: Who would listen.
        video_id: Of the actor's video.
        number: Of its version.
        actor: Who asks.
        spoken: The language; None to find out.

    Raises:
        ConflictError: there is no model, the video is not ready, it is being made already, or a
            person has made subtitles in that language.
        NotFoundError: it is not the actor's video.
    """
    video, version = version_to_change(unit, video_id, number, actor)
    language = normal_tag(spoken) if spoken else None
    if not recogniser.works:
        raise ConflictError(NO_MODEL, code=ErrorCode.NO_SPEECH_MODEL)
    if not version.playable:
        raise ConflictError(NOT_READY, code=ErrorCode.NOT_READY)
    track = track_in(unit.session, version.id, language) if language else None
    if track is not None and not track.is_auto_generated:
        raise ConflictError(BY_HAND)
    run = run_of(unit.session, version.id)
    if run is not None and run.is_under_way:
        raise ConflictError(UNDER_WAY)
    return ask(unit, video, version.id, language)


def ask(unit: Unit, video: Video, version_id: UUID, language: str | None) -> CaptionRun:
    """Queue speech recognition on a version of a locked video, that is not under way."""
    run = run_of(unit.session, version_id)
    if run is None:
        run = CaptionRun(video_version_id=version_id, run=0)
        unit.session.add(run)
    run.state, run.percent, run.language_code = CaptionsState.WAITING, 0.0, language
    run.run, run.attempts, run.asked_at = run.run + 1, 0, unit.clock()
    run.error_code = run.error_message = run.ended_at = None
    unit.session.flush()
    unit.enqueue(Job(CAPTION, Queue.SPEECH, run.job_id, (str(run.id), run.run)))
    changed(unit, video)
    return run


def call_off(unit: Unit, video_id: UUID, number: int, actor: Actor) -> None:
    """Forget that captions were asked for; whoever listens stops within a second.

    Raises:
        NotFoundError: nobody has asked, or it is not the actor's video.
    """
    video, version = version_to_change(unit, video_id, number, actor)
    unit.session.delete(existing_run(unit.session, version.id))
    changed(unit, video)


def run_of(session: Session, version_id: UUID) -> CaptionRun | None:
    """How it is with a version's automatic captions; None when nobody has asked."""
    return session.scalar(sa.select(CaptionRun).where(CaptionRun.video_version_id == version_id))


def existing_run(session: Session, version_id: UUID) -> CaptionRun:
    """As :func:`run_of`.

    Raises:
        NotFoundError: nobody has asked.
    """
    run = run_of(session, version_id)
    if run is None:
        raise NotFoundError(NEVER_ASKED)
    return run


def captions_out(run: CaptionRun) -> CaptionsOut:
    """As the contract shows it."""
    return CaptionsOut(
        state=run.state,
        percent=run.percent,
        language_code=run.language_code,
        error_code=run.error_code,
        error_message=run.error_message,
        asked_at=run.asked_at,
        ended_at=run.ended_at,
    )
