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
    sizes: int = 0
    """How many of a ladder's are there; 0: the file is a source."""


@dataclass(frozen=True)
class UploadAdvanced:
    """A further size of a ladder is on the disk, and more will come."""

    upload: UploadCompleted
    """As if it were complete."""


@dataclass(frozen=True)
class UploadEnded:
    """Nothing more of an upload will come, and it is not complete."""

    upload_id: UUID
