"""Put a video on air, and take it off."""

from datetime import datetime
from uuid import UUID

from server.contract.errors import ErrorCode
from server.contract.videos import VideoStatus, Visibility
from server.features.videos.edit import changed
from server.features.videos.listed import recounting
from server.features.videos.models import Video
from server.features.videos.plan import due, is_due
from server.features.videos.policy import ON_AIR
from server.kit.db.lock import locked
from server.kit.db.unit import Unit, Units
from server.kit.errors import ConflictError

PUBLISHABLE = {
    VideoStatus.PROCESSING,
    VideoStatus.DRAFT,
    VideoStatus.SCHEDULED,
    *ON_AIR,
}


def publish(unit: Unit, video: Video, visibility: Visibility) -> None:
    """Publish a video that can be played; an archived one is listed again.

    Raises:
        ConflictError: no rung is ready yet, or the video failed or was removed.
        NotFoundError: the video was deleted meanwhile.
    """
    with recounting(unit, video):
        _check_publishable(video)
        planned = video.status is VideoStatus.SCHEDULED
        video.status = VideoStatus.PUBLISHED
        video.visibility = visibility
        if planned or video.published_at is None:
            video.published_at = unit.clock()
    changed(unit, video)


def unpublish(unit: Unit, video: Video) -> None:
    """Make a published, archived or planned video a private draft again; its address stays.

    Raises:
        NotFoundError: the video was deleted meanwhile.
    """
    with recounting(unit, video):
        if video.status is VideoStatus.SCHEDULED:
            video.published_at = None
        elif video.status not in ON_AIR:
            return
        video.status = VideoStatus.DRAFT
        video.visibility = Visibility.PRIVATE
    changed(unit, video)


def publish_due(units: Units, now: datetime) -> int:
    """Put on air every video whose time has come; how many. Each is a unit of its own."""
    with units.read() as unit:
        waiting = due(unit.session, now)
    done = 0
    for video_id in waiting:
        with units.write() as unit:
            done += _publish_planned(unit, video_id, now)
    return done


def _publish_planned(unit: Unit, video_id: UUID, now: datetime) -> bool:
    video = locked(unit.session, Video, video_id)
    # Its owner may have changed the plan, or deleted it, since it was looked for.
    if video is None or video.deleted_at is not None or not is_due(video, now):
        return False
    with recounting(unit, video):
        video.status = VideoStatus.PUBLISHED
    changed(unit, video)
    return True


def _check_publishable(video: Video) -> None:
    if video.removed_at is not None:
        raise ConflictError(
            "This video was taken down by moderation, so it cannot be published.",
        )
    if video.status not in PUBLISHABLE or video.active_version_id is None:
        raise ConflictError(
            "This video cannot be played yet, so it cannot be published. "
            "Wait until its first size is ready.",
            code=ErrorCode.NOT_READY,
        )
