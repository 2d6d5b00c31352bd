"""A source file has arrived: make the video and its version."""

from pathlib import PurePath

from server.contract.errors import ErrorCode
from server.contract.videos import TITLE_MAX
from server.features.uploads.cancel import link_to_video
from server.features.uploads.events import UploadAdvanced, UploadCompleted, UploadEnded
from server.features.videos import repository
from server.features.videos.events import VersionArrived, VideoChanged
from server.features.videos.models import Video, VideoVersion
from server.features.videos.progress import ENDED, fail
from server.features.videos.replace import next_number, replaced
from server.kit.db.unit import Unit

UNTITLED = "Untitled"
NEVER_CAME = "Not all sizes of this video arrived. Upload the file again to make the others."


def receive_upload(unit: Unit, event: UploadCompleted) -> None:
    """Make the video, or a new version of one, in the transaction that completes the upload."""
    version = None
    if event.sizes:
        version = repository.version_of_upload(unit.session, event.upload_id)
    if version is None:
        version = _new_version(unit, event)
    elif repository.lock_video_of(unit.session, version.id) is None:
        # Deleted while the rest was on its way.
        return
    else:
        # It was found before the lock was there, and whoever had that may just have changed it.
        unit.session.refresh(version)
    if event.sizes:
        if version.sizes_queued > version.sizes_taken:
            # Whoever takes those looks for more afterwards.
            return
        version.sizes_queued = event.sizes
    unit.session.flush()
    unit.emit(VersionArrived(version.id))


def receive_size(unit: Unit, event: UploadAdvanced) -> None:
    """A further size of a ladder can be taken, before the rest is there."""
    receive_upload(unit, event.upload)


def give_up_rest(unit: Unit, event: UploadEnded) -> None:
    """The rest of a ladder will never come: what is there stays, and its creator is told."""
    version = repository.version_of_upload(unit.session, event.upload_id)
    if version is None or repository.lock_video_of(unit.session, version.id) is None:
        return
    unit.session.refresh(version)
    if version.status not in ENDED:
        fail(unit, version.id, ErrorCode.UPLOAD_GONE, NEVER_CAME)


def _new_version(unit: Unit, event: UploadCompleted) -> VideoVersion:
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
    unit.emit(VideoChanged(video.id, event.owner_id))
    return version


def _new(unit: Unit, event: UploadCompleted) -> Video:
    title = event.title or PurePath(event.filename).stem or UNTITLED
    video = Video(channel_id=event.channel_id, title=title[:TITLE_MAX])
    unit.session.add(video)
    unit.session.flush()
    return video
