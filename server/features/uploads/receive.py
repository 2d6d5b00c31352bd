"""Take the bytes of one request onto the disk.

The order is what uploads stand on: bytes written, bytes on the disk (fdatasync), offset
committed, and only then an answer. Whatever ends the request early, a lost connection, a
newer request, a full disk, what has arrived by then is committed first; unless it came with a
checksum, which bytes that are not all there cannot be compared with, so that none is kept.
"""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import ParamSpec

from starlette.requests import ClientDisconnect

from server.features.uploads.checksum import Checksum
from server.features.uploads.commit import Commit
from server.features.uploads.folder import Appender
from server.features.uploads.locks import Hold
from server.kit.errors import AppError

BATCH = 256 * 1024
"""Bytes gathered before a write; two batches are in memory at most, one filling and one on its
way to the disk. Larger writes are no faster, and can be far slower: for them Linux (6.x, ext4)
fills its cache with pages of a megabyte and more, which a virtual machine has to ask of its
host first. Seen to cost ten times as much; small pages are at hand."""
CHECKPOINT = 64 * 1024 * 1024
"""Bytes after which the offset is committed within a long request. The disk is waited for
beside the next bytes, so that neither line nor disk stands still for the other."""
SILENCE_SECONDS = 60.0
"""A connection that sends nothing for so long is taken for dead."""


Parameters = ParamSpec("Parameters")


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

    checksum: Checksum | None = None
    """What the bytes are compared with; nothing is committed before they are all there."""

    _checkpoint: int = 0
    _writing: asyncio.Future[None] | None = None
    _saving: asyncio.Future[None] | None = None

    async def receive(self, body: AsyncIterator[bytes], hold: Hold) -> bool:
        """Take what comes; true when the body ended as it should.

        Raises:
            TooManyBytesError: after storing what fits, unless there is a checksum.
            ChecksumMismatchError: the bytes are not those that were sent; none is kept.
            NoSpaceError: after committing what fitted on the disk, unless there is a checksum.
        """
        self._checkpoint = self.appender.offset
        too_many = whole = False
        try:
            too_many, whole = await self._drain(body, hold)
        finally:
            await self._finish(whole=whole)
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
        await _end_of(self._writing)
        if self.checksum is None and self.appender.offset - self._checkpoint >= CHECKPOINT:
            await _end_of(self._saving)
            self._save()
        self._writing = _in_thread(self._put, batch)

    def _put(self, batch: Sequence[bytes]) -> None:
        self.appender.write(batch)
        if self.checksum is not None:
            self.checksum.feed(batch)

    def _save(self) -> None:
        """Begin to put on the disk, and then to commit, what is written by now."""
        offset = self._checkpoint = self.appender.offset

        def sync_and_commit() -> None:
            self.appender.sync()
            self.commit(offset)

        self._saving = _in_thread(sync_and_commit)

    async def _finish(self, *, whole: bool) -> None:
        if self.checksum is not None:
            await _end_of(self._writing)
            if not whole:
                # Bytes that were not compared are not kept; those on the disk are beyond the
                # committed offset, so whoever opens the file next cuts them off.
                return
            self.checksum.check()
        try:
            await _end_of(self._writing)
        finally:
            # When this fails, no more is committed: Linux tells of bytes that it could not
            # put on the disk only once, and a second fdatasync would succeed without them.
            await _end_of(self._saving)
            self._save()
            await _end_of(self._saving)


def _in_thread(
    function: Callable[Parameters, None], *args: Parameters.args, **kwargs: Parameters.kwargs
) -> asyncio.Future[None]:
    return asyncio.get_running_loop().run_in_executor(None, partial(function, *args, **kwargs))


async def _end_of(work: asyncio.Future[None] | None) -> None:
    """Wait for the work, even while the request is being cancelled.

    Nobody may close the file before it has ended, or write behind a gap that it left by failing.
    """
    interrupted: asyncio.CancelledError | None = None
    while work is not None and not work.done():
        try:
            await asyncio.wait([work])
        except asyncio.CancelledError as error:
            interrupted = error
    if work is not None:
        work.result()
    if interrupted is not None:
        raise interrupted
