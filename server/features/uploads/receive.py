"""Take the bytes of one request onto the disk.

The order is what uploads stand on: bytes written, bytes on the disk (fdatasync), offset
committed, and only then an answer. Whatever ends the request early, a lost connection, a
newer request, a full disk, what has arrived by then is committed first.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress
from dataclasses import dataclass

from starlette.requests import ClientDisconnect

from server.features.uploads.commit import Commit
from server.features.uploads.folder import Appender
from server.features.uploads.locks import Hold
from server.kit.errors import AppError

BATCH = 8 * 1024 * 1024
"""Bytes gathered before a write. Two batches are in memory at most: one filling, one on its
way to the disk."""
CHECKPOINT = 64 * 1024 * 1024
"""Bytes after which the offset is committed within a long request."""
SILENCE_SECONDS = 60.0
"""A connection that sends nothing for so long is taken for dead."""


class TooManyBytesError(AppError):
    """The body is longer than the upload."""

    status = 400

    def __init__(self) -> None:
        super().__init__("The request carries more bytes than the upload was announced with.")


@dataclass
class Receiver:
    """Moves a request's body to the end of an upload's file."""

    appender: Appender
    commit: Commit
    limit: int
    """The offset that must not be passed: the upload's length, or the channel's limit."""

    _checkpoint: int = 0
    _writing: asyncio.Future[None] | None = None

    async def receive(self, body: AsyncIterator[bytes], hold: Hold) -> bool:
        """Take what comes; true when the body ended as it should.

        Raises:
            TooManyBytesError: after storing what fits.
            NoSpaceError: after committing what fitted on the disk.
        """
        self._checkpoint = self.appender.offset
        try:
            too_many, whole = await self._drain(body, hold)
        finally:
            await self._finish()
        if too_many:
            raise TooManyBytesError
        return whole

    async def _drain(self, body: AsyncIterator[bytes], hold: Hold) -> tuple[bool, bool]:
        batch: list[bytes] = []
        size, room, too_many, whole = 0, self.limit - self.appender.offset, False, False
        try:
            async with asyncio.timeout(SILENCE_SECONDS) as silence:
                loop = asyncio.get_running_loop()
                async for piece in body:
                    silence.reschedule(loop.time() + SILENCE_SECONDS)
                    kept = piece if len(piece) <= room else piece[:room]
                    too_many = len(kept) < len(piece)
                    batch.append(kept)
                    size += len(kept)
                    room -= len(kept)
                    if too_many:
                        break
                    if size >= BATCH:
                        await self._write(batch)
                        batch, size = [], 0
                whole = not too_many
        except (ClientDisconnect, TimeoutError):
            pass
        except asyncio.CancelledError:
            if not hold.taken_over:
                raise
            # The newer request cancelled this one's wait, not the task as a whole.
            hold.task.uncancel()
        if batch:
            await self._write(batch)
        return too_many, whole

    async def _write(self, batch: list[bytes]) -> None:
        await self._written()
        loop = asyncio.get_running_loop()
        self._writing = loop.run_in_executor(None, self._store, batch)

    def _store(self, batch: list[bytes]) -> None:
        self.appender.write(batch)
        if self.appender.offset - self._checkpoint >= CHECKPOINT:
            self._save()

    def _save(self) -> None:
        self.appender.sync()
        self.commit(self.appender.offset)
        self._checkpoint = self.appender.offset

    async def _written(self) -> None:
        # Shielded: a write under way goes on whatever happens to the request, and nobody
        # may touch the file before it has ended.
        if self._writing is not None:
            writing, self._writing = self._writing, None
            try:
                await asyncio.shield(writing)
            except asyncio.CancelledError:
                with suppress(Exception):
                    await writing
                raise

    async def _finish(self) -> None:
        try:
            await self._written()
        finally:
            loop = asyncio.get_running_loop()
            await asyncio.shield(loop.run_in_executor(None, self._save))
