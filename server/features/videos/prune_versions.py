"""Old versions go, so that a video which is sent anew each week does not fill the disk."""

from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session

from server.contract.media import TranscodingStatus
from server.features.uploads.folder import UploadFolder
from server.features.videos.models import Video, VideoVersion
from server.integrations.storage.port import Storage
from server.kit.db.lock import locked
from server.kit.db.unit import Units

SETTLED = (TranscodingStatus.COMPLETED, TranscodingStatus.FAILED)
BATCH = 50
"""Videos that are read at a time."""


def prune_versions(units: Units, storage: Storage, uploads: UploadFolder, keep: int) -> int:
    """Remove the oldest versions of videos that have more than ``keep``; returns how many.

    The one on air stays, however old, and so do the newest, which may be tried again and whose
    number must not come twice, and what is being made.
    """
    gone = superfluous(units, keep)
    for version in gone:
        _remove(units, storage, uploads, version)
    return len(gone)


def superfluous(units: Units, keep: int) -> list[VideoVersion]:
    """The versions that :func:`prune_versions` would remove."""
    found: list[VideoVersion] = []
    after: UUID | None = None
    while True:
        with units.read() as unit:
            videos = _with_many(unit.session, keep, after)
            query = sa.select(VideoVersion).where(VideoVersion.video_id.in_(videos))
            rows = unit.session.scalars(query.order_by(VideoVersion.version_number.desc()))
            by_video: dict[UUID, list[VideoVersion]] = {}
            for version in rows:
                by_video.setdefault(version.video_id, []).append(version)
        for versions in by_video.values():
            found += _oldest(versions, keep)
        if len(videos) < BATCH:
            return found
        after = videos[-1]


def _with_many(session: Session, keep: int, after: UUID | None) -> list[UUID]:
    """Some of the videos that have more versions than that, by their ids from ``after`` on."""
    query = sa.select(VideoVersion.video_id).group_by(VideoVersion.video_id)
    if after is not None:
        query = query.where(VideoVersion.video_id > after)
    many = query.having(sa.func.count() > keep).order_by(VideoVersion.video_id)
    return list(session.scalars(many.limit(BATCH)))


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
