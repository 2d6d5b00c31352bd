"""Put a video on air, and take it off."""

from server.contract.errors import ErrorCode
from server.contract.videos import VideoStatus, Visibility
from server.features.videos.edit import changed
from server.features.videos.listed import recounting
from server.features.videos.models import Video
from server.features.videos.policy import ON_AIR
from server.kit.db.unit import Unit
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
        video.status = VideoStatus.PUBLISHED
        video.visibility = visibility
        video.published_at = video.published_at or unit.clock()
    changed(unit, video)


def unpublish(unit: Unit, video: Video) -> None:
    """Make a published or archived video a private draft again; its address stays.

    Raises:
        NotFoundError: the video was deleted meanwhile.
    """
    with recounting(unit, video):
        if video.status not in ON_AIR:
            return
        video.status = VideoStatus.DRAFT
        video.visibility = Visibility.PRIVATE
    changed(unit, video)


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
