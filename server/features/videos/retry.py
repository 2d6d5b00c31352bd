"""Try a failed version again."""

from collections.abc import Sequence

from server.contract.media import RenditionState, TranscodingStatus
from server.contract.videos import VideoStatus
from server.features.videos import repository
from server.features.videos.edit import changed
from server.features.videos.events import VersionArrived
from server.features.videos.listed import recounting
from server.features.videos.models import Video, VideoAsset, VideoVersion
from server.kit.db.unit import Unit
from server.kit.errors import ConflictError


def retry_processing(unit: Unit, video: Video) -> None:
    """Make what is missing of the newest version, with a fresh count of attempts.

    What viewers have stays on air meanwhile.

    Raises:
        ConflictError: nothing of it has failed.
        NotFoundError: it was deleted meanwhile.
    """
    with recounting(unit, video):
        version = _begin_again(unit, video)
        # Only what has no status of its own: one that was taken down stays so.
        if video.status is VideoStatus.FAILED:
            video.status = VideoStatus.PROCESSING
    unit.session.flush()
    unit.emit(VersionArrived(version.id))
    changed(unit, video)


def _begin_again(unit: Unit, video: Video) -> VideoVersion:
    version = repository.versions_of(unit.session, [video]).get(video.id)
    assets = repository.assets_of(unit.session, [version.id])[version.id] if version else []
    if version is None or not _has_failed(version, assets):
        raise ConflictError("This video has not failed, so there is nothing to try again.")
    version.status = TranscodingStatus.PENDING
    version.attempts = 0
    version.run += 1
    version.error_code = version.error_message = version.completed_at = None
    for asset in assets:
        if asset.state is not RenditionState.READY:
            asset.state, asset.percent = RenditionState.WAITING, 0.0
    return version


def _has_failed(version: VideoVersion, assets: Sequence[VideoAsset]) -> bool:
    if version.status is TranscodingStatus.COMPLETED:
        return any(asset.state is RenditionState.FAILED for asset in assets)
    return version.status is TranscodingStatus.FAILED
