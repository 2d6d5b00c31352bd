"""What the user interface may ask of the upload engine; the engine's tests hold it to this."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Protocol
from uuid import UUID

from server.contract.channels import QuotaOut
from server.contract.videos import Visibility
from studio.features.uploads.state import ItemObserver, UploadItem


class Uploads(Protocol):
    """The queue of one account, driven.

    All methods belong to the event loop's thread. The coroutines return once the queue on
    disk holds the change; what follows from it is told to the observers. A command that does
    not fit the item's state (pausing a finished upload) does nothing.
    """

    def items(self) -> list[UploadItem]:
        """Every upload of the list, in the queue's order."""
        ...

    def subscribe(self, observer: ItemObserver) -> Callable[[], None]:
        """Tell ``observer`` of every change; the returned function stops it."""
        ...

    async def quota(self) -> QuotaOut:
        """What the channel may upload now, asked of the server.

        Raises:
            StudioError: Offline, or the session ended.
        """
        ...

    async def add(self, paths: Iterable[Path], replaces: UUID | None = None) -> list[UUID]:
        """Queue files; folders give the files in them. Each is checked, then sent by itself.

        Args:
            paths: Files and folders.
            replaces: The video that they are new versions of.
        """
        ...

    async def pause(self, item_id: UUID) -> None:
        """Stop sending at once; what the server has is kept."""
        ...

    async def resume(self, item_id: UUID) -> None:
        """Go on with a paused upload, or try a waiting one now."""
        ...

    async def retry(self, item_id: UUID) -> None:
        """Check a refused file again, or begin a failed upload again."""
        ...

    async def cancel(self, item_id: UUID) -> None:
        """Give an unfinished upload up, here and on the server. It stays in the list."""
        ...

    async def remove(self, item_id: UUID) -> None:
        """Take an upload out of the list; an unfinished one is cancelled first."""
        ...

    async def pause_all(self) -> None:
        """Pause everything that has bytes to send."""
        ...

    async def resume_all(self) -> None:
        """Go on with everything that is paused."""
        ...

    async def encode_here(self, item_id: UUID, *, wanted: bool) -> None:
        """Make an upload's sizes on this computer first, or let the server make them.

        Only before its first byte has been sent.
        """
        ...

    async def publish(self, item_id: UUID, visibility: Visibility) -> None:
        """Put a ready video on air.

        Raises:
            StudioError: The server refuses, or cannot be reached.
        """
        ...
