"""What uploads tell the features above them."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True)
class UploadBegun:
    """Somebody is about to send a file; who refuses it here spares them sending it."""

    owner_id: UUID
    replaces: str | None
    """What the file is a new version of, in the client's words; see ``VIDEO_KEY``."""


@dataclass(frozen=True)
class UploadCompleted:
    """Every byte of a file is on the disk."""

    upload_id: UUID
    channel_id: UUID
    owner_id: UUID
    filename: str
    title: str
    length: int
    replaces: str | None = None
    """As in :class:`UploadBegun`."""
