"""Take a video down, and put it back. Moderation calls these."""

from uuid import UUID

from server.contract.media import TranscodingStatus
from server.contract.videos import VideoStatus
from server.features.videos import repository
from server.features.videos.edit import changed
from server.features.videos.listed import recounting
from server.features.videos.models import Video
from server.features.videos.repository import NO_VIDEO
from server.kit.db.unit import Unit
from server.kit.errors import NotFoundError


def take_down(unit: Unit, video_id: UUID, reason: str) -> Video:
    """Remove the video from every page at once; its owner still sees it, with the reason.

    Taking down twice keeps the first time and takes the newer reason.

    Raises:
        NotFoundError: there is no such video.
    """
    video = _load(unit, video_id)
    with recounting(unit, video):
        video.status = VideoStatus.REMOVED
        video.removed_at = video.removed_at or unit.clock()
        video.removal_reason = reason
    changed(unit, video)
    return video


def restore(unit: Unit, video_id: UUID) -> Video:
    """Undo :func:`take_down`; a video that was not taken down stays as it is.

    Raises:
        NotFoundError: there is no such video.
    """
    video = _load(unit, video_id)
    with recounting(unit, video):
        if video.status is not VideoStatus.REMOVED:
            return video
        video.status = _status_before(unit, video)
        video.removed_at = video.removal_reason = None
    changed(unit, video)
    return video


def _status_before(unit: Unit, video: Video) -> VideoStatus:
    """What follows from the rest of the rows; one taken off air before is private anyway."""
    if video.active_version_id is None:
        newest = repository.versions_of(unit.session, [video]).get(video.id)
        failed = newest is not None and newest.status is TranscodingStatus.FAILED
        return VideoStatus.FAILED if failed else VideoStatus.PROCESSING
    if video.published_at is None:
        return VideoStatus.DRAFT
    ahead = video.published_at > unit.clock()
    return VideoStatus.SCHEDULED if ahead else VideoStatus.PUBLISHED


def _load(unit: Unit, video_id: UUID) -> Video:
    video = repository.video_by_id(unit.session, video_id)
    if video is None:
        raise NotFoundError(NO_VIDEO)
    return video
