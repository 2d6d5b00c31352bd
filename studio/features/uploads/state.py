"""What an upload is, as everyone above the engine sees it.

::

    CHECKING ──► REFUSED                          (this computer or the quota says no)
        │
        ▼
    ENCODING                  (only where the sizes are made on this computer; also PAUSED)
        │
        ▼
    WAITING ◄──► SENDING ──► PROCESSING ──► READY ──► PUBLISHED
        ▲  ▲        │  │          │
        │  └─ RETRYING ◄┘         └──► FAILED     (the server could not make it playable)
        │     NO_NETWORK
        └─── PAUSED                FAILED also: the file has gone or has changed here

CANCELLED is reached from every state before PROCESSING.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from uuid import UUID

from server.contract.videos import VideoOut


class ItemState(StrEnum):
    """Where an upload stands."""

    CHECKING = "CHECKING"
    """Being probed on this computer; nothing has been sent."""
    REFUSED = "REFUSED"
    """Cannot be sent; ``error`` says why and what to do. ``retry`` checks again."""
    ENCODING = "ENCODING"
    """Its sizes are made on this computer, or will be when its turn comes."""
    WAITING = "WAITING"
    """In the queue, behind others."""
    SENDING = "SENDING"
    PAUSED = "PAUSED"
    """By the person, or because the session ended (``error`` then says so)."""
    NO_NETWORK = "NO_NETWORK"
    """The server cannot be reached; goes on by itself. ``retry_at`` is the next attempt."""
    RETRYING = "RETRYING"
    """The server is busy, full or broken; goes on by itself at ``retry_at``."""
    PROCESSING = "PROCESSING"
    """All bytes are safe on the server; it makes the video playable."""
    READY = "READY"
    """Playable in at least one size, not published."""
    PUBLISHED = "PUBLISHED"
    FAILED = "FAILED"
    """``error`` says why. ``retry`` begins again where that makes sense."""
    CANCELLED = "CANCELLED"

    @property
    def finished(self) -> bool:
        """Nothing more happens by itself, and nothing is owed to the person."""
        return self in {ItemState.PUBLISHED, ItemState.CANCELLED}

    @property
    def sends(self) -> bool:
        """Has bytes still to send and will do so by itself."""
        return self in {
            ItemState.WAITING,
            ItemState.SENDING,
            ItemState.NO_NETWORK,
            ItemState.RETRYING,
        }


@dataclass(frozen=True, slots=True)
class ItemError:
    """Why an upload stands still.

    Attributes:
        code: An ``ErrorCode`` or ``ClientCode``; translate by it.
        message: The same in plain English, with the numbers in it.
        retryable: Whether *Try again* can help.
    """

    code: str
    message: str
    retryable: bool


@dataclass(frozen=True, slots=True)
class UploadItem:
    """One upload as it is now; a new object replaces it at every change.

    Attributes:
        id: This computer's own id of the upload.
        account_key: Whose queue it is in.
        path: The file on this computer.
        title: The title the video begins with.
        filename: The creator's name for the file.
        size: Bytes.
        duration_seconds: As probed here; null until checked.
        state: Where it stands.
        sent_bytes: How many bytes the server has, or is just receiving.
        speed_bytes_per_second: While sending, smoothed; else null.
        seconds_left: While sending, for the bytes; else null.
        error: Why it stands still, or null.
        retry_at: When the next attempt is, in states NO_NETWORK and RETRYING.
        video_id: Once all bytes are on the server.
        video: The video as the server last told; its ``processing`` has percent and rungs.
        thumbnail: A small picture from the file, on this computer; null if there is none.
        content_verified: True when the server's sha256 equals the file's, False when it does
            not (``error`` then says so), null until compared.
        created_at: When it was added.
        finished_at: When the last byte was safe on the server.
        encodes_here: Whether its sizes are made on this computer, and sent in its place.
        encoded: How much of that is done, 0 to 1.
        encoding_left: Seconds left for it; null while that cannot be told.
        encoding: The sizes that are being made.
        bytes_to_send: Of what is sent; null while it is the file.
        ladder_problem: Why the file is sent although its sizes were to be, or null.
    """

    id: UUID
    account_key: str
    path: Path
    title: str
    filename: str
    size: int
    duration_seconds: float | None
    state: ItemState
    sent_bytes: int
    speed_bytes_per_second: float | None
    seconds_left: float | None
    error: ItemError | None
    retry_at: datetime | None
    video_id: UUID | None
    video: VideoOut | None
    thumbnail: Path | None
    content_verified: bool | None
    created_at: datetime
    finished_at: datetime | None
    encodes_here: bool = False
    encoded: float = 0.0
    encoding_left: float | None = None
    encoding: tuple[str, ...] = ()
    bytes_to_send: int | None = None
    ladder_problem: ItemError | None = None

    @property
    def fraction_sent(self) -> float:
        """0 to 1."""
        whole = self.size if self.bytes_to_send is None else self.bytes_to_send
        return self.sent_bytes / whole if whole else 0.0


ItemObserver = Callable[[UUID, UploadItem | None], None]
"""Told in the event loop's thread of each change; null when the item left the list."""
