"""The steps of the durable job that makes a version playable.

What steps return is JSON, and they answer refusals instead of raising them, so that a resumed
run reads the same answers as the first.
"""

from dataclasses import asdict
from typing import Any
from uuid import UUID

import structlog

from server.contract.errors import ErrorCode
from server.contract.media import Resolution
from server.features.media import deletion
from server.features.media.chunks.spans import ChunkPolicy, is_indexed
from server.features.media.errors import EncodeError, RefusedMediaError
from server.features.media.ladder import Rung, plan
from server.features.media.making import Making
from server.features.media.playlist import Rendition
from server.features.media.scratch import Scratch
from server.features.media.source import MediaInfo
from server.features.uploads.folder import UploadFolder
from server.features.videos import progress as videos
from server.integrations.storage.port import Storage
from server.kit.db.unit import Units
from server.kit.errors import NoSpaceError
from server.kit.jobs.queue import JobQueue
from server.kit.jobs.steady import steady_step
from server.kit.jobs.worker import provided

log = structlog.get_logger(__name__)

FULL = (
    "The server's disk is full, so the video could not be made ready. Free some space on it, "
    "then try again; your file is safe."
)

Answer = dict[str, Any]
"""``{"ok": …}``, or ``{"code": …, "message": …, "refused": …}``."""


def is_full(answer: Answer) -> bool:
    """True when what was asked for failed for want of room."""
    return answer.get("code") == ErrorCode.DISK_FULL


def making_of(version_id: str) -> Making:
    """The version's making, over what this worker is provided with."""
    storage = provided(Storage)  # type: ignore[type-abstract]
    return Making(
        provided(Units), storage, provided(UploadFolder), provided(Scratch), UUID(version_id)
    )


@steady_step("process_video.examine")
def examine(version_id: str) -> Answer:
    """Settle the source in the store and look into it; ``ok`` is a MediaInfo."""
    making = making_of(version_id)
    try:
        making.settle()
        return {"ok": making.examine().model_dump(mode="json")}
    except RefusedMediaError as refusal:
        return {"code": refusal.code.value, "message": refusal.message, "refused": True}
    except (NoSpaceError, EncodeError) as error:
        return failure(version_id, error)


@steady_step("process_video.plan")
def record_plan(version_id: str, source: Answer) -> Answer:
    """Plan the ladder; remembered, so that a newer one does not change a job under way.

    Returns:
        ``rungs``, as ``made`` what an earlier run has put on air already, and whether what is
        missing is made in chunks: ``cut``.
    """
    info = MediaInfo.model_validate(source)
    rungs = plan(info)
    making = making_of(version_id)
    making.plan(info, rungs)
    made = making.on_air(info, rungs)
    return {
        "rungs": [rung.to_json() for rung in rungs],
        "made": [asdict(each) for each in made],
        "cut": provided(ChunkPolicy).cuts(info),
    }


@steady_step("process_video.encode")
def encode(
    version_id: str,
    source: Answer,
    rungs: list[Answer],
    with_audio: bool,  # noqa: FBT001
) -> Answer:
    """Encode the rungs together; ``ok`` is what was made of them.

    What does not come first is fitted to the content, and rungs that bring nothing are dropped.
    """
    info = MediaInfo.model_validate(source)
    try:
        planned = [Rung.from_json(each) for each in rungs]
        making = making_of(version_id)
        marked = with_audio and provided(ChunkPolicy).cuts(info) and not is_indexed(info)
        made = making.encode(
            info, planned, with_audio=with_audio, tuned=not with_audio, marked=marked
        )
    except (NoSpaceError, EncodeError) as error:
        return failure(version_id, error)
    return {"ok": [asdict(each) for each in made]}


def failure(version_id: str, error: NoSpaceError | EncodeError) -> Answer:
    """The answer of a step that failed; what the creator need not know is logged."""
    detail = error.detail if isinstance(error, EncodeError) else error.message
    log.error("version failed", version_id=version_id, detail=detail)
    message = error.message if isinstance(error, EncodeError) else FULL
    return {"code": error.code.value, "message": message, "refused": False}


@steady_step("process_video.publish")
def publish(version_id: str, made: list[Answer]) -> Answer:
    """Let viewers have what was made so far."""
    try:
        making_of(version_id).publish([Rendition(**each) for each in made])
    except NoSpaceError as error:
        return failure(version_id, error)
    return {"ok": True}


@steady_step("process_video.poster")
def pictures(version_id: str, source: Answer) -> None:
    """Make and store the poster with its thumbnails, the storyboard and the preview.

    They are one step, under the name that it had when it made the poster alone: jobs that were
    under way when the server was upgraded know of no other.
    """
    info = MediaInfo.model_validate(source)
    rungs, making = plan(info), making_of(version_id)
    for make in (making.poster, making.storyboard, making.preview):
        try:
            make(info, rungs)
        except (EncodeError, NoSpaceError) as error:
            # A video without its pictures can be watched all the same.
            told = {"version_id": version_id, "picture": make.__name__, "error": str(error)}
            log.warning("no picture", **told)


@steady_step("process_video.complete")
def complete(version_id: str, missing: list[str]) -> None:
    """Nothing more will be made; ``missing`` names the rungs that could not be."""
    with provided(Units).write() as unit:
        for name in missing:
            videos.rendition_failed(unit, UUID(version_id), Resolution(name))
        videos.complete(unit, UUID(version_id))


@steady_step("process_video.give_up")
def give_up(version_id: str, answer: Answer, run: int) -> None:
    """That run of the version has failed for the reason that ``answer`` gives."""
    code, refused = ErrorCode(answer["code"]), bool(answer["refused"])
    with provided(Units).write() as unit:
        message = answer["message"]
        videos.fail(unit, UUID(version_id), code, message, refused=refused, run=run)


@steady_step("cancel_processing.cancel")
def cancel(job_id: str) -> None:
    """End the job before its next step; one that waits never begins."""
    provided(JobQueue).cancel(job_id)  # type: ignore[type-abstract]


@steady_step("cancel_processing.let_go")
def let_go(version_id: str) -> None:
    """Remove the files of a deleted video that never could be watched."""
    let_go_at_once(version_id)


def let_go_at_once(version_id: str) -> None:
    """As :func:`let_go`, for use in a job that was cancelled and has no more steps."""
    storage = provided(Storage)  # type: ignore[type-abstract]
    deletion.let_go(provided(Units), provided(UploadFolder), storage, UUID(version_id))


@steady_step("sweep_scratch.sweep")
def sweep() -> int:
    """Remove what nobody works on any more; returns how many folders."""
    return provided(Scratch).sweep()
