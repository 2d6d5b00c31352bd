"""Which version of a video viewers get: the one place where that changes."""

import sqlalchemy as sa

from server.contract.videos import VideoStatus
from server.features.videos.listed import recounting
from server.features.videos.models import Video, VideoVersion
from server.kit.db.unit import Unit


def activate(unit: Unit, video: Video, version: VideoVersion) -> None:
    """Put the version on air in place of the one before.

    A video that waited for its first playable version becomes a draft.

    Raises:
        NotFoundError: the video was deleted meanwhile.
    """
    with recounting(unit, video):
        if video.status in {VideoStatus.PROCESSING, VideoStatus.FAILED}:
            video.status = VideoStatus.DRAFT
        _put_on_air(unit, video, version)
    unit.session.flush()


def _put_on_air(unit: Unit, video: Video, version: VideoVersion) -> None:
    if not version.is_active:
        # The old one first: the database lets no two be active, not even for a moment.
        unit.session.execute(
            sa.update(VideoVersion)
            .where(VideoVersion.video_id == video.id, VideoVersion.is_active)
            .values(is_active=False, replaced_at=unit.clock())
        )
        version.replaced_at = None
        version.is_active = True
    video.active_version_id = version.id
    video.duration_seconds = version.duration_seconds
