"""How the C library shares memory between threads."""

import ctypes
from contextlib import suppress

_M_ARENA_MAX = -8
"""mallopt(3) of glibc."""
_HEAPS = 2


def share_heaps() -> None:
    """Let all threads share two heaps. To be called before the first thread starts.

    glibc gives threads heaps of their own, up to eight a core, and what one has freed is of no
    use to another: with many uploads at once that was a tenth of the server's memory. Elsewhere
    than on glibc this does nothing.
    """
    with suppress(AttributeError, OSError):
        ctypes.CDLL(None).mallopt(_M_ARENA_MAX, _HEAPS)
