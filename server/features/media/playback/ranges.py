"""Ranges of bytes that players ask for (RFC 9110, section 14)."""

import re
from dataclasses import dataclass

_ONE = re.compile(r"bytes=(\d{0,19})-(\d{0,19})")


class UnsatisfiableError(ValueError):
    """Nothing of the range is in the file."""


@dataclass(frozen=True)
class Span:
    """Bytes from ``start`` to before ``end``."""

    start: int
    end: int

    @property
    def size(self) -> int:
        """How many."""
        return self.end - self.start


def asked(header: str | None, size: int) -> Span | None:
    """The range that a header asks for; None: the whole file.

    Several ranges at once are answered with the whole, as is what cannot be read: no player asks
    so, and a server may always ignore the header.

    Args:
        header: of the request.
        size: bytes of the file.

    Raises:
        UnsatisfiableError: it lies beyond the file's end.
    """
    found = _ONE.fullmatch(header.strip()) if header else None
    if found is None or not (found[1] or found[2]):
        return None
    if not found[1]:
        start, end = max(0, size - int(found[2])), size
    else:
        start = int(found[1])
        end = min(int(found[2]) + 1, size) if found[2] else size
        if found[2] and int(found[2]) < start:
            return None
    if start >= end:
        raise UnsatisfiableError
    return Span(start, end)
