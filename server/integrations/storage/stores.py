"""Object storage: a local folder, or any store that obstore knows by address.

The folder is not behind obstore's LocalStore, which neither moves a file in nor waits until
its bytes are on the disk (docs/decisions/0005).
"""

import errno
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import obstore
from obstore.exceptions import BaseError
from obstore.store import ObjectStore, from_url

from server.integrations.storage.port import Storage
from server.kit.errors import NoSpaceError, NotFoundError

CHUNK = 16 * 1024 * 1024
UNBOUNDED = 1 << 60
"""What a store without a size of its own reports as room, in bytes."""


def open_storage(url: str | None, folder: Path) -> Storage:
    """The store at ``url`` (for example ``s3://bucket/prefix``), or ``folder`` without one."""
    if url is None or url.startswith("file:"):
        root = folder if url is None else Path(url.removeprefix("file://"))
        return FolderStorage(root)
    return RemoteStorage(from_url(url))


def full_or(error: Exception) -> Exception:
    """A NoSpaceError when the disk is full, else the error itself."""
    number = error.errno if isinstance(error, OSError) else None
    if number in {errno.ENOSPC, errno.EDQUOT} or "os error 28" in str(error).lower():
        return NoSpaceError(
            "The server has no room left for this. Free some space on its disk; "
            "the work then goes on by itself."
        )
    return error


class FolderStorage:
    """A folder on this machine."""

    def __init__(self, root: Path) -> None:
        root.mkdir(parents=True, exist_ok=True)
        self._root = root.resolve()

    def put(self, key: str, path: Path) -> None:
        """Copy the file in, under a temporary name until it is whole and on the disk."""
        target = self._path(key)
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=target.parent, prefix=".put-", delete=False) as copy:
            try:
                with path.open("rb") as source:
                    shutil.copyfileobj(source, copy, CHUNK)
                copy.flush()
                os.fdatasync(copy.fileno())
            except OSError as error:
                Path(copy.name).unlink(missing_ok=True)
                raise full_or(error) from error
        Path(copy.name).chmod(0o644)
        self._settle(Path(copy.name), target)

    def adopt(self, key: str, path: Path) -> None:
        """Move the file in; it is copied only when it comes from another disk."""
        target = self._path(key)
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            self._settle(path, target)
        except OSError as error:
            if error.errno != errno.EXDEV:
                raise
            self.put(key, path)
            path.unlink()

    @contextmanager
    def local(self, key: str) -> Iterator[Path]:
        """The file itself."""
        path = self._path(key)
        if not path.is_file():
            raise NotFoundError("This file is not in the store.")
        yield path

    def size(self, key: str) -> int | None:
        """Bytes of the object; None when there is none."""
        path = self._path(key)
        return path.stat().st_size if path.is_file() else None

    def delete(self, prefix: str) -> None:
        """Remove the folder of that name."""
        shutil.rmtree(self._path(prefix), ignore_errors=True)

    def space(self) -> tuple[int, int]:
        """Free and total bytes of the disk that holds the folder."""
        usage = shutil.disk_usage(self._root)
        return usage.free, usage.total

    def _path(self, key: str) -> Path:
        path = (self._root / key).resolve()
        if not path.is_relative_to(self._root) or path == self._root:
            raise NotFoundError("This file is not in the store.")
        return path

    def _settle(self, path: Path, target: Path) -> None:
        path.replace(target)
        folder = os.open(target.parent, os.O_RDONLY)
        try:
            # The rename survives a power cut only once its folder is on the disk too.
            os.fsync(folder)
        finally:
            os.close(folder)


class RemoteStorage:
    """A bucket on another machine."""

    def __init__(self, store: ObjectStore) -> None:
        self._store = store

    def put(self, key: str, path: Path) -> None:
        """Send the file; large ones go in parts, and appear when the last has arrived."""
        with path.open("rb") as source:
            obstore.put(self._store, key, source, chunk_size=CHUNK)

    def adopt(self, key: str, path: Path) -> None:
        """Send the file, then remove it here."""
        self.put(key, path)
        path.unlink()

    @contextmanager
    def local(self, key: str) -> Iterator[Path]:
        """A copy in a temporary folder, gone with the block."""
        with tempfile.TemporaryDirectory(prefix="chitra-") as folder:
            path = Path(folder) / key.rsplit("/", 1)[-1]
            try:
                with path.open("wb") as copy:
                    for part in obstore.get(self._store, key).stream(min_chunk_size=CHUNK):
                        copy.write(part)
            except FileNotFoundError as error:
                raise NotFoundError("This file is not in the store.") from error
            yield path

    def size(self, key: str) -> int | None:
        """Bytes of the object; None when there is none."""
        try:
            return obstore.head(self._store, key)["size"]
        except (FileNotFoundError, BaseError):
            return None

    def delete(self, prefix: str) -> None:
        """Remove every object below the folder."""
        for batch in obstore.list(self._store, prefix.rstrip("/") + "/"):
            obstore.delete(self._store, [item["path"] for item in batch])

    def space(self) -> tuple[int, int]:
        """Object stores have no end that could be asked for."""
        return UNBOUNDED, UNBOUNDED
