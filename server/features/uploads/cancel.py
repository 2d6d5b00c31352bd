"""End an upload before its end, by its owner's will or by the clock."""

from datetime import datetime
from uuid import UUID

from server.contract.uploads import UploadState
from server.features.channels.events import ChannelChanged
from server.features.uploads import repository
from server.features.uploads.folder import UploadFolder
from server.features.uploads.models import Upload
from server.kit.db.unit import Unit, Units

BATCH = 100


def cancel_upload(unit: Unit, upload: Upload) -> None:
    """Give the upload up; its place in the week is free again. A completed one stays."""
    if upload.state is UploadState.RECEIVING:
        _end(unit, upload, UploadState.CANCELLED)


def refuse_upload(unit: Unit, upload_id: UUID) -> None:
    """The upload brought no video that could be taken: it does not count for the quota."""
    upload = unit.session.get(Upload, upload_id)
    if upload is not None and upload.state is UploadState.COMPLETED:
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


def _end(unit: Unit, upload: Upload, state: UploadState) -> None:
    upload.state = state
    unit.session.flush()
    unit.emit(ChannelChanged(upload.channel_id, upload.owner_id))
