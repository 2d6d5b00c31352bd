"""Where the bytes of uploads are while they arrive: one directory each."""

import contextlib
import errno
import os
import shutil
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self
from uuid import UUID

from server.contract.errors import ErrorCode
from server.kit.errors import GoneError, NoSpaceError

FULL = "The server's disk is full. Free some space on it; the upload goes on where it stood."
IOV_MAX = 1024
"""Buffers that one writev takes (POSIX _XOPEN_IOV_MAX is lower, Linux and macOS allow 1024)."""


class BytesLostError(GoneError):
    """The file is shorter than what was committed: another disk, or one that was restored."""

    code = ErrorCode.UPLOAD_GONE

    def __init__(self) -> None:
        super().__init__(
            "The bytes that this upload had are not on the server's disk any more. "
            "Start it again; the file on your disk is untouched."
        )


class UploadFolder:
    """The directory of all uploads, and the room that is kept free on its disk."""

    def __init__(self, root: Path, reserve_bytes: int) -> None:
        root.mkdir(parents=True, exist_ok=True)
        self._root = root
        self._reserve = reserve_bytes

    def path(self, upload_id: UUID) -> Path:
        """The file of that upload; its name is ours, never the creator's."""
        return self._root / upload_id.hex / "source"

    def free(self) -> int:
        """Bytes that uploads may still fill."""
        return max(0, shutil.disk_usage(self._root).free - self._reserve)

    def total(self) -> int:
        """Size of the disk in bytes."""
        return shutil.disk_usage(self._root).total

    def append(self, upload_id: UUID, offset: int) -> "Appender":
        """Open the file for writing at the committed offset."""
        path = self.path(upload_id)
        path.parent.mkdir(exist_ok=True)
        return Appender(path, offset, self)

    def older_than(self, before: datetime) -> list[UUID]:
        """Uploads whose folder nothing was put into since."""
        found = []
        for folder in self._root.iterdir():
            with contextlib.suppress(ValueError, FileNotFoundError):
                if folder.stat().st_mtime < before.timestamp():
                    found.append(UUID(folder.name))
        return found

    def remove(self, upload_id: UUID) -> None:
        """Delete the upload's directory, if it is there."""
        shutil.rmtree(self.path(upload_id).parent, ignore_errors=True)


class Appender:
    """Writes at the end of one upload's file. Blocking.

    One thread writes at a time, and another may ``sync`` meanwhile.
    """

    def __init__(self, path: Path, offset: int, folder: UploadFolder) -> None:
        self._folder = folder
        new = not path.exists()
        self._file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_CLOEXEC, 0o600)
        if os.fstat(self._file).st_size < offset:
            os.close(self._file)
            raise BytesLostError
        if new:
            # Bytes that are on the disk are lost all the same if no folder names them.
            for folder_of in (path.parent, path.parent.parent):
                sync_folder(folder_of)
        # Bytes beyond the committed offset were never promised to anyone.
        os.ftruncate(self._file, offset)
        os.lseek(self._file, offset, os.SEEK_SET)
        self.offset = offset
        """Bytes written, which is not yet bytes that are on the disk."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        os.close(self._file)

    def write(self, buffers: Sequence[bytes]) -> None:
        """Append the buffers in their order.

        Raises:
            NoSpaceError: the disk is full; ``offset`` says how much was written.
        """
        if sum(map(len, buffers)) > self._folder.free():
            raise NoSpaceError(FULL)
        for start in range(0, len(buffers), IOV_MAX):
            self._write_all(buffers[start : start + IOV_MAX])

    def sync(self) -> None:
        """Return once all that was written is on the disk."""
        try:
            os.fdatasync(self._file)
        except OSError as error:
            raise told(error) from error

    def _write_all(self, buffers: Sequence[bytes]) -> None:
        left = [memoryview(buffer) for buffer in buffers]
        while left:
            try:
                written = os.writev(self._file, left)
            except OSError as error:
                raise told(error) from error
            self.offset += written
            while left and written >= len(left[0]):
                written -= len(left.pop(0))
            if written:
                left[0] = left[0][written:]


def sync_folder(path: Path) -> None:
    """Return once the names in the folder are on the disk."""
    folder = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def told(error: OSError) -> Exception:
    """The error as the asker should read it: a full disk is said to be one."""
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return NoSpaceError(FULL)
    return error
