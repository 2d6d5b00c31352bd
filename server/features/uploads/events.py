"""What uploads tell the features above them."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True)
class UploadCompleted:
    """Every byte of a file is on the disk."""

    upload_id: UUID
    channel_id: UUID
    owner_id: UUID
    filename: str
    title: str
    length: int
