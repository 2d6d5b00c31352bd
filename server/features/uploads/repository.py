"""Queries over uploads."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session

from server.contract.errors import ErrorCode
from server.contract.uploads import UploadState
from server.features.uploads.models import Upload
from server.features.uploads.protocol import PARTIAL
from server.kit.errors import GoneError, NotFoundError

COUNTED = (UploadState.RECEIVING, UploadState.COMPLETED)
GONE = (UploadState.CANCELLED, UploadState.EXPIRED, UploadState.JOINED)
UNJOINED = sa.and_(Upload.concat == PARTIAL, Upload.state.in_(COUNTED))
ABANDONABLE = sa.or_(Upload.state == UploadState.RECEIVING, UNJOINED)
"""What is collected when nobody goes on with it."""


def own_upload(session: Session, upload_id: UUID, owner_id: UUID) -> Upload:
    """The owner's upload.

    Raises:
        NotFoundError: there is none, or it is somebody else's.
        GoneError: it was cancelled, has expired, or was joined into another.
    """
    upload = session.get(Upload, upload_id)
    if upload is None or upload.owner_id != owner_id:
        raise NotFoundError("There is no such upload.")
    if upload.state in GONE:
        raise GoneError(
            "This upload was joined into another one."
            if upload.state is UploadState.JOINED
            else "This upload was cancelled or has expired. Start it again.",
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
            Upload.concat != PARTIAL,
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


def bytes_of_parts(session: Session, channel_id: UUID, unknown: int) -> int:
    """Bytes of the channel's parts that wait to be joined, sent or still to be.

    Args:
        session: The unit's.
        channel_id: Whose.
        unknown: What a part counts whose length is not known yet.
    """
    query = sa.select(sa.func.coalesce(sa.func.sum(sa.func.coalesce(Upload.length, unknown)), 0))
    return int(session.scalar(query.where(UNJOINED, Upload.channel_id == channel_id)) or 0)


def unfinished(session: Session, owner_id: UUID, *, part: bool) -> int:
    """How many of the owner's uploads wait for bytes; of parts, also those that have them all."""
    waiting = (
        UNJOINED if part else sa.and_(Upload.concat == "", Upload.state == UploadState.RECEIVING)
    )
    query = sa.select(sa.func.count()).select_from(Upload)
    return session.scalar(query.where(Upload.owner_id == owner_id, waiting)) or 0


def joined_as(session: Session, owner_id: UUID, concat: str, metadata: str) -> Upload | None:
    """The owner's upload that was joined of just these parts, and is called the same."""
    return session.scalar(
        sa.select(Upload).where(
            Upload.owner_id == owner_id,
            Upload.state == UploadState.COMPLETED,
            Upload.concat == concat,
            Upload.metadata_header == metadata,
        )
    )


def holding_bytes(session: Session, upload_ids: Sequence[UUID]) -> set[UUID]:
    """Which of these may have bytes in the folder."""
    query = sa.select(Upload.id).where(Upload.id.in_(upload_ids), Upload.state.in_(COUNTED))
    return set(session.scalars(query))


def expired(session: Session, at: datetime, limit: int) -> list[Upload]:
    """Uploads that nobody has continued in time."""
    return list(
        session.scalars(
            sa.select(Upload)
            .where(ABANDONABLE, Upload.expires_at < at)
            .limit(limit)
            .with_for_update(skip_locked=True)
        )
    )
