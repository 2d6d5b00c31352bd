"""Noticing that a connection is dead before its timeouts do.

A computer that slept, or was carried to another network, holds connections that nobody answers.
Writing to one fails only after a minute, and waiting for an answer after two.
"""

import time
from collections.abc import Callable

_SLEPT_SECONDS = 15.0
"""No tick is ever so late but for a sleep; and where one is, to connect anew costs little."""
STILL_SECONDS = 5.0
"""A line on which nothing has moved for so long, while the network changed, is dead."""


class SleepWatch:
    """Tells that the computer has slept, when asked several times a second.

    Args:
        clock: The time of day in seconds, which goes on during sleep. Other clocks may not.
    """

    def __init__(self, clock: Callable[[], float] = time.time) -> None:
        self._clock = clock
        self._asked_at = clock()

    def slept(self) -> bool:
        """Whether it has since the last time this was asked."""
        before, self._asked_at = self._asked_at, self._clock()
        return self._asked_at - before > _SLEPT_SECONDS


class Movement:
    """When bytes last moved on a line.

    Args:
        clock: Seconds, never going back.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._position = 0
        self._moved_at = clock()

    def feed(self, position: int) -> None:
        """Tell it where sending stands."""
        if position != self._position:
            self._position, self._moved_at = position, self._clock()

    @property
    def still(self) -> bool:
        """Whether nothing has moved for a while."""
        return self._clock() - self._moved_at > STILL_SECONDS
