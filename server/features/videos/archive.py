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
from server.features.videos.policy import ON_AIR
from server.integrations.storage.port import Storage
from server.kit.db.lock import locked
from server.kit.db.unit import Unit, Units


def archive(units: Units, storage: Storage, video_id: UUID, before: datetime) -> bool:
    """Archive the video unless something happened to it since ``before``; true when it is.

    It is decided before a file is touched. After a crash in between, and after a failure of the
    store, the same call for the archived video moves what is left of its sources.
    """
    with units.write() as unit:
        video = locked(unit.session, Video, video_id)
        if video is None or not _is_idle(video, before):
            return False
        if video.status is VideoStatus.PUBLISHED:
            with recounting(unit, video):
                video.status = VideoStatus.ARCHIVED
            changed(unit, video, touch=False)
        sources = list(
            unit.session.scalars(
                sa.select(VideoVersion.source_object_key).where(VideoVersion.video_id == video_id)
            )
        )
    for source in sources:
        storage.archive(source)
    return True


def _is_idle(video: Video, before: datetime) -> bool:
    on_air = video.status in ON_AIR and video.deleted_at is None
    return on_air and video.last_activity_at < before


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
