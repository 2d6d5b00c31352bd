"""Tell how far a video is that is encoded in chunks, by several workers at once."""

import time
from collections.abc import Callable, Sequence
from fractions import Fraction
from uuid import UUID

from server.contract.media import Resolution
from server.features.media.chunks import progress as chunks
from server.features.media.ffmpeg import Progress
from server.features.media.reporter import Reporter
from server.kit.db.unit import Unit, Units


class ChunkReporter(Reporter):
    """Writes the progress of a chunk, and what that makes of the whole."""

    def __init__(
        self,
        units: Units,
        version_id: UUID,
        resolutions: Sequence[Resolution],
        chunk_id: UUID,
        fps: Fraction,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(units, version_id, resolutions, 0.0, clock)
        self._chunk_id = chunk_id
        self._fps = fps

    def _reached(self, unit: Unit, progress: Progress) -> tuple[float, int | None] | None:
        share = chunks.report(unit, self._chunk_id, int(progress.seconds * self._fps))
        if share is None:
            return None
        percent = share.done / share.total * 100
        if not progress.speed:
            return percent, None
        # As if all that are at work were as fast as this one.
        left = (share.total - share.done) / self._fps
        return percent, round(left / progress.speed / max(1, share.at_work))
