"""The steps of the durable jobs that make a long video in chunks.

As in :mod:`server.features.media.steps`, what they return is JSON.
"""

from dataclasses import asdict
from uuid import UUID

from server.contract.errors import ErrorCode
from server.features.media.chunks import progress as chunks
from server.features.media.chunks.making import Chunking
from server.features.media.chunks.models import EncodeChunk
from server.features.media.chunks.progress import Work
from server.features.media.chunks.spans import ChunkPolicy
from server.features.media.errors import EncodeError
from server.features.media.source import MediaInfo
from server.features.media.steps import Answer, failure, making_of
from server.features.videos import progress as videos
from server.features.videos.models import VideoVersion
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
    except NotFoundError as gone:
        return _missing(str(chunk.video_version_id), gone)


@steady_step("encode_chunk.done")
def done(version_id: str, chunk_id: str, folder: str, work: Work) -> None:
    """Tell that the chunk is made; the last one queues the joining."""
    _chunking(version_id).done(UUID(chunk_id), folder, work)


@steady_step("encode_chunk.fail")
def fail(chunk_id: str, work: Work) -> None:
    """The chunk could not be made: the video is encoded whole."""
    with provided(Units).write() as unit:
        chunks.fail(unit, UUID(chunk_id), work)


@steady_step("encode_chunk.give_up")
def give_up(version_id: str, chunk_id: str, full: Answer, work: Work) -> None:
    """The disk is full: the version has failed, unless the chunk has no say any more.

    One transaction forgets the chunks and tells it, so that no job is begun again in between and
    finds nothing to do.
    """
    with provided(Units).write() as unit:
        if chunks.give_up(unit, UUID(chunk_id)):
            code = ErrorCode(full["code"])
            videos.fail(unit, UUID(version_id), code, full["message"], run=work["run"])
    tidy_at_once(version_id, work["run"])


@steady_step("finish_video.join")
def join(version_id: str, work: Work) -> Answer:
    """Join the pieces of every rung; ``ok`` is what was made."""
    try:
        return {"ok": [asdict(each) for each in _chunking(version_id).join(work)]}
    except (NoSpaceError, EncodeError) as error:
        return failure(version_id, error)
    except NotFoundError as gone:
        return _missing(version_id, gone)


def _missing(version_id: str, gone: NotFoundError) -> Answer:
    """Of a video that still is there, a piece or the marks are missing: it is encoded whole.

    Raises:
        NotFoundError: the video was deleted meanwhile.
    """
    _chunking(version_id).making.version()
    return failure(version_id, EncodeError(gone.message))


@steady_step("finish_video.tidy")
def tidy(version_id: str, run: int) -> None:
    """Remove the pieces and their rows of that run and those before it."""
    tidy_at_once(version_id, run)


def tidy_at_once(version_id: str, run: int) -> None:
    """As :func:`tidy`, for use in a job that has no more steps."""
    _chunking(version_id).tidy(run)


@steady_step("cancel_processing.cancel_chunks")
def cancel(version_id: str) -> None:
    """End the jobs of the version's chunks before their next steps, and remove their pieces."""
    with provided(Units).read() as unit:
        version = unit.session.get(VideoVersion, UUID(version_id))
        jobs = chunks.job_ids(unit, UUID(version_id))
    for job_id in jobs:
        provided(JobQueue).cancel(job_id)  # type: ignore[type-abstract]
    if version is not None:
        tidy_at_once(version_id, version.run)
