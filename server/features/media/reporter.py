"""Tell how far an encode is, seldom enough not to be a load on the database."""

import time
from collections.abc import Callable, Sequence
from uuid import UUID

import structlog
from sqlalchemy.exc import SQLAlchemyError

from server.contract.media import Resolution
from server.features.media.ffmpeg import Progress
from server.features.videos import progress as videos
from server.kit.db.unit import Unit, Units

log = structlog.get_logger(__name__)

EVERY_SECONDS = 0.5
NEARLY = 99.0
"""Percent; a rung is only done once it is in the store."""


class Reporter:
    """Writes the progress of rungs that are encoded together, in transactions of its own."""

    def __init__(
        self,
        units: Units,
        version_id: UUID,
        resolutions: Sequence[Resolution],
        duration: float,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._units = units
        self._version_id = version_id
        self._resolutions = resolutions
        self._duration = max(duration, 0.001)
        self._clock = clock
        self._last: float | None = None

    def __call__(self, progress: Progress) -> None:
        """Record ``progress``, unless the last record is younger than half a second.

        A database that is away costs this record, never the encode.

        Raises:
            NotFoundError: the video was deleted, so that the encode should end.
        """
        now = self._clock()
        if self._last is not None and now - self._last < EVERY_SECONDS:
            return
        self._last = now
        try:
            with self._units.write() as unit:
                reached = self._reached(unit, progress)
                if reached is not None:
                    percent, wait = min(reached[0], NEARLY), reached[1]
                    videos.report(unit, self._version_id, self._resolutions, percent, wait)
        except SQLAlchemyError as error:
            log.warning("progress not recorded", version_id=self._version_id, error=str(error))

    def _reached(self, unit: Unit, progress: Progress) -> tuple[float, int | None] | None:
        """Percent and, where that can be told, the seconds that are left; None to tell nothing."""
        del unit
        left = max(self._duration - progress.seconds, 0.0)
        wait = round(left / progress.speed) if progress.speed else None
        return progress.seconds / self._duration * 100, wait
