"""How fast bytes go out, smoothed so that a person can read it."""

import math

_TIME_CONSTANT_SECONDS = 3.0
"""After this long two thirds of a change of speed show."""
_STEADY_SECONDS = 1.0


class SpeedMeter:
    """An exponentially weighted mean of the speed, independent of how often it is fed."""

    def __init__(self) -> None:
        self._speed: float | None = None
        self._bytes = 0
        self._at: float | None = None
        self._measured = 0.0

    def feed(self, position: int, now: float) -> None:
        """Tell it where sending stands.

        Args:
            position: Bytes from the beginning; going back restarts the measurement.
            now: Seconds, by a clock that only goes forward.
        """
        if self._at is None or position < self._bytes:
            self._bytes, self._at = position, now
            return
        elapsed = now - self._at
        if elapsed <= 0:
            return
        current = (position - self._bytes) / elapsed
        weight = 1 - math.exp(-elapsed / _TIME_CONSTANT_SECONDS)
        known = self._speed
        self._speed = current if known is None else known + weight * (current - known)
        self._measured += elapsed
        self._bytes, self._at = position, now

    @property
    def bytes_per_second(self) -> float | None:
        """The speed; null until it has been measured for a second."""
        return self._speed if self._measured >= _STEADY_SECONDS else None

    def seconds_left(self, remaining: int) -> float | None:
        """How long the remaining bytes will take; null while nobody can tell."""
        speed = self.bytes_per_second
        return remaining / speed if speed else None
