"""A file takes the place of another: a video has a further version, and viewers get one of them."""

from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session

from server.features.uploads.events import UploadBegun
from server.features.videos import repository
from server.features.videos.edit import changed
from server.features.videos.models import Video, VideoVersion
from server.features.videos.versions import activate
from server.kit.db.lock import locked
from server.kit.db.unit import Unit
from server.kit.errors import ConflictError, InvalidError, NotFoundError

NO_VERSION = "This video has no such version."
NO_ID = "The upload names a video that it is for by something that is no id."


def check_replaces(unit: Unit, event: UploadBegun) -> None:
    """Refuse an upload at its beginning that names a video which is not its owner's.

    Raises:
        InvalidError: what it names is no video's id.
        NotFoundError: there is no such video, or it is somebody else's.
    """
    if event.replaces is not None:
        repository.own_video(unit.session, _video_id(event.replaces), event.owner_id)


def replaced(session: Session, replaces: str | None, channel_id: UUID) -> Video | None:
    """The video, locked, that an upload which has arrived is a new version of.

    None also where it was deleted meanwhile: what was sent becomes a video of its own then.
    """
    video = locked(session, Video, _video_id(replaces)) if replaces else None
    if video is None or video.deleted_at is not None or video.channel_id != channel_id:
        return None
    return video


def next_number(session: Session, video: Video) -> int:
    """The number of the next version of a locked video."""
    highest = sa.select(sa.func.max(VideoVersion.version_number))
    return (session.scalar(highest.where(VideoVersion.video_id == video.id)) or 0) + 1


def put_on_air(unit: Unit, video: Video, number: int) -> None:
    """Let viewers have this version, of which at least one rung is there.

    Whoever watches another one goes on with that until the grant ends.

    Raises:
        NotFoundError: the video has no such version, or was deleted meanwhile.
        ConflictError: it cannot be played.
    """
    # Before the version is read: one that is about to be pruned is gone, or stays.
    locked(unit.session, Video, video.id)
    version = version_of(unit.session, video, number)
    if not version.playable:
        raise ConflictError("This version cannot be played, so viewers cannot have it.")
    activate(unit, video, version)
    changed(unit, video)


def version_of(session: Session, video: Video, number: int) -> VideoVersion:
    """The video's version of that number.

    Raises:
        NotFoundError: there is none.
    """
    version = session.scalar(
        sa.select(VideoVersion).where(
            VideoVersion.video_id == video.id, VideoVersion.version_number == number
        )
    )
    if version is None:
        raise NotFoundError(NO_VERSION)
    return version


def _video_id(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError as error:
        raise InvalidError(NO_ID) from error
