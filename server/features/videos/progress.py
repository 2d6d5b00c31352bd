"""What the encoder reports of a version on its way to being playable.

Each function is one small step of a version's life, safe to repeat: steps of a durable job
run at least once. Each locks the video first, as its owner and moderation do.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from uuid import UUID

import sqlalchemy as sa

from server.contract.errors import ErrorCode
from server.contract.media import RenditionState, Resolution, TranscodingStatus
from server.contract.videos import VideoStatus
from server.features.uploads.cancel import refuse_upload
from server.features.uploads.models import Upload
from server.features.videos import repository
from server.features.videos.events import VersionArrived, VersionPlayable, VideoChanged
from server.features.videos.listed import recounting
from server.features.videos.models import Video, VideoAsset, VideoVersion
from server.features.videos.versions import activate
from server.kit.db.unit import Unit
from server.kit.errors import NotFoundError

ENDED = frozenset({TranscodingStatus.COMPLETED, TranscodingStatus.FAILED})
"""Of a version: only its creator's wish begins it again."""
MOVING_UP = 10
"""So many of those that wait are told when one before them is taken up; to the others it is
nothing that their creators would watch."""


@dataclass(frozen=True)
class SourceFacts:
    """What was found in the source."""

    duration_seconds: float
    width: int
    height: int
    codec: str


@dataclass(frozen=True)
class Rung:
    """One planned rendition; width and height in pixels."""

    resolution: Resolution
    width: int
    height: int


@dataclass(frozen=True)
class RenditionResult:
    """A finished rung as it is in the store."""

    bitrate_kbps: int
    file_size_bytes: int
    codec: str
    playlist_key: str
    segment_path_prefix: str


def begin(unit: Unit, version_id: UUID, run: int | None = None) -> VideoVersion:
    """Work on the version begins, or begins again.

    A job that was cut off at its very end begins again too: what has ended stays as it is.

    Args:
        run: The version's that the job belongs to; a later one is none of its business.

    Returns:
        The version, with ``attempts`` raised by one.

    Raises:
        NotFoundError: the version, or its video, was deleted meanwhile.
    """
    version, _ = _load(unit, version_id)
    if version.status in ENDED or run not in {None, version.run}:
        return version
    version.attempts += 1
    version.status = TranscodingStatus.PROCESSING
    version.started_at = version.started_at or unit.clock()
    _changed(unit, version)
    for video in repository.next_waiting(unit.session, MOVING_UP):
        unit.emit(VideoChanged(video.id, repository.owner_of(unit.session, video)))
    return version


def uncount_attempt(unit: Unit, version_id: UUID) -> None:
    """The attempt under way ends through no fault of the file."""
    version = repository.version_by_id(unit.session, version_id)
    if version is not None and version.attempts > 0:
        version.attempts -= 1


def plan(unit: Unit, version_id: UUID, facts: SourceFacts, rungs: Sequence[Rung]) -> None:
    """Record what the source is and which rungs will be made of it."""
    version, _ = _load(unit, version_id)
    version.duration_seconds = facts.duration_seconds
    version.width, version.height = facts.width, facts.height
    version.source_codec = facts.codec
    version.transcoding_profiles = [rung.resolution.value for rung in rungs]
    for rung in rungs:
        if repository.asset(unit.session, version_id, rung.resolution) is None:
            unit.session.add(
                VideoAsset(
                    video_version_id=version_id,
                    resolution=rung.resolution,
                    width=rung.width,
                    height=rung.height,
                )
            )
    unit.session.flush()
    _changed(unit, version)


def report(
    unit: Unit,
    version_id: UUID,
    resolutions: Sequence[Resolution],
    percent: float,
    seconds_left: int | None,
) -> None:
    """These rungs, encoded together, are ``percent`` done. What viewers have stays ready."""
    version, _ = _load(unit, version_id)
    for resolution in resolutions:
        asset = _asset(unit, version_id, resolution)
        if asset.state is RenditionState.READY:
            continue
        asset.state = RenditionState.ENCODING
        asset.percent = round(min(max(percent, 0.0), 100.0), 1)
        asset.seconds_left = seconds_left
    unit.session.flush()
    _changed(unit, version)


def rendition_ready(
    unit: Unit, version_id: UUID, resolution: Resolution, result: RenditionResult
) -> None:
    """The rung is in the store."""
    version, _ = _load(unit, version_id)
    asset = _asset(unit, version_id, resolution)
    asset.state = RenditionState.READY
    asset.percent, asset.seconds_left = 100.0, None
    asset.bitrate_kbps, asset.codec = result.bitrate_kbps, result.codec
    asset.file_size_bytes, asset.playlist_key = result.file_size_bytes, result.playlist_key
    asset.segment_path_prefix = result.segment_path_prefix
    # The playlist that this is told after names no second picture.
    asset.av1_codec = asset.av1_bitrate_kbps = asset.av1_file_size_bytes = None
    version.second_pass, version.second_attempts = None, 0
    unit.session.flush()
    _changed(unit, version)


def drop(unit: Unit, version_id: UUID, resolutions: Collection[Resolution]) -> None:
    """These rungs were planned, and would bring viewers nothing: they are not made."""
    version, _ = _load(unit, version_id)
    for asset in repository.assets_of(unit.session, [version_id])[version_id]:
        if asset.resolution in resolutions and asset.state is not RenditionState.READY:
            unit.session.delete(asset)
    planned = version.transcoding_profiles or []
    version.transcoding_profiles = [each for each in planned if each not in resolutions]
    unit.session.flush()
    _changed(unit, version)


def sizes_taken(unit: Unit, version_id: UUID, sizes: int) -> bool:
    """So many sizes of a ladder are verified and in the store; whether more have come meanwhile."""
    version, _ = _load(unit, version_id)
    version.sizes_taken, version.attempts = sizes, 0
    # Only now, under the video's lock: what comes later finds nobody at work, and queues a job.
    upload = unit.session.get(Upload, version.upload_id) if version.upload_id else None
    more = upload is not None and upload.sizes > sizes
    if upload is not None and more:
        version.sizes_queued = upload.sizes
        unit.session.flush()
        unit.emit(VersionArrived(version_id))
    return more


def rendition_failed(unit: Unit, version_id: UUID, resolution: Resolution) -> None:
    """The rung could not be made; the others stand. One that was dropped is not missed."""
    version, _ = _load(unit, version_id)
    asset = repository.asset(unit.session, version_id, resolution)
    if asset is None:
        return
    asset.state, asset.seconds_left = RenditionState.FAILED, None
    unit.session.flush()
    _changed(unit, version)


def poster_ready(unit: Unit, version_id: UUID) -> None:
    """The poster is in the store."""
    version, _ = _load(unit, version_id)
    version.has_poster = True
    version.poster_changes += 1
    _changed(unit, version)


def playable(unit: Unit, version_id: UUID) -> None:
    """A first rung and the multivariant playlist are in the store: viewers can have it."""
    version, video = _load(unit, version_id)
    version.playable = True
    # What viewers have stays until all of the new one is there.
    if video.active_version_id in {None, version.id}:
        activate(unit, video, version)
    unit.emit(VersionPlayable(version_id))
    _changed(unit, version)


def complete(unit: Unit, version_id: UUID) -> None:
    """Nothing more will be made of this version. Viewers get it in place of an older one."""
    version, video = _load(unit, version_id)
    if version.status is TranscodingStatus.COMPLETED:
        # Told twice: its owner may have gone back to an older version meanwhile.
        return
    version.status = TranscodingStatus.COMPLETED
    version.completed_at = unit.clock()
    if version.playable and _is_newest(unit, video, version):
        activate(unit, video, version)
    _changed(unit, version)


def fail(
    unit: Unit,
    version_id: UUID,
    code: ErrorCode,
    message: str,
    *,
    refused: bool = False,
    run: int | None = None,
) -> None:
    """The version is given up, with a sentence for its creator.

    Args:
        refused: the file itself is to blame, so that it does not count for the quota.
        run: The version's that is given up; nothing is done where that is over. None: whichever.
    """
    version, video = _load(unit, version_id)
    if run is not None and (run != version.run or version.status in ENDED):
        return
    version.status = TranscodingStatus.FAILED
    version.error_code, version.error_message = code.value, message
    version.completed_at = unit.clock()
    with recounting(unit, video):
        # Only what waited for it: one that was taken down meanwhile stays so.
        if video.status is VideoStatus.PROCESSING and video.active_version_id is None:
            video.status = VideoStatus.FAILED
    for asset in repository.assets_of(unit.session, [version_id])[version_id]:
        if asset.state is not RenditionState.READY:
            asset.state, asset.seconds_left = RenditionState.FAILED, None
    if refused and version.upload_id is not None:
        refuse_upload(unit, version.upload_id)
    _changed(unit, version)


def _load(unit: Unit, version_id: UUID) -> tuple[VideoVersion, Video]:
    video = repository.lock_video_of(unit.session, version_id)
    version = repository.version_by_id(unit.session, version_id)
    if version is None or video is None:
        raise NotFoundError("This video was deleted.")
    return version, video


def _is_newest(unit: Unit, video: Video, version: VideoVersion) -> bool:
    """Of those that can be played: an older one that is tried again does not take their place."""
    newest = sa.select(sa.func.max(VideoVersion.version_number)).where(
        VideoVersion.video_id == video.id, VideoVersion.playable
    )
    return bool(unit.session.scalar(newest) == version.version_number)


def _asset(unit: Unit, version_id: UUID, resolution: Resolution) -> VideoAsset:
    asset = repository.asset(unit.session, version_id, resolution)
    if asset is None:
        raise NotFoundError(f"The {resolution} rung of this version was never planned.")
    return asset


def _changed(unit: Unit, version: VideoVersion) -> None:
    video = repository.video_by_id(unit.session, version.video_id)
    if video is not None:
        video.updated_at = unit.clock()
        unit.session.flush()
        unit.emit(VideoChanged(video.id, repository.owner_of(unit.session, video)))
