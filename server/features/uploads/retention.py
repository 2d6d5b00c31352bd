"""How long unfinished uploads, and the records of finished ones, are kept."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from server.contract.uploads import UploadState
from server.features.uploads import repository
from server.features.uploads.cancel import expire_uploads, sweep_folders
from server.features.uploads.folder import UploadFolder
from server.features.uploads.models import Upload
from server.kit.db.unit import Units
from server.kit.providers import Providers
from server.kit.retention import Rule, count, deletes


def _due(session: Session, before: datetime) -> int:
    stale = sa.and_(repository.ABANDONABLE, Upload.expires_at < before)
    return count(session, Upload, stale)


def _collect(providers: Providers, before: datetime) -> int:
    units, folder = providers.get(Units), providers.get(UploadFolder)
    # Once they are all collected, what crashes have left behind.
    return expire_uploads(units, folder, before) or sweep_folders(units, folder)


def _is_over(before: datetime) -> sa.ColumnElement[bool]:
    # A file that was not settled in the store yet lies in the folder, and only this row says so.
    settled = sa.or_(Upload.state != UploadState.COMPLETED, Upload.sha256.is_not(None))
    return sa.and_(Upload.state != UploadState.RECEIVING, settled, Upload.updated_at < before)


RULES = (
    Rule(
        "stale_uploads",
        "Uploads that nobody has continued, counted from when they expired: their bytes go.",
        "keep_expired_uploads_days",
        _due,
        _collect,
    ),
    Rule(
        "upload_records",
        "The records of finished, cancelled and expired uploads, counted from their end.",
        "keep_upload_records_days",
        *deletes(Upload, _is_over),
    ),
)
