"""How long tests wait for what must come."""

import asyncio
import time
from collections.abc import Callable

PATIENCE_SECONDS = 120.0
"""Far more than anything takes, also where the machine is busy with other things. Where all is
well it costs nothing, because whoever waits goes on as soon as there is something to go on with."""
PATIENCE_MS = int(PATIENCE_SECONDS * 1000)
LOOK_SECONDS = 0.02


def until(condition: Callable[[], bool], told: Callable[[], object] = lambda: "") -> None:
    """Wait for a condition; ``told`` is what is known when it never comes about."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not condition():
        assert time.monotonic() < deadline, told()
        time.sleep(LOOK_SECONDS)


async def eventually(condition: Callable[[], bool]) -> None:
    """Wait for a condition that the event loop, or another process, brings about."""
    async with asyncio.timeout(PATIENCE_SECONDS):
        while not condition():  # noqa: ASYNC110 - any condition
            await asyncio.sleep(LOOK_SECONDS)


def quickest(measure: Callable[[], float], limit: float, attempts: int = 3) -> float:
    """The least of some measurements, the first below ``limit`` being enough.

    What we do ourselves takes long every time; a machine that is busy elsewhere does not.
    """
    least = measure()
    while least >= limit and (attempts := attempts - 1):
        least = min(least, measure())
    return least
