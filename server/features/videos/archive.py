"""Put aside what nobody has watched for long, and bring it back when somebody does.

An archived video leaves the listings but still opens from its address. Its source, which is never
streamed, goes to the store's colder class; what viewers get stays where it is.
"""

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from server.contract.videos import VideoStatus
from server.features.videos.edit import changed
from server.features.videos.listed import recounting
from server.features.videos.models import Video, VideoVersion
from server.integrations.storage.port import Storage
from server.kit.db.unit import Unit, Units


def archive(units: Units, storage: Storage, video_id: UUID, before: datetime) -> bool:
    """Archive the video unless something happened to it since ``before``; true when it was."""
    with units.read() as unit:
        sources = list(
            unit.session.scalars(
                sa.select(VideoVersion.source_object_key).where(VideoVersion.video_id == video_id)
            )
        )
    for source in sources:
        storage.archive(source)
    with units.write() as unit:
        video = unit.session.get(Video, video_id, with_for_update=True)
        if (
            video is None
            or video.status is not VideoStatus.PUBLISHED
            or video.last_activity_at >= before
        ):
            return False
        with recounting(unit, video):
            video.status = VideoStatus.ARCHIVED
        unit.session.flush()
        changed(unit, video, touch=False)
    return True


def revive(unit: Unit, video: Video) -> None:
    """Somebody watches it again: back to the listings.

    Raises:
        NotFoundError: the video was deleted meanwhile.
    """
    with recounting(unit, video):
        if video.status is not VideoStatus.ARCHIVED:
            return
        video.status = VideoStatus.PUBLISHED
    changed(unit, video)
