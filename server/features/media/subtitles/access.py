"""Which version's subtitles somebody may change, and whose staff may look at."""

from uuid import UUID

from sqlalchemy.orm import Session

from server.features.identity.tokens import STAFF, Actor
from server.features.videos.models import Video, VideoVersion
from server.features.videos.replace import version_of
from server.features.videos.repository import NO_VIDEO, own_video, video_by_id
from server.kit.db.lock import locked
from server.kit.db.unit import Unit
from server.kit.errors import NotFoundError


def version_to_read(session: Session, video_id: UUID, number: int, actor: Actor) -> VideoVersion:
    """The version, to its owner and to staff.

    Raises:
        NotFoundError: there is none, or it is somebody else's.
    """
    if actor.role in STAFF:
        video = video_by_id(session, video_id)
        if video is None:
            raise NotFoundError(NO_VIDEO)
    else:
        video = own_video(session, video_id, actor.user_id)
    return version_of(session, video, number)


def version_to_change(
    unit: Unit, video_id: UUID, number: int, actor: Actor
) -> tuple[Video, VideoVersion]:
    """The owner's version with its video, which is locked: of two who change it, one waits.

    Raises:
        NotFoundError: there is none, or it is somebody else's.
    """
    locked(unit.session, Video, video_id)
    video = own_video(unit.session, video_id, actor.user_id)
    return video, version_of(unit.session, video, number)
