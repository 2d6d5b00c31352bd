"""The versions that this process works on right now."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from server.features.videos import progress
from server.kit.db.unit import Units


class Underway:
    """Tells a server that was stopped from one that was killed.

    An attempt counts against a version because its file may be what kills the worker. A server
    that is stopped in good order, as the one on a laptop is every evening, was killed by
    nothing, so it takes its attempts back.
    """

    def __init__(self, units: Units) -> None:
        self._units = units
        self._versions: set[UUID] = set()
        self._lock = threading.Lock()

    @contextmanager
    def work_on(self, version_id: UUID) -> Iterator[None]:
        """The block works on the version."""
        with self._lock:
            self._versions.add(version_id)
        try:
            yield
        finally:
            with self._lock:
                self._versions.discard(version_id)

    def take_back(self) -> None:
        """Uncount the attempts under way: they end because the server does."""
        with self._lock:
            versions = list(self._versions)
        for version_id in versions:
            with self._units.write() as unit:
                progress.uncount_attempt(unit, version_id)
