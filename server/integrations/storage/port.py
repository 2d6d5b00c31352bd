"""Where media lives, behind keys. Rows store keys, never addresses."""

from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol


@dataclass(frozen=True)
class Facts:
    """An object, without its bytes."""

    size: int
    """Bytes."""
    tag: str
    """An entity tag, in its quotation marks: another one when the bytes are others."""


class Storage(Protocol):
    """An object store. Keys are ``/``-separated, made by the server, never by a client."""

    def put(self, key: str, path: Path) -> None:
        """Store the file's bytes under ``key``, whole or not at all, replacing what was there.

        Raises:
            NoSpaceError: the store is full; nothing has changed.
        """

    def adopt(self, key: str, path: Path) -> None:
        """As :meth:`put`, but the file is given away: moved without a copy where possible."""

    def local(self, key: str) -> AbstractContextManager[Path]:
        """The object as a file to read, fetched for the duration where it is not local.

        Raises:
            NotFoundError: no such object.
        """

    def facts(self, key: str) -> Facts:
        """What is known of the object without reading it.

        Raises:
            NotFoundError: no such object.
        """

    def pieces(self, key: str, start: int, end: int) -> Iterator[bytes]:
        """The object's bytes from ``start`` to before ``end``, some hundred thousand at a time.

        Raises:
            NotFoundError: no such object; at the first piece.
        """

    def objects(self, prefix: str = "") -> Iterator[tuple[str, int]]:
        """Every object below the folder ``prefix``, or of all, with its bytes; in no order."""

    def size(self, key: str) -> int | None:
        """Bytes of the object; None when there is none."""

    def delete(self, prefix: str) -> None:
        """Remove every object whose key begins with the folder ``prefix``."""

    def copy(self, source: str, target: str) -> int:
        """Make every object below the folder ``source`` one below ``target`` too.

        Each then stands for itself: to replace or delete one leaves the other as it is. Unlike
        :meth:`put` this does not wait until the new names are on the disk, so that thousands of
        copies take seconds; after a power cut, copy again.

        Returns:
            Bytes that the copies took; 0 where both names can share the same ones.

        Raises:
            NoSpaceError: the store is full; some of the objects may be there.
            NotFoundError: there is nothing below ``source``.
        """

    def archive(self, key: str) -> bool:
        """Move the object to the store's colder class; false where there is none.

        It can be read as before, if later or dearer. An object that is not there is no error:
        it may have been deleted meanwhile.
        """

    def space(self) -> tuple[int, int]:
        """Free and total bytes; the free ones are what an upload may fill."""
