"""Old versions go, so that a video which is sent anew each week does not fill the disk."""

from uuid import UUID

import sqlalchemy as sa

from server.contract.media import TranscodingStatus
from server.features.uploads.folder import UploadFolder
from server.features.videos.models import Video, VideoVersion
from server.integrations.storage.port import Storage
from server.kit.db.lock import locked
from server.kit.db.unit import Units

SETTLED = (TranscodingStatus.COMPLETED, TranscodingStatus.FAILED)
BATCH = 50
"""Videos that are dealt with in one go: each version has files to delete."""


def prune_versions(units: Units, storage: Storage, uploads: UploadFolder, keep: int) -> int:
    """Remove the oldest versions of videos that have more than ``keep``; returns how many went.

    The one on air stays, however old, and so do the newest, which may be tried again and whose
    number must not come twice, and what is being made.
    """
    gone = superfluous(units, keep)
    for version in gone:
        _remove(units, storage, uploads, version)
    return len(gone)


def superfluous(units: Units, keep: int) -> list[VideoVersion]:
    """The versions of some videos that :func:`prune_versions` would remove next."""
    with units.read() as unit:
        many = (
            sa.select(VideoVersion.video_id)
            .group_by(VideoVersion.video_id)
            .having(sa.func.count() > keep)
            .limit(BATCH)
        )
        query = sa.select(VideoVersion).where(VideoVersion.video_id.in_(many))
        found = list(unit.session.scalars(query.order_by(VideoVersion.version_number.desc())))
    by_video: dict[UUID, list[VideoVersion]] = {}
    for version in found:
        by_video.setdefault(version.video_id, []).append(version)
    return [version for versions in by_video.values() for version in _oldest(versions, keep)]


def _oldest(versions: list[VideoVersion], keep: int) -> list[VideoVersion]:
    """The oldest of a video's versions, newest first, beyond ``keep``."""
    newest = versions[0]
    others = [version for version in versions if not (version.is_active or version is newest)]
    beside = keep - (len(versions) - len(others))
    return [version for version in others[max(beside, 0) :] if version.status in SETTLED]


def _remove(units: Units, storage: Storage, uploads: UploadFolder, version: VideoVersion) -> None:
    # The row first: from then on nobody can put it on air.
    with units.write() as unit:
        locked(unit.session, Video, version.video_id)
        still = unit.session.get(VideoVersion, version.id)
        if still is None or still.is_active:
            return
        unit.session.delete(still)
    if version.upload_id is not None:
        uploads.remove(version.upload_id)
    storage.delete(version.folder_key)
