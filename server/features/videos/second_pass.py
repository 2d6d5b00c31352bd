"""What becomes of a version's second pass. Its first one is not touched by it."""

from collections.abc import Mapping
from uuid import UUID

from server.contract.media import RenditionState, Resolution, SecondPass
from server.features.videos import repository
from server.features.videos.models import VideoVersion
from server.features.videos.progress import RenditionResult
from server.kit.db.unit import Unit

MAX_ATTEMPTS = 3
"""A file that kills its worker so often is let alone."""


def wanted(unit: Unit, version_id: UUID, run: int) -> VideoVersion | None:
    """The version, if it still waits for the second pass of that run; locked with its video."""
    video = repository.lock_video_of(unit.session, version_id)
    version = repository.version_by_id(unit.session, version_id)
    if video is None or version is None or version.run != run:
        return None
    return version if version.second_pass is SecondPass.WAITING else None


def begin(unit: Unit, version_id: UUID, run: int) -> bool:
    """Count one more attempt; False where nobody waits, or it was begun too often already."""
    version = wanted(unit, version_id, run)
    if version is None:
        return False
    version.second_attempts += 1
    if version.second_attempts > MAX_ATTEMPTS:
        version.second_pass = SecondPass.FAILED
    unit.session.flush()
    return version.second_pass is SecondPass.WAITING


def done(unit: Unit, version: VideoVersion, made: Mapping[Resolution, RenditionResult]) -> None:
    """Viewers have the second pictures of these rungs."""
    for asset in repository.assets_of(unit.session, [version.id])[version.id]:
        result = made.get(asset.resolution)
        if result is not None and asset.state is RenditionState.READY:
            asset.av1_codec, asset.av1_bitrate_kbps = result.codec, result.bitrate_kbps
            asset.av1_file_size_bytes = result.file_size_bytes
    version.second_pass = SecondPass.DONE
    unit.session.flush()


def failed(unit: Unit, version_id: UUID, run: int) -> None:
    """They could not be made; nobody tries it again by itself."""
    version = wanted(unit, version_id, run)
    if version is not None:
        version.second_pass = SecondPass.FAILED
        unit.session.flush()
