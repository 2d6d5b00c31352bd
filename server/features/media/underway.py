"""The versions, and chunks of them, that this process works on right now."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from uuid import UUID

from server.features.videos import progress
from server.kit.db.unit import Unit, Units

Uncount = Callable[[Unit, UUID], None]
"""Takes an attempt back, by what was attempted."""


class Underway:
    """Tells a server that was stopped from one that was killed.

    An attempt counts against a version because its file may be what kills the worker. A server
    that is stopped in good order, as the one on a laptop is every evening, was killed by
    nothing, so it takes its attempts back.
    """

    def __init__(self, units: Units) -> None:
        self._units = units
        self._begun: dict[UUID, Uncount] = {}
        self._lock = threading.Lock()

    @contextmanager
    def work_on(
        self, identifier: UUID, uncount: Uncount = progress.uncount_attempt
    ) -> Iterator[None]:
        """The block works on the version, or on what else has its attempts counted."""
        with self._lock:
            self._begun[identifier] = uncount
        try:
            yield
        finally:
            with self._lock:
                del self._begun[identifier]

    def take_back(self) -> None:
        """Uncount the attempts under way: they end because the server does."""
        with self._lock:
            begun = dict(self._begun)
        for identifier, uncount in begun.items():
            with self._units.write() as unit:
                uncount(unit, identifier)
