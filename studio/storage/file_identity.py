"""Telling whether a file is still the one that was added to the queue.

The size and the time of change are looked at before every chunk, since that costs nothing.
After a restart the beginning and the end are compared as well: a copy may keep its time.
The middle is covered by the sha256 of the whole file when everything has been sent.
"""

import hashlib
import os
import stat
from dataclasses import dataclass
from pathlib import Path

from studio.kit.errors import LocalFileChanged, LocalFileMissing, LocalFileUnreadable

_SAMPLE_BYTES = 1024 * 1024


@dataclass(frozen=True, slots=True)
class FileIdentity:
    """Which file it is.

    Attributes:
        size: Bytes.
        mtime_ns: Time of change, nanoseconds.
        fingerprint: sha256 over the size, the first and the last MiB.
    """

    size: int
    mtime_ns: int
    fingerprint: str


def identify(path: Path) -> FileIdentity:
    """Look at a file.

    Raises:
        LocalFileMissing: It has gone.
        LocalFileUnreadable: It cannot be read, or is no plain file.
    """
    status = _status(path)
    try:
        with path.open("rb") as file:
            digest = hashlib.sha256(str(status.st_size).encode())
            digest.update(file.read(_SAMPLE_BYTES))
            file.seek(max(0, status.st_size - _SAMPLE_BYTES))
            digest.update(file.read(_SAMPLE_BYTES))
    except OSError as error:
        raise _unreadable(path, error) from error
    return FileIdentity(status.st_size, status.st_mtime_ns, digest.hexdigest())


def require_same(path: Path, size: int, mtime_ns: int, fingerprint: str | None = None) -> None:
    """Make sure that the file has not changed.

    Args:
        path: The file.
        size: Bytes it had.
        mtime_ns: Time of change it had.
        fingerprint: What it had; null skips the comparison, which reads the file.

    Raises:
        LocalFileMissing: It has gone.
        LocalFileChanged: It is another one now, or was written to.
        LocalFileUnreadable: It cannot be read.
    """
    status = _status(path)
    same = (status.st_size, status.st_mtime_ns) == (size, mtime_ns)
    if not same or (fingerprint is not None and identify(path).fingerprint != fingerprint):
        raise LocalFileChanged(
            f"{path.name} has changed since it was added. Try again to send it as it is now, "
            "from the beginning."
        )


def _status(path: Path) -> os.stat_result:
    try:
        status = path.stat()
    except FileNotFoundError:
        raise LocalFileMissing(
            f"{path.name} is no longer where it was. Put it back and try again."
        ) from None
    except OSError as error:
        raise _unreadable(path, error) from error
    if not stat.S_ISREG(status.st_mode):
        raise LocalFileUnreadable(f"{path.name} is not a file. Choose a video file.")
    return status


def _unreadable(path: Path, error: OSError) -> LocalFileUnreadable:
    return LocalFileUnreadable(
        f"{path.name} cannot be read: {error.strerror}. Check that you may read it."
    )
