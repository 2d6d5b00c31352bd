"""The steps of the durable jobs that make a long video in chunks.

As in :mod:`server.features.media.steps`, what they return is JSON.
"""

from contextlib import suppress
from dataclasses import asdict
from uuid import UUID

from server.features.media.chunks import progress as chunks
from server.features.media.chunks.making import Chunking
from server.features.media.chunks.models import EncodeChunk
from server.features.media.chunks.progress import Work
from server.features.media.chunks.spans import ChunkPolicy
from server.features.media.errors import EncodeError
from server.features.media.source import MediaInfo
from server.features.media.steps import Answer, failure, making_of
from server.kit.db.unit import Units
from server.kit.errors import NoSpaceError, NotFoundError
from server.kit.jobs.queue import JobQueue
from server.kit.jobs.steady import steady_step
from server.kit.jobs.worker import provided


def _chunking(version_id: UUID | str) -> Chunking:
    return Chunking(making_of(str(version_id)))


@steady_step("process_video.cut")
def cut(version_id: str, work: Work) -> Answer:
    """Cut the version and queue its first chunks; ``ok`` is how many there are, or 0."""
    info = MediaInfo.model_validate(work["source"])
    try:
        return {"ok": _chunking(version_id).cut(info, work, provided(ChunkPolicy))}
    except (NoSpaceError, EncodeError) as error:
        return failure(version_id, error)


@steady_step("encode_chunk.encode")
def encode(chunk_id: str, work: Work) -> Answer:
    """Make the chunk's pieces; ``ok`` is their folder, or nothing if nobody wants them."""
    with provided(Units).read() as unit:
        chunk = unit.session.get(EncodeChunk, UUID(chunk_id))
    if chunk is None:
        return {"ok": None}
    try:
        return {"ok": _chunking(chunk.video_version_id).encode(chunk, work)}
    except (NoSpaceError, EncodeError) as error:
        return failure(str(chunk.video_version_id), error)


@steady_step("encode_chunk.done")
def done(version_id: str, chunk_id: str, folder: str, work: Work) -> None:
    """Tell that the chunk is made; the last one queues the joining."""
    _chunking(version_id).done(UUID(chunk_id), folder, work)


@steady_step("encode_chunk.fail")
def fail(chunk_id: str, work: Work) -> None:
    """The chunk could not be made: the video is encoded whole."""
    with provided(Units).write() as unit:
        chunks.fail(unit, UUID(chunk_id), work)


@steady_step("finish_video.join")
def join(version_id: str, work: Work) -> Answer:
    """Join the pieces of every rung; ``ok`` is what was made."""
    try:
        return {"ok": [asdict(each) for each in _chunking(version_id).join(work)]}
    except (NoSpaceError, EncodeError) as error:
        return failure(version_id, error)
    except NotFoundError as gone:
        # Of a video that still is there, a piece is missing.
        _chunking(version_id).making.version()
        return failure(version_id, EncodeError(gone.message))


@steady_step("finish_video.tidy")
def tidy(version_id: str) -> None:
    """Remove the pieces and their rows."""
    tidy_at_once(version_id)


def tidy_at_once(version_id: str) -> None:
    """As :func:`tidy`, for use in a job that has no more steps."""
    with suppress(NotFoundError):
        _chunking(version_id).tidy()


@steady_step("cancel_processing.cancel_chunks")
def cancel(version_id: str) -> None:
    """End the jobs of the version's chunks before their next steps, and remove their pieces."""
    with provided(Units).read() as unit:
        jobs = chunks.job_ids(unit, UUID(version_id))
    for job_id in jobs:
        provided(JobQueue).cancel(job_id)  # type: ignore[type-abstract]
    tidy_at_once(version_id)
