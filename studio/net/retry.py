"""The one retry policy of the studio.

Exponential backoff with full jitter: before attempt *n* wait a random time between 0 and
``min(cap, base * 2**n)``, so that many studios do not return at the same moment after a
server's restart (Brooker, "Exponential Backoff And Jitter", AWS Architecture Blog, 2015).
What the server asks for in ``Retry-After`` is obeyed, never undercut. Only errors that say
``retryable`` are tried again: a refusal is never repeated blindly.
"""

import random
from dataclasses import dataclass

from studio.kit.errors import StudioError

_HIGHEST_EXPONENT = 32


@dataclass(frozen=True, slots=True)
class RetryPolicy:
    """How long to wait before trying again.

    Attributes:
        base: Seconds; the most that the first wait lasts.
        cap: Seconds; the most that any wait lasts, but for what the server asks.
        floor: Seconds; the least, so that a jitter of nearly zero is no busy loop.
    """

    base: float = 1.0
    cap: float = 60.0
    floor: float = 0.2

    def wait(self, error: StudioError, attempt: int) -> float | None:
        """Seconds to wait after the ``attempt``-th failure in a row, counted from 0.

        Returns:
            Null when trying again cannot help.
        """
        if not error.retryable:
            return None
        longest = min(self.cap, self.base * 2 ** min(attempt, _HIGHEST_EXPONENT))
        drawn = random.uniform(self.floor, max(self.floor, longest))  # noqa: S311 - no secret
        return max(drawn, error.retry_after or 0.0)
