"""What videos tell the features above them."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True)
class VersionArrived:
    """A source file is complete and waits to be made playable."""

    version_id: UUID


@dataclass(frozen=True)
class VersionPlayable:
    """Viewers can have a version; told again when more of it is made."""

    version_id: UUID


@dataclass(frozen=True)
class VideoChanged:
    """A video, or the progress of its newest version, is not what it was."""

    video_id: UUID
    owner_id: UUID


@dataclass(frozen=True)
class VideoDeleted:
    """A video was put in the bin."""

    video_id: UUID
    owner_id: UUID
