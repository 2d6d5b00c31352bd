"""Put a video in the bin, and empty the bin."""

from datetime import timedelta
from uuid import UUID

import sqlalchemy as sa

from server.features.uploads.folder import UploadFolder
from server.features.videos import repository
from server.features.videos.events import VideoDeleted
from server.features.videos.listed import recounting
from server.features.videos.models import Video, VideoVersion
from server.integrations.storage.port import Storage
from server.kit.db.unit import Unit, Units

KEEP_IN_BIN = timedelta(days=30)
BATCH = 50


def delete_video(unit: Unit, video: Video) -> None:
    """The video is gone from every listing at once; its files follow after 30 days."""
    with recounting(unit, video):
        video.deleted_at = unit.clock()
    unit.session.flush()
    unit.emit(VideoDeleted(video.id, repository.owner_of(unit.session, video)))


def empty_bin(units: Units, storage: Storage, uploads: UploadFolder) -> int:
    """Delete for good what has been in the bin for 30 days; returns how many videos."""
    count = 0
    while True:
        with units.read() as unit:
            before = unit.clock() - KEEP_IN_BIN
            found = repository.in_bin_since(unit.session, before, BATCH)
        for video in found:
            # Files first: a crash in between leaves a row that leads back to them.
            storage.delete(f"videos/{video.id.hex}")
            for upload_id in _uploads_of(units, video):
                # Deleted before its job began: the source is still where it arrived.
                uploads.remove(upload_id)
            with units.write() as unit:
                unit.session.delete(unit.session.merge(video, load=False))
        count += len(found)
        if len(found) < BATCH:
            return count


def _uploads_of(units: Units, video: Video) -> list[UUID]:
    query = sa.select(VideoVersion.upload_id).where(VideoVersion.video_id == video.id)
    with units.read() as unit:
        return [found for found in unit.session.scalars(query) if found is not None]
