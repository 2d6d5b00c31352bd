"""Put a video in the bin, and take it from there for good."""

from uuid import UUID

import sqlalchemy as sa

from server.features.channels import repository as channels
from server.features.uploads.folder import UploadFolder
from server.features.videos import repository
from server.features.videos.events import VideoDeleted
from server.features.videos.listed import recounting
from server.features.videos.models import Video, VideoVersion
from server.features.videos.tags import drop_tags
from server.integrations.storage.port import Storage
from server.kit.db.cascade import clear_references
from server.kit.db.unit import Unit, Units


def delete_video(unit: Unit, video: Video) -> None:
    """The video is gone from every listing at once; its files follow with the retention."""
    with recounting(unit, video):
        video.soft_delete(unit.clock())
    unit.session.flush()
    unit.emit(VideoDeleted(video.id, repository.owner_of(unit.session, video)))


def purge(units: Units, storage: Storage, uploads: UploadFolder, video: Video) -> None:
    """Delete the video for good, with its files."""
    # Files first: a crash in between leaves a row that leads back to them.
    storage.delete(f"videos/{video.id.hex}")
    for upload_id in _uploads_of(units, video):
        # Deleted before its job began: the source is still where it arrived.
        uploads.remove(upload_id)
    with units.write() as unit:
        drop_tags(unit.session, video.id)
    clear_references(units, Video.__table__, video.id)
    with units.write() as unit:
        unit.session.execute(sa.delete(Video).where(Video.id == video.id))
        # Last, as in every transaction: of two that wait for each other, one would have to go.
        channels.add_to_counts(unit.session, video.channel_id, views=-video.view_count)


def _uploads_of(units: Units, video: Video) -> list[UUID]:
    query = sa.select(VideoVersion.upload_id).where(VideoVersion.video_id == video.id)
    with units.read() as unit:
        return [found for found in unit.session.scalars(query) if found is not None]
