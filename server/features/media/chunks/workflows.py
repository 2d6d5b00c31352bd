"""The durable jobs that make a long video in chunks.

No job waits for another: the one that cut the video has ended, each chunk's stands in the queue
for itself, among the jobs of other videos, and the last chunk done queues the one that joins them.
So no encoder is held by what waits, and a killed worker loses the chunk that it was at.
"""

from uuid import UUID

import structlog
from dbos import DBOS

from server.features.media.chunks import progress as chunks
from server.features.media.chunks import steps
from server.features.media.chunks.models import EncodeChunk
from server.features.media.chunks.progress import CHUNK, FINISH, MAX_ATTEMPTS, Work
from server.features.media.scratch import Scratch
from server.features.media.steps import is_full
from server.features.media.underway import Underway
from server.features.media.workflows import admit, conclude, encode_missing, guarded
from server.kit.db.unit import Units
from server.kit.jobs.steady import patiently
from server.kit.jobs.worker import provided

log = structlog.get_logger(__name__)


@DBOS.workflow(name=CHUNK)
def encode_chunk(version_id: str, chunk_id: str, work: Work) -> None:
    """Make one chunk of a long video."""
    underway = provided(Underway)
    with guarded(version_id, work["run"]), underway.work_on(UUID(chunk_id), chunks.uncount_attempt):
        chunk = _begin(chunk_id)
        if chunk is None:
            return
        if chunk.attempts > MAX_ATTEMPTS:
            log.error("chunk killed its worker too often", version_id=version_id)
            steps.fail(chunk_id, work)
            return
        made = steps.encode(chunk_id, work)
        if is_full(made):
            steps.give_up(version_id, chunk_id, made, work)
        elif "ok" not in made:
            steps.fail(chunk_id, work)
        elif made["ok"]:
            steps.done(version_id, chunk_id, made["ok"], work)


def _begin(chunk_id: str) -> EncodeChunk | None:
    """Count this attempt; no step, so that those after a crash count too."""
    provided(Scratch).forget(UUID(chunk_id))

    def count() -> EncodeChunk | None:
        with provided(Units).write() as unit:
            return chunks.begin(unit, UUID(chunk_id))

    return patiently(count)


@DBOS.workflow(name=FINISH)
def finish_video(version_id: str, work: Work) -> None:
    """Join the chunks or, where one could not be made, encode the video whole."""
    run = work["run"]
    with guarded(version_id, run), provided(Underway).work_on(UUID(version_id)):
        if not admit(version_id, run):
            return
        joined = steps.join(version_id, work)
        if "ok" in joined:
            more, full = joined["ok"], None
        elif is_full(joined):
            more, full = [], joined
        else:
            more, full = encode_missing(version_id, work["source"], work["missing"])
        # First: whoever has ended is not begun again, and so tidies nothing.
        steps.tidy(version_id, run)
        conclude(version_id, work, more, full)
