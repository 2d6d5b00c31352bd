"""Work that outlasts a database which is away for a moment.

DBOS itself waits for its own tables; what a step does with ours has to wait as well, or a second
without the database would end an encode of hours.
"""

import time
from collections.abc import Callable
from typing import ParamSpec, TypeVar

import sqlalchemy.exc as sa_errors
import structlog
from dbos import DBOS

log = structlog.get_logger(__name__)

Parameters = ParamSpec("Parameters")
Answer = TypeVar("Answer")

FIRST_WAIT_SECONDS = 0.5
ATTEMPTS = 10
"""Of a step, each wait twice the one before: four minutes in all."""
LONGEST_WAIT_SECONDS = 30.0
PATIENCE_SECONDS = 3600.0


def is_away(error: BaseException) -> bool:
    """True when the error says that the database cannot be reached or used right now."""
    if isinstance(error, sa_errors.OperationalError | sa_errors.InterfaceError):
        return True
    if isinstance(error, sa_errors.DBAPIError):
        return error.connection_invalidated
    # No connection of the pool came free.
    return isinstance(error, sa_errors.TimeoutError)


def steady_step(
    name: str,
) -> Callable[[Callable[Parameters, Answer]], Callable[Parameters, Answer]]:
    """A step of a durable job that is tried again while the database is away."""
    return DBOS.step(
        name=name,
        retries_allowed=True,
        interval_seconds=FIRST_WAIT_SECONDS,
        max_attempts=ATTEMPTS,
        backoff_rate=2.0,
        should_retry=is_away,
    )


def patiently(
    call: Callable[[], Answer],
    patience: float = PATIENCE_SECONDS,
    wait: Callable[[float], None] = time.sleep,
) -> Answer:
    """What ``call`` answers, asked again while the database is away.

    For work outside of steps. ``call`` has to be safe to repeat.

    Args:
        call: What is to be done.
        patience: Seconds of waiting after which the database's error is raised.
        wait: How to wait for that many seconds.
    """
    waited, pause = 0.0, FIRST_WAIT_SECONDS
    while True:
        try:
            return call()
        except sa_errors.SQLAlchemyError as error:
            if not is_away(error) or waited >= patience:
                raise
            log.warning("database is away", error=str(error))
        wait(pause)
        waited += pause
        pause = min(pause * 2, LONGEST_WAIT_SECONDS)
