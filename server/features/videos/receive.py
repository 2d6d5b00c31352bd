"""A source file has arrived: make the video and its first version."""

from pathlib import PurePath

from server.contract.videos import TITLE_MAX
from server.features.uploads.cancel import link_to_video
from server.features.uploads.events import UploadCompleted
from server.features.videos.events import VersionArrived, VideoChanged
from server.features.videos.models import Video, VideoVersion
from server.kit.db.unit import Unit

UNTITLED = "Untitled"


def receive_upload(unit: Unit, event: UploadCompleted) -> Video:
    """Make the video, in the same transaction that completes the upload."""
    title = event.title or PurePath(event.filename).stem or UNTITLED
    video = Video(channel_id=event.channel_id, title=title[:TITLE_MAX])
    unit.session.add(video)
    unit.session.flush()
    version = VideoVersion(
        video_id=video.id,
        version_number=1,
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
