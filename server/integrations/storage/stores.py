"""Object storage: a local folder, or any store that obstore knows by address.

The folder is not behind obstore's LocalStore, which neither moves a file in nor waits until
its bytes are on the disk (docs/decisions/0005).
"""

import errno
import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Literal

import obstore
import obstore.exceptions
from obstore.store import ObjectStore, from_url

from server.integrations.storage.port import Facts, Storage
from server.kit.errors import NoSpaceError, NotFoundError

CHUNK = 16 * 1024 * 1024
PIECE = 1024 * 1024
MISSING = "This file is not in the store."
NOT_THERE = (FileNotFoundError, obstore.exceptions.NotFoundError)
STORAGE_CLASS: Literal["Storage-Class"] = "Storage-Class"
COPIES = ".put"
"""The folder of copies that are not whole yet. No key begins with it."""
STALE_SECONDS = 24 * 3600
"""A copy that nothing was written to for so long was killed."""
NO_LINKS = {errno.EXDEV, errno.EPERM, errno.EMLINK, errno.EOPNOTSUPP, errno.ENOSYS}
"""What a disk answers that gives no file a second name, or this one no more of them."""
UNBOUNDED = 1 << 60
"""What a store without a size of its own reports as room, in bytes."""


def open_storage(url: str | None, folder: Path, colder_class: str | None = None) -> Storage:
    """The store at ``url`` (for example ``s3://bucket/prefix``), or ``folder`` without one.

    With a store elsewhere, ``folder`` holds what is being read from it, and ``colder_class``
    is where archived objects go, in that store's own words.
    """
    if url is None or url.startswith("file:"):
        root = folder if url is None else Path(url.removeprefix("file://"))
        return FolderStorage(root)
    return RemoteStorage(from_url(url), folder, colder_class)


def full_or(error: Exception) -> Exception:
    """A NoSpaceError when the disk is full, else the error itself."""
    number = error.errno if isinstance(error, OSError) else None
    if number in {errno.ENOSPC, errno.EDQUOT} or "os error 28" in str(error).lower():
        return NoSpaceError(
            "The server has no room left for this. Free some space on its disk; "
            "the work then goes on by itself."
        )
    return error


@contextmanager
def telling_full() -> Iterator[None]:
    """That the disk is full is raised as a NoSpaceError; other failures as they are."""
    try:
        yield
    except OSError as error:
        told = full_or(error)
        if told is error:
            raise
        raise told from error


class FolderStorage:
    """A folder on this machine."""

    def __init__(self, root: Path) -> None:
        root.mkdir(parents=True, exist_ok=True)
        self._root = root.resolve()

    def put(self, key: str, path: Path) -> None:
        """Copy the file in, under a temporary name until it is whole and on the disk."""
        with telling_full():
            copies = self._root / COPIES
            copies.mkdir(exist_ok=True)
            _sweep(copies)
            with tempfile.NamedTemporaryFile(dir=copies, delete=False) as copy:
                try:
                    with path.open("rb") as source:
                        shutil.copyfileobj(source, copy, CHUNK)
                    copy.close()
                    Path(copy.name).chmod(0o644)
                    self._settle(Path(copy.name), self._path(key))
                except OSError:
                    Path(copy.name).unlink(missing_ok=True)
                    raise

    def adopt(self, key: str, path: Path) -> None:
        """Move the file in; it is copied only when it comes from another disk."""
        try:
            with telling_full():
                self._settle(path, self._path(key))
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
            raise NotFoundError(MISSING)
        yield path

    def facts(self, key: str) -> Facts:
        """Size and tag, by size and time."""
        path = self._path(key)
        try:
            found = path.stat()
        except (FileNotFoundError, NotADirectoryError) as error:
            raise NotFoundError(MISSING) from error
        return Facts(found.st_size, f'"{found.st_mtime_ns:x}-{found.st_size:x}"')

    def pieces(self, key: str, start: int, end: int) -> Iterator[bytes]:
        """Read, from a file that is open all the while: it may be deleted meanwhile."""
        try:
            file = self._path(key).open("rb", buffering=0)
        except (FileNotFoundError, NotADirectoryError) as error:
            raise NotFoundError(MISSING) from error
        with file:
            file.seek(start)
            while start < end and (piece := file.read(min(PIECE, end - start))):
                start += len(piece)
                yield piece

    def objects(self, prefix: str = "") -> Iterator[tuple[str, int]]:
        """Walk the folder; copies that are not whole yet are no objects."""
        start = self._path(prefix) if prefix else self._root
        for parent, folders, names in os.walk(start):
            if Path(parent) == self._root and COPIES in folders:
                folders.remove(COPIES)
            for path in (Path(parent, name) for name in names):
                with suppress(FileNotFoundError):
                    yield path.relative_to(self._root).as_posix(), path.stat().st_size

    def size(self, key: str) -> int | None:
        """Bytes of the object; None when there is none."""
        path = self._path(key)
        try:
            return path.stat().st_size if path.is_file() else None
        except FileNotFoundError:  # somebody removed it between the two looks
            return None

    def delete(self, prefix: str) -> None:
        """Remove the folder of that name."""
        shutil.rmtree(self._path(prefix), ignore_errors=True)

    def copy(self, source: str, target: str) -> int:
        """Give each file a second name; where the disk has no such thing, copy it."""
        old, new = self._path(source), self._path(target)
        files = [path for path in sorted(old.rglob("*")) if path.is_file()]
        if not files:
            raise NotFoundError("This folder is not in the store.")
        taken = 0
        with telling_full():
            for path in files:
                inside = path.relative_to(old)
                (new / inside).parent.mkdir(parents=True, exist_ok=True)
                if not self._link(path, new / inside):
                    self.put(f"{target}/{inside.as_posix()}", path)
                    taken += path.stat().st_size
        return taken

    def archive(self, key: str) -> bool:
        """A disk has no colder class."""
        del key
        return False

    def space(self) -> tuple[int, int]:
        """Free and total bytes of the disk that holds the folder."""
        usage = shutil.disk_usage(self._root)
        return usage.free, usage.total

    def _path(self, key: str) -> Path:
        path = (self._root / key).resolve()
        if not path.is_relative_to(self._root) or path == self._root:
            raise NotFoundError(MISSING)
        return path

    def _link(self, path: Path, target: Path) -> bool:
        """Whether the file has this second name now, in place of what had it before."""
        try:
            os.link(path, target)
        except FileExistsError:
            if path.samefile(target):
                return True
            return self._link_over(path, target)
        except OSError as error:
            if error.errno in NO_LINKS:
                return False
            raise
        return True

    def _link_over(self, path: Path, target: Path) -> bool:
        copies = self._root / COPIES
        copies.mkdir(exist_ok=True)
        with tempfile.TemporaryDirectory(dir=copies) as folder:
            second = Path(folder) / target.name
            return self._link(path, second) and bool(second.replace(target))

    def _settle(self, path: Path, target: Path) -> None:
        """Move the file to its place, so that it is there, and whole, after a power cut."""
        _sync(path, os.fdatasync)
        missing = [folder for folder in target.parents if not folder.exists()]
        target.parent.mkdir(parents=True, exist_ok=True)
        path.replace(target)
        # A name survives a power cut only once the folder that holds it is on the disk too.
        for folder in [target.parent, *(made.parent for made in missing)]:
            _sync(folder, os.fsync)


def _sync(path: Path, sync: Callable[[int], None]) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        sync(handle)
    finally:
        os.close(handle)


def _sweep(copies: Path) -> None:
    limit = time.time() - STALE_SECONDS
    for copy in copies.iterdir():
        with suppress(FileNotFoundError):
            if copy.stat().st_mtime < limit:
                copy.unlink()


class RemoteStorage:
    """A bucket on another machine."""

    def __init__(self, store: ObjectStore, scratch: Path, colder_class: str | None = None) -> None:
        scratch.mkdir(parents=True, exist_ok=True)
        self._store = store
        self._scratch = scratch
        self._colder_class = colder_class

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
        """A copy in the scratch folder, gone with the block."""
        with (
            telling_full(),
            tempfile.TemporaryDirectory(prefix="fetched-", dir=self._scratch) as folder,
        ):
            path = Path(folder) / key.rsplit("/", 1)[-1]
            try:
                with path.open("wb") as copy:
                    for part in obstore.get(self._store, key).stream(min_chunk_size=CHUNK):
                        copy.write(part)
            except NOT_THERE as error:
                raise NotFoundError(MISSING) from error
            yield path

    def facts(self, key: str) -> Facts:
        """What the store says of it."""
        try:
            found = obstore.head(self._store, key)
        except NOT_THERE as error:
            raise NotFoundError(MISSING) from error
        tag = found["e_tag"] or f'"{int(found["last_modified"].timestamp()):x}-{found["size"]:x}"'
        return Facts(found["size"], tag)

    def pieces(self, key: str, start: int, end: int) -> Iterator[bytes]:
        """Ask the store for that range alone."""
        if start >= end:
            return
        try:
            answer = obstore.get(self._store, key, options={"range": (start, end)})
            for piece in answer.stream(min_chunk_size=PIECE):
                yield bytes(piece)
        except NOT_THERE as error:
            raise NotFoundError(MISSING) from error

    def objects(self, prefix: str = "") -> Iterator[tuple[str, int]]:
        """As the store lists them."""
        folder = f"{prefix.rstrip('/')}/" if prefix else None
        for batch in obstore.list(self._store, folder):
            yield from ((item["path"], item["size"]) for item in batch)

    def size(self, key: str) -> int | None:
        """Bytes of the object; None when there is none, but an error when nobody answers."""
        try:
            return obstore.head(self._store, key)["size"]
        except NOT_THERE:
            return None

    def delete(self, prefix: str) -> None:
        """Remove every object below the folder."""
        for batch in obstore.list(self._store, prefix.rstrip("/") + "/"):
            obstore.delete(self._store, [item["path"] for item in batch])

    def copy(self, source: str, target: str) -> int:
        """Let the store copy them; no byte comes here."""
        old, new = (prefix.rstrip("/") + "/" for prefix in (source, target))
        found = [item for batch in obstore.list(self._store, old) for item in batch]
        if not found:
            raise NotFoundError("This folder is not in the store.")
        for item in found:
            obstore.copy(self._store, item["path"], new + item["path"].removeprefix(old))
        return sum(item["size"] for item in found)

    def archive(self, key: str) -> bool:
        """Write the object again in the colder class, unless it is there already.

        Stores change a class by writing anew; obstore's copy cannot name one.
        """
        if self._colder_class is None:
            return False
        try:
            attributes = obstore.get(self._store, key).attributes
        except NOT_THERE:
            return False
        if attributes.get(STORAGE_CLASS) != self._colder_class:
            with self.local(key) as path, path.open("rb") as source:
                attributes[STORAGE_CLASS] = self._colder_class
                obstore.put(self._store, key, source, chunk_size=CHUNK, attributes=attributes)
        return True

    def space(self) -> tuple[int, int]:
        """Object stores have no end that could be asked for."""
        return UNBOUNDED, UNBOUNDED
