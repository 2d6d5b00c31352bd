"""Let few work on passwords at once, so that a flood of sign-ins takes no thread from others.

Every request that waits for argon2, or for the one writer of SQLite, holds one of the threads that
all requests share. So those that may take long wait before they get one.
"""

from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from anyio import CapacityLimiter

from server.features.identity.devices import DeviceDep
from server.features.identity.throttle import network
from server.kit.errors import OverloadedError
from server.kit.providers import ProvidersDep

AT_ONCE = 2
"""More would not be done sooner: argon2 fills a core each."""
WAITING = 100
"""Some seconds' worth; who comes after is told to come back, and has not waited in vain."""
OF_ONE_SENDER = 10
"""Places that one address may hold, so that none can fill the queue for all others."""
FULL = "Very many people are signing in right now. Wait a few seconds, then try again."


class Turns:
    """Room for a few, and a queue in front of it. One per process."""

    def __init__(
        self, at_once: int = AT_ONCE, waiting: int = WAITING, of_one_sender: int = OF_ONE_SENDER
    ) -> None:
        self._room = CapacityLimiter(at_once)
        self._waiting = waiting
        self._of_one_sender = of_one_sender
        self._held: Counter[str] = Counter()

    @asynccontextmanager
    async def turn(self, address: str) -> AsyncIterator[None]:
        """Wait for room, and have it until the block ends.

        Args:
            address: Who asks.

        Raises:
            OverloadedError: the queue is full, or the sender has too many places in it.
        """
        sender = network(address)
        if (
            self._held[sender] >= self._of_one_sender
            or self._room.statistics().tasks_waiting >= self._waiting
        ):
            raise OverloadedError(FULL)
        self._held[sender] += 1
        try:
            async with self._room:
                yield
        finally:
            self._held[sender] -= 1
            if not self._held[sender]:
                del self._held[sender]


async def a_turn(device: DeviceDep, providers: ProvidersDep) -> AsyncIterator[None]:
    """A dependency of what takes long: holds the request back until there is room."""
    async with providers.get(Turns).turn(device.ip_address):
        yield
