"""Commit an offset, and complete the upload when it is the last one."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

import sqlalchemy as sa

from server.contract.uploads import UploadState
from server.features.channels.events import ChannelChanged
from server.features.uploads.create import LIFE
from server.features.uploads.events import UploadAdvanced, UploadCompleted
from server.features.uploads.models import Upload
from server.kit.db.unit import Unit, Units


def commit_offset(unit: Unit, upload_id: UUID, offset: int) -> Upload | None:
    """Record that the first ``offset`` bytes are on the disk. It never goes back.

    Returns:
        The upload; None when it is no longer being received.
    """
    upload = unit.session.scalar(
        sa.select(Upload)
        .where(Upload.id == upload_id, Upload.state == UploadState.RECEIVING)
        .with_for_update()
    )
    if upload is None:
        return None
    before, upload.offset = upload.sizes, max(upload.offset, offset)
    upload.expires_at = unit.clock() + LIFE
    if upload.is_whole:
        upload.state = UploadState.COMPLETED
        unit.session.flush()
        if upload.is_part:
            return upload
        unit.emit(_as_complete(upload))
        unit.emit(ChannelChanged(upload.channel_id, upload.owner_id))
    elif upload.sizes > before:
        unit.session.flush()
        unit.emit(UploadAdvanced(_as_complete(upload)))
    return upload


def _as_complete(upload: Upload) -> UploadCompleted:
    return UploadCompleted(
        upload.id,
        upload.channel_id,
        upload.owner_id,
        upload.filename,
        upload.title,
        upload.length or upload.offset,
        upload.replaces,
        upload.sizes,
    )


@dataclass(frozen=True)
class Committer:
    """Commits offsets of one upload, from any thread."""

    units: Units
    upload_id: UUID

    def __call__(self, offset: int) -> None:
        """Record the offset in a transaction of its own."""
        with self.units.write() as unit:
            commit_offset(unit, self.upload_id, offset)


Commit = Callable[[int], None]
