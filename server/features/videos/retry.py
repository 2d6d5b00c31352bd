"""Try a failed version again."""

from server.contract.media import TranscodingStatus
from server.contract.videos import VideoStatus
from server.features.videos import repository
from server.features.videos.edit import changed
from server.features.videos.events import VersionArrived
from server.features.videos.models import Video
from server.kit.db.unit import Unit
from server.kit.errors import ConflictError


def retry_processing(unit: Unit, video: Video) -> None:
    """Start the newest version over, with a fresh count of attempts.

    Raises:
        ConflictError: it has not failed.
    """
    version = repository.versions_of(unit.session, [video]).get(video.id)
    if version is None or version.status is not TranscodingStatus.FAILED:
        raise ConflictError("This video has not failed, so there is nothing to try again.")
    version.status = TranscodingStatus.PENDING
    version.attempts = 0
    version.run += 1
    version.error_code = version.error_message = version.completed_at = None
    if not version.playable:
        video.status = VideoStatus.PROCESSING
    unit.session.flush()
    unit.emit(VersionArrived(version.id))
    changed(unit, video)
