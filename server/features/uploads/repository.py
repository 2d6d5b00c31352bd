"""Queries over uploads."""

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session

from server.contract.errors import ErrorCode
from server.contract.uploads import UploadState
from server.features.uploads.models import Upload
from server.kit.errors import GoneError, NotFoundError

COUNTED = (UploadState.RECEIVING, UploadState.COMPLETED)
GONE = (UploadState.CANCELLED, UploadState.EXPIRED)


def own_upload(session: Session, upload_id: UUID, owner_id: UUID) -> Upload:
    """The owner's upload.

    Raises:
        NotFoundError: there is none, or it is somebody else's.
        GoneError: it was cancelled, or has expired.
    """
    upload = session.get(Upload, upload_id)
    if upload is None or upload.owner_id != owner_id:
        raise NotFoundError("There is no such upload.")
    if upload.state in GONE:
        raise GoneError(
            "This upload was cancelled or has expired. Start it again.",
            code=ErrorCode.UPLOAD_GONE,
        )
    return upload


def receiving_as(session: Session, owner_id: UUID, client_ref: str) -> Upload | None:
    """The owner's upload under way that its client calls so."""
    return session.scalar(
        sa.select(Upload).where(
            Upload.owner_id == owner_id,
            Upload.client_ref == client_ref,
            Upload.state == UploadState.RECEIVING,
        )
    )


def counted_since(session: Session, channel_id: UUID, since: datetime) -> list[datetime]:
    """When the channel's uploads that count were begun, oldest first."""
    begun = (
        sa.select(Upload.created_at)
        .where(
            Upload.channel_id == channel_id,
            Upload.created_at > since,
            Upload.state.in_(COUNTED),
        )
        .order_by(Upload.created_at)
    )
    return list(session.scalars(begun))


def promised_bytes(session: Session, since: datetime) -> int:
    """Bytes that uploads have announced and not yet sent, of those that moved ``since``.

    What nobody sends any more keeps no room from others.
    """
    return (
        session.scalar(
            sa.select(sa.func.coalesce(sa.func.sum(Upload.length - Upload.offset), 0)).where(
                Upload.state == UploadState.RECEIVING,
                Upload.length.is_not(None),
                Upload.updated_at > since,
            )
        )
        or 0
    )


def expired(session: Session, at: datetime, limit: int) -> list[Upload]:
    """Uploads that nobody has continued in time."""
    return list(
        session.scalars(
            sa.select(Upload)
            .where(Upload.state == UploadState.RECEIVING, Upload.expires_at < at)
            .limit(limit)
            .with_for_update(skip_locked=True)
        )
    )
