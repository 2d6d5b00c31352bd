"""A source file has arrived: make the video and its version."""

from pathlib import PurePath

from server.contract.videos import TITLE_MAX
from server.features.uploads.cancel import link_to_video
from server.features.uploads.events import UploadCompleted
from server.features.videos.events import VersionArrived, VideoChanged
from server.features.videos.models import Video, VideoVersion
from server.features.videos.replace import next_number, replaced
from server.kit.db.unit import Unit

UNTITLED = "Untitled"


def receive_upload(unit: Unit, event: UploadCompleted) -> Video:
    """Make the video, or a new version of one, in the transaction that completes the upload."""
    video = replaced(unit.session, event.replaces, event.channel_id) or _new(unit, event)
    version = VideoVersion(
        video_id=video.id,
        version_number=next_number(unit.session, video),
        upload_id=event.upload_id,
        source_filename=event.filename,
        source_bytes=event.length,
    )
    unit.session.add(version)
    unit.session.flush()
    link_to_video(unit, event.upload_id, video.id)
    unit.emit(VersionArrived(version.id))
    unit.emit(VideoChanged(video.id, event.owner_id))
    return video


def _new(unit: Unit, event: UploadCompleted) -> Video:
    title = event.title or PurePath(event.filename).stem or UNTITLED
    video = Video(channel_id=event.channel_id, title=title[:TITLE_MAX])
    unit.session.add(video)
    unit.session.flush()
    return video
