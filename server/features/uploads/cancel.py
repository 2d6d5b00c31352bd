"""End an upload before its end, by its owner's will or by the clock."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from server.contract.uploads import UploadState
from server.features.channels.events import ChannelChanged
from server.features.uploads import repository
from server.features.uploads.events import UploadEnded
from server.features.uploads.folder import UploadFolder
from server.features.uploads.models import Upload
from server.kit.db.unit import Unit, Units

BATCH = 100
STRAY = timedelta(days=1)
"""After which a folder without an upload is nobody's who is just about to begin one."""


def cancel_upload(unit: Unit, upload: Upload) -> None:
    """Give the upload up; its place in the week is free again. A completed one stays."""
    if upload.will_expire:
        _end(unit, upload, UploadState.CANCELLED)


def refuse_upload(unit: Unit, upload_id: UUID) -> None:
    """The upload brought no video that could be taken: it does not count for the quota."""
    upload = unit.session.get(Upload, upload_id)
    if upload is not None and upload.state in {UploadState.COMPLETED, UploadState.RECEIVING}:
        _end(unit, upload, UploadState.REFUSED)


def link_to_video(unit: Unit, upload_id: UUID, video_id: UUID) -> None:
    """Remember what became of the upload, for whoever asks by its address."""
    upload = unit.session.get(Upload, upload_id)
    if upload is not None:
        upload.video_id = video_id


def expire_uploads(units: Units, folder: UploadFolder, before: datetime) -> int:
    """Collect some of the uploads that expired before that time; returns how many."""
    with units.write() as unit:
        stale = repository.expired(unit.session, before, BATCH)
        for upload in stale:
            _end(unit, upload, UploadState.EXPIRED)
    for upload in stale:
        folder.remove(upload.id)
    return len(stale)


def release_parts(units: Units, folder: UploadFolder, parts: Sequence[UUID]) -> None:
    """The parts' bytes are in another upload now: give the parts up."""
    with units.write() as unit:
        for part_id in sorted(set(parts)):
            part = unit.session.get(Upload, part_id)
            if part is not None and part.will_expire:
                _end(unit, part, UploadState.JOINED)
    for part_id in parts:
        folder.remove(part_id)


def sweep_folders(units: Units, folder: UploadFolder) -> int:
    """Collect folders that no upload under way owns: crashes may leave them; returns how many."""
    found = folder.older_than(units.clock() - STRAY)
    gone = 0
    for start in range(0, len(found), BATCH):
        batch = found[start : start + BATCH]
        with units.read() as unit:
            owned = repository.holding_bytes(unit.session, batch)
        strays = [upload_id for upload_id in batch if upload_id not in owned]
        for upload_id in strays:
            folder.remove(upload_id)
        gone += len(strays)
    return gone


def _end(unit: Unit, upload: Upload, state: UploadState) -> None:
    upload.state = state
    unit.session.flush()
    unit.emit(UploadEnded(upload.id))
    unit.emit(ChannelChanged(upload.channel_id, upload.owner_id))
