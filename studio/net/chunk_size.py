"""How much one PATCH carries: as much as goes out in some twenty seconds.

On a fast line large requests are best, since each ends with a wait for the server's disk. On a
slow one a request that takes minutes meets the limits of proxies, and when it breaks off behind
one that keeps bodies to itself, all of it is sent again.
"""

MIB = 1024 * 1024

LARGEST = 256 * MIB
"""It costs no memory, being streamed. Larger ones were no faster."""

_FIRST = 16 * MIB
_SMALLEST = 256 * 1024
_SECONDS = 20.0
_GROWTH = 4


class ChunkSize:
    """Follows the line. Uploads that share it may share this, from any thread.

    Args:
        most: Bytes never to be passed.
    """

    def __init__(self, most: int = LARGEST) -> None:
        self._most = most
        self._now = min(_FIRST, most)

    @property
    def now(self) -> int:
        """Bytes that the next request should carry."""
        return self._now

    def arrived(self, sent: int, seconds: float) -> None:
        """A request came through."""
        fitting = int(sent * _SECONDS / max(seconds, 0.001))
        self._now = self._bounded(min(fitting, _GROWTH * self._now))

    def broke_off(self) -> None:
        """A request was lost under way: send less at risk."""
        self._now = self._bounded(self._now // 2)

    def was_too_large(self) -> bool:
        """Something before the server takes only smaller requests; false when none is."""
        if self._now <= _SMALLEST:
            return False
        self._most = self._now = self._bounded(self._now // _GROWTH)
        return True

    def _bounded(self, size: int) -> int:
        return min(max(size, _SMALLEST), self._most)
