"""Where a film is while it plays."""

import time
from collections.abc import Callable


class Clock:
    """A moment of the film and one of the wall, and the speed from there on.

    The sound sets it wherever a piece of it begins to be heard; without sound it follows the wall.

    Args:
        now: Seconds of a clock that never jumps.
    """

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._anchor = (0.0, now(), 0.0)

    @property
    def speed(self) -> float:
        """Seconds of the film a second; 0 while it stands."""
        return self._anchor[2]

    def set(self, seconds: float, speed: float, *, later: float = 0.0) -> None:
        """It is at a moment, or will be a little later, and goes on at a speed."""
        # One tuple, so that another thread that reads it never sees half of it.
        self._anchor = (seconds, self._now() + later, speed)

    def seconds(self) -> float:
        """Where the film is now."""
        seconds, at, speed = self._anchor
        return seconds + (self._now() - at) * speed

    def until(self, seconds: float) -> float:
        """Seconds of the wall until a moment of the film; below zero where it is past."""
        start, at, speed = self._anchor
        if not speed:
            return 0.0
        return (seconds - start) / speed - (self._now() - at)
