"""A cap on what all uploads send together."""

import time
from collections.abc import Callable
from threading import Event, Lock

_LEAST_GRANT = 16 * 1024
_GRANTS_PER_SECOND = 10
"""Small grants keep the line even; a wait between any two costs little."""
_CATCH_UP_SECONDS = 0.25
"""A busy computer wakes who waits too late, which would add up."""
_LOOK_SECONDS = 0.1
"""How soon who waits learns that the cap has changed."""


class Bandwidth:
    """Grants bytes to whoever sends, from any thread.

    Grants are put one behind the other in time, so that uploads share the line evenly. Who comes
    a little late catches up; more is not saved up, so that nothing bursts out after a rest.

    Args:
        bytes_per_second: The cap; null for none.
        clock: Seconds, never going back.
    """

    def __init__(
        self,
        bytes_per_second: int | None = None,
        *,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._cap = bytes_per_second
        self._clock = clock
        self._lock = Lock()
        self._free_at = 0.0

    @property
    def bytes_per_second(self) -> int | None:
        """The cap; null for none."""
        return self._cap

    def cap(self, bytes_per_second: int | None) -> None:
        """Set another cap, for what is under way too."""
        with self._lock:
            self._cap = bytes_per_second
            self._free_at = 0.0

    def grant(self, most: int, stop: Event) -> int:
        """Wait until bytes may go out.

        Args:
            most: As many as there are to send.
            stop: Ends the wait when set.

        Returns:
            How many may be sent now; the caller looks at ``stop`` first.
        """
        count, begin, cap = self._reserve(most)
        while cap is not None and cap == self._cap and not stop.is_set():
            left = begin - self._clock()
            if left <= 0:
                break
            stop.wait(min(left, _LOOK_SECONDS))
        return count

    def _reserve(self, most: int) -> tuple[int, float, int | None]:
        with self._lock:
            cap = self._cap
            if cap is None:
                return most, 0.0, None
            count = min(most, max(_LEAST_GRANT, cap // _GRANTS_PER_SECOND))
            begin = max(self._clock() - _CATCH_UP_SECONDS, self._free_at)
            self._free_at = begin + count / cap
            return count, begin, cap


UNCAPPED = Bandwidth()
"""For who sends without a cap."""
