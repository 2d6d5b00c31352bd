"""Renditions: the sizes a video is offered in, and how far each one is."""

from enum import StrEnum
from uuid import UUID

from pydantic import AwareDatetime

from server.contract.shapes import Out


class Resolution(StrEnum):
    """A rung of the ladder, named by the length in pixels of the picture's short side."""

    P240 = "240p"
    P360 = "360p"
    P480 = "480p"
    P720 = "720p"
    P1080 = "1080p"
    P1440 = "1440p"

    @property
    def short_side(self) -> int:
        """Pixels along the short side."""
        return int(self.value.removesuffix("p"))


class TranscodingStatus(StrEnum):
    """How far a version is."""

    PENDING = "PENDING"
    """Waits for a worker."""
    PROCESSING = "PROCESSING"
    """Being encoded."""
    COMPLETED = "COMPLETED"
    """All that will be made of it is made."""
    FAILED = "FAILED"
    """Given up, with a sentence for its creator."""


class SecondPass(StrEnum):
    """How far a version's pictures in AV1 are, which follow where a video is watched."""

    WAITING = "WAITING"
    """Asked for, or under way."""
    DONE = "DONE"
    """Viewers have them."""
    FAILED = "FAILED"
    """They could not be made; the first pass's stand."""


class RenditionState(StrEnum):
    """How far one rung is."""

    WAITING = "WAITING"
    """Planned."""
    ENCODING = "ENCODING"
    """Under way."""
    READY = "READY"
    """In the store."""
    FAILED = "FAILED"
    """Could not be made; the other rungs stand."""


class RenditionOut(Out):
    """One rung and its progress."""

    resolution: Resolution
    state: RenditionState
    percent: float
    """0 to 100."""
    seconds_left: int | None
    """Estimate; null while there is nothing to estimate from."""


class VersionOut(Out):
    """One uploaded source of a video, and how far it is."""

    number: int
    """From 1; a later upload has the higher one."""
    is_active: bool
    """Viewers get this one."""
    playable: bool
    """At least one size can be played."""
    status: TranscodingStatus
    source_filename: str
    source_bytes: int
    duration_seconds: float | None
    width: int | None
    height: int | None
    error_message: str | None
    completed_at: AwareDatetime | None


class ProcessingOut(Out):
    """Everything a creator sees of a version being made ready."""

    version_id: UUID
    version_number: int
    status: TranscodingStatus
    waiting_before: int | None
    """How many videos are taken up before this one; null once its own turn has come."""
    percent: float
    """0 to 100 over the whole ladder, weighted by the work in each rung."""
    seconds_left: int | None
    renditions: list[RenditionOut]
    """Lowest rung first."""
    error_code: str | None
    error_message: str | None
    started_at: AwareDatetime | None
    completed_at: AwareDatetime | None
