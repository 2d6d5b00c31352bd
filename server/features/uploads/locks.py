"""One writer an upload; a newcomer ends the one before it.

A client that resumes has lost its old connection, but the server may not know yet: the old
request still waits for bytes. So a newer request stops the older one, which keeps what it
has received, and then goes on (the rule of the IETF's resumable uploads draft).
"""

import asyncio
import fcntl
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID

from server.contract.errors import ErrorCode
from server.kit.errors import AppError, BusyError, OverloadedError

TAKE_OVER_SECONDS = 10.0


@dataclass
class Hold:
    """The right to change one upload."""

    task: asyncio.Task[object]
    released: asyncio.Event = field(default_factory=asyncio.Event)
    taken_over: bool = False

    def give_way(self) -> None:
        """End the holder's wait for more bytes; it will save what it has, then release."""
        if not self.taken_over:
            self.taken_over = True
            self.task.cancel()


class UploadLocks:
    """Locks of this process, backed by file locks against other server processes."""

    def __init__(self) -> None:
        self._held: dict[UUID, Hold] = {}
        self._ending = False

    @asynccontextmanager
    async def hold(self, upload_id: UUID, path: Path) -> AsyncIterator[Hold]:
        """Hold the upload whose bytes are at ``path``.

        Raises:
            BusyError: another holder did not let go in time.
            OverloadedError: the server is to stop.
        """
        await self._take_over(upload_id)
        if self._ending:
            raise self.refusal()
        task = asyncio.current_task()
        if task is None:
            raise RuntimeError("uploads are held by tasks")
        hold = self._held[upload_id] = Hold(task)
        try:
            with _FileLock(path.parent):
                yield hold
        except asyncio.CancelledError:
            if not hold.taken_over:
                raise
            task.uncancel()
            raise self.refusal() from None
        finally:
            del self._held[upload_id]
            hold.released.set()

    def end(self) -> None:
        """End every request that waits for bytes, and take no more: the server is to stop.

        Each saves what it has; its client goes on when the server is back.
        """
        self._ending = True
        for hold in self._held.values():
            hold.give_way()

    def refusal(self) -> AppError:
        """What is said to a request that had to let go."""
        if self._ending:
            return OverloadedError("The server is stopping. The upload goes on where it stood.")
        return BusyError("A newer request has taken this upload over.", code=ErrorCode.UPLOAD_BUSY)

    async def _take_over(self, upload_id: UUID) -> None:
        try:
            async with asyncio.timeout(TAKE_OVER_SECONDS):
                while (holder := self._held.get(upload_id)) is not None:
                    holder.give_way()
                    await holder.released.wait()
        except TimeoutError:
            raise _busy() from None


class _FileLock:
    """An exclusive lock that the system drops when its process ends, however it ends."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __enter__(self) -> None:
        self._folder.mkdir(exist_ok=True)
        self._file = os.open(self._folder / "lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(self._file)
            raise _busy() from None

    def __exit__(self, *_: object) -> None:
        # Said aloud: a child that is being started holds a copy of the file until its program
        # begins, and with it the lock, if the lock only ended with the last copy.
        fcntl.flock(self._file, fcntl.LOCK_UN)
        os.close(self._file)


def _busy() -> BusyError:
    return BusyError(
        "Another request is still writing to this upload. Try again in a moment.",
        code=ErrorCode.UPLOAD_BUSY,
    )
