"""The uploads of one account, in order: held in memory, kept on disk, told to observers."""

import contextlib
from collections.abc import Callable, Sequence
from uuid import UUID

from studio.features.uploads.entry import Entry
from studio.features.uploads.state import ItemObserver, UploadItem
from studio.kit.task_scope import ErrorSink, TaskScope
from studio.storage.queue import UploadQueue


class Roster:
    """Everything in the list.

    Args:
        account_key: Whose.
        queue: On disk.
        on_error: Told when the disk fails behind everyone's back.
    """

    def __init__(self, account_key: str, queue: UploadQueue, on_error: ErrorSink) -> None:
        self.account_key = account_key
        self._queue = queue
        self._entries: list[Entry] = []
        self._observers: list[ItemObserver] = []
        # One thread: what is kept later is written later.
        self._scope = TaskScope(on_error, name="upload queue", threads=1)

    async def load(self) -> None:
        """Read the queue from disk."""
        rows = await self._scope.run_blocking(self._queue.load, self.account_key)
        self._entries = [Entry(row) for row in rows]

    async def close(self) -> None:
        """Finish what is being written. Nothing can be kept afterwards."""
        await self._scope.run_blocking(_nothing)
        await self._scope.aclose()

    @property
    def entries(self) -> Sequence[Entry]:
        """All, in order."""
        return tuple(self._entries)

    def items(self) -> list[UploadItem]:
        """All, as everyone else sees them."""
        return [entry.item() for entry in self._entries]

    def find(self, item_id: UUID) -> Entry | None:
        """The entry, or null when it has left the list."""
        return next((entry for entry in self._entries if entry.id == item_id), None)

    def ahead_of(self, entry: Entry) -> list[Entry]:
        """What stands before it."""
        return [other for other in self._entries if other.row.position < entry.row.position]

    def subscribe(self, observer: ItemObserver) -> Callable[[], None]:
        """Tell ``observer`` of every change; the returned function stops it."""
        self._observers.append(observer)

        def stop() -> None:
            with contextlib.suppress(ValueError):
                self._observers.remove(observer)

        return stop

    def show(self, entry: Entry) -> None:
        """Tell the observers how it is now."""
        item = entry.item()
        for observer in tuple(self._observers):
            observer(entry.id, item)

    async def keep(self, *entries: Entry) -> None:
        """Tell the observers, and return when it is on disk.

        Raises:
            StorageFailed: The disk is full or damaged.
        """
        for entry in entries:
            self.show(entry)
        rows = [entry.row for entry in entries]
        await self._scope.run_blocking(self._queue.save, rows)

    async def add(self, entries: Sequence[Entry]) -> None:
        """Put new ones at the end, on disk first."""
        await self._scope.run_blocking(self._queue.save, [entry.row for entry in entries])
        self._entries.extend(entries)
        for entry in entries:
            self.show(entry)

    @property
    def next_position(self) -> int:
        """The place after the last one."""
        return max((entry.row.position for entry in self._entries), default=0) + 1

    async def drop(self, entry: Entry) -> None:
        """Take it out of the list."""
        with contextlib.suppress(ValueError):
            self._entries.remove(entry)
        for observer in tuple(self._observers):
            observer(entry.id, None)
        await self._scope.run_blocking(self._queue.remove, entry.id)

    async def owe_deletion(self, upload_path: str) -> None:
        """Remember that the server must be told to delete an upload."""
        await self._scope.run_blocking(self._queue.owe_deletion, self.account_key, upload_path)

    async def deletions_owed(self) -> list[str]:
        """What the server must still be told to delete."""
        return await self._scope.run_blocking(self._queue.deletions_owed, self.account_key)

    async def deletion_done(self, upload_path: str) -> None:
        """The server has been told."""
        await self._scope.run_blocking(self._queue.deletion_done, upload_path)


def _nothing() -> None:
    """Runs after everything that was to be written before it."""
