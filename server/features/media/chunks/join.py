"""Join the pieces of a rung into its one file, without encoding anything again.

A piece is a fragmented MP4 of its own whose clock begins at zero. All were made with the same
arguments, so that they have the same header, which is taken once. Of each fragment, two numbers
change: its own, and when it begins. Only heads of boxes are held in memory.
"""

import struct
from pathlib import Path
from typing import IO

from server.features.media.errors import EncodeError
from server.features.media.fragments import find_box, read_layout

PART_BYTES = 1 << 20
"""Of media that is in memory at once."""
_VERSION_BYTES = 4


class Joined:
    """The file that pieces are added to, in order."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._header = b""
        self._fragments = 0
        self._ticks = 0

    def add(self, piece: Path) -> None:
        """Append what the piece holds.

        Raises:
            EncodeError: it is cut short, or was made with other arguments than those before.
            OSError: it cannot be read, or the file cannot be written.
        """
        layout = read_layout(piece)
        with piece.open("rb") as source, self._path.open("ab") as target:
            header = source.read(layout.header)
            if not self._header:
                self._header = header
                target.write(header)
            if header != self._header:
                raise EncodeError(f"{piece}: its header is not that of the pieces before")
            begins = self._ticks
            for fragment in layout.fragments:
                source.seek(fragment.at)
                self._fragments += 1
                moof = bytearray(_moof(source))
                _renumber(moof, self._fragments, begins)
                target.write(moof)
                _copy(source, target, fragment.size - len(moof))
            self._ticks = begins + sum(fragment.ticks for fragment in layout.fragments)


def _moof(source: IO[bytes]) -> bytes:
    head = source.read(8)
    return head + source.read(int.from_bytes(head[:4]) - 8)


def _renumber(moof: bytearray, number: int, later: int) -> None:
    """Give the fragment its number, and let it begin ``later`` ticks later."""
    at = find_box(moof, b"moof", b"mfhd") + _VERSION_BYTES
    struct.pack_into(">I", moof, at, number)
    at = find_box(moof, b"moof", b"traf", b"tfdt")
    if moof[at] != 1:
        raise EncodeError("a fragment that begins at a time of four bytes")
    at += _VERSION_BYTES
    [begins] = struct.unpack_from(">Q", moof, at)
    struct.pack_into(">Q", moof, at, begins + later)


def _copy(source: IO[bytes], target: IO[bytes], size: int) -> None:
    while size:
        part = source.read(min(size, PART_BYTES))
        if not part:
            raise EncodeError("a piece ended early")
        target.write(part)
        size -= len(part)
