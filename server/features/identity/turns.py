"""Let few work on passwords at once, so that a flood of sign-ins takes no thread from others.

Every request that waits for argon2, or for the one writer of SQLite, holds one of the threads that
all requests share. So those that may take long wait before they get one.
"""

from collections.abc import AsyncIterator

from anyio import CapacityLimiter

from server.kit.errors import OverloadedError
from server.kit.providers import ProvidersDep

AT_ONCE = 2
"""More would not be done sooner: argon2 fills a core each."""
WAITING = 100
"""Some seconds' worth; who comes after is told to come back, and has not waited in vain."""
FULL = "Very many people are signing in right now. Wait a few seconds, then try again."


class Turns:
    """Room for a few, and a queue in front of it. One per process."""

    def __init__(self, at_once: int = AT_ONCE, waiting: int = WAITING) -> None:
        self._room = CapacityLimiter(at_once)
        self._waiting = waiting

    def room(self) -> CapacityLimiter:
        """What to hold for as long as it takes; entering it waits.

        Raises:
            OverloadedError: the queue is full.
        """
        if self._room.statistics().tasks_waiting >= self._waiting:
            raise OverloadedError(FULL)
        return self._room


async def a_turn(providers: ProvidersDep) -> AsyncIterator[None]:
    """A dependency of what takes long: holds the request back until there is room."""
    async with providers.get(Turns).room():
        yield
