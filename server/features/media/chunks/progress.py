"""The life of a video's chunks, in rows. Each function is one small step, safe to repeat.

Whoever takes a step locks the video first, so that two workers that end at once see each other:
exactly one of them finds that it was the last.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from server.contract.media import TranscodingStatus
from server.features.media.chunks.models import ChunkState, EncodeChunk
from server.features.media.chunks.spans import Span
from server.features.media.turn import chunk_turn
from server.features.videos import repository
from server.features.videos.models import VideoVersion
from server.kit.db.unit import Unit
from server.kit.errors import NotFoundError
from server.kit.jobs.queue import Job, Queue

CHUNK = "encode_chunk"
"""Name of the workflow; it takes the version's id and the chunk's as text, and the work."""
FINISH = "finish_video"
"""Name of the workflow; it takes the version's id as text, and the work."""
MOST_QUEUED = 16
"""Of one video, so that each is queued with a turn that is still fair."""
MAX_ATTEMPTS = 3

Work = dict[str, Any]
"""What every job of a video is told, as JSON: the version's ``run``, its ``source``, what is
``made`` of it, the rungs that are ``missing`` and, as tuned to the content, ``drawn`` in chunks;
whether ``pictures`` are still to come; the ``seconds`` that a chunk is thought to take at most."""


@dataclass(frozen=True)
class Share:
    """How much of a video is encoded."""

    done: int
    """Frames."""
    total: int
    at_work: int
    """Chunks that are being encoded."""


def lay_out(unit: Unit, version_id: UUID, cuts: Sequence[Span], work: Work) -> None:
    """Cut the version, and queue its first chunks; nothing if that is done already, or over.

    Raises:
        NotFoundError: the video was deleted meanwhile.
    """
    version = _locked(unit, version_id)
    if not _under_way(version, work["run"]) or laid_out(unit, version):
        return
    forget(unit, version_id, version.run)
    for number, span in enumerate(cuts):
        row = EncodeChunk(
            video_version_id=version_id,
            run=version.run,
            number=number,
            first_frame=span.first,
            frames=sum(span.gops),
            gops=list(span.gops),
        )
        unit.session.add(row)
    unit.session.flush()
    # The attempts to come are those of the job that joins them.
    version.attempts = 0
    _queue_more(unit, version, work)


def laid_out(unit: Unit, version: VideoVersion) -> bool:
    """Whether this run of the version was cut."""
    query = sa.select(EncodeChunk.id).where(
        EncodeChunk.video_version_id == version.id, EncodeChunk.run == version.run
    )
    return unit.session.scalar(query.limit(1)) is not None


def begin(unit: Unit, chunk_id: UUID) -> EncodeChunk | None:
    """Work on the chunk begins, or begins again; None when there is nothing to do."""
    chunk = _chunk(unit, chunk_id)
    if chunk is None or chunk.state in {ChunkState.DONE, ChunkState.FAILED}:
        return None
    chunk.attempts += 1
    chunk.state, chunk.frames_done = ChunkState.ENCODING, 0
    return chunk


def uncount_attempt(unit: Unit, chunk_id: UUID) -> None:
    """The attempt under way ends through no fault of the file."""
    chunk = unit.session.get(EncodeChunk, chunk_id)
    if chunk is not None and chunk.attempts > 0:
        chunk.attempts -= 1


def report(unit: Unit, chunk_id: UUID, frames: int) -> Share | None:
    """So many of the chunk's frames are encoded; answers how far the video is.

    None where nobody waits for the chunk any more.
    """
    chunk = _chunk(unit, chunk_id)
    if chunk is None or chunk.state is not ChunkState.ENCODING:
        return None
    chunk.frames_done = min(frames, chunk.frames)
    unit.session.flush()
    encoding = sa.case((EncodeChunk.state == ChunkState.ENCODING, 1), else_=0)
    done, total, at_work = unit.session.execute(
        sa.select(
            sa.func.sum(EncodeChunk.frames_done),
            sa.func.sum(EncodeChunk.frames),
            sa.func.sum(encoding),
        ).where(EncodeChunk.video_version_id == chunk.video_version_id)
    ).one()
    return Share(int(done), int(total), int(at_work))


def done(unit: Unit, chunk_id: UUID, folder: str, work: Work) -> bool:
    """The chunk's pieces are in the store; the last one done queues the joining.

    Returns:
        False when the pieces are not wanted: another worker was faster.

    Raises:
        NotFoundError: the video was deleted meanwhile.
    """
    chunk = _chunk(unit, chunk_id)
    if chunk is None or chunk.state in {ChunkState.DONE, ChunkState.FAILED}:
        return chunk is not None and chunk.folder == folder
    chunk.state, chunk.folder = ChunkState.DONE, folder
    chunk.frames_done = chunk.frames
    version = unit.session.get_one(VideoVersion, chunk.video_version_id)
    unit.session.flush()
    left = unit.session.scalar(
        sa.select(sa.func.count())
        .select_from(EncodeChunk)
        .where(EncodeChunk.video_version_id == version.id, EncodeChunk.state != ChunkState.DONE)
    )
    if left:
        _queue_more(unit, version, work)
    else:
        _queue_finish(unit, version, work)
    return True


def fail(unit: Unit, chunk_id: UUID, work: Work) -> None:
    """The chunk cannot be made, so that no other is needed: the video is encoded whole."""
    chunk = _chunk(unit, chunk_id)
    if chunk is None or chunk.state in {ChunkState.DONE, ChunkState.FAILED}:
        return
    version = unit.session.get_one(VideoVersion, chunk.video_version_id)
    for each in chunks_of(unit, version.id):
        if each.state is not ChunkState.DONE:
            each.state = ChunkState.FAILED
    _queue_finish(unit, version, work)


def chunks_of(unit: Unit, version_id: UUID) -> list[EncodeChunk]:
    """All of a version's chunks, in the order of the film."""
    query = sa.select(EncodeChunk).where(EncodeChunk.video_version_id == version_id)
    return list(unit.session.scalars(query.order_by(EncodeChunk.number)))


def give_up(unit: Unit, chunk_id: UUID) -> bool:
    """The version will be given up for what this chunk met, so that no chunk is needed.

    Returns:
        False when the chunk has no say: its run is over, or the video is encoded whole by now.

    Raises:
        NotFoundError: the video was deleted meanwhile.
    """
    chunk = _chunk(unit, chunk_id)
    if chunk is None or chunk.state is not ChunkState.ENCODING:
        return False
    forget(unit, chunk.video_version_id, chunk.run)
    return True


def forget(unit: Unit, version_id: UUID, run: int) -> None:
    """Remove the rows up to that run; a job of theirs that still comes finds nothing to do."""
    rows = sa.delete(EncodeChunk).where(
        EncodeChunk.video_version_id == version_id, EncodeChunk.run <= run
    )
    unit.session.execute(rows)


def job_ids(unit: Unit, version_id: UUID) -> list[str]:
    """The jobs that may wait or run for the version's chunks, and the one that joins them."""
    version = unit.session.get(VideoVersion, version_id)
    chunks = chunks_of(unit, version_id)
    if version is None or not chunks:
        return []
    busy = {ChunkState.QUEUED, ChunkState.ENCODING}
    return [*(_job_id(each) for each in chunks if each.state in busy), _finish_id(version)]


def _queue_more(unit: Unit, version: VideoVersion, work: Work) -> None:
    """Let the next chunks stand in the queue, as many as may."""
    chunks = chunks_of(unit, version.id)
    queued = sum(each.state in {ChunkState.QUEUED, ChunkState.ENCODING} for each in chunks)
    waiting = [each for each in chunks if each.state is ChunkState.WAITING]
    for place, chunk in enumerate(waiting[: max(0, MOST_QUEUED - queued)], queued + 1):
        chunk.state = ChunkState.QUEUED
        turn = chunk_turn(unit, place, work["seconds"])
        arguments = (str(version.id), str(chunk.id), work)
        unit.enqueue(Job(CHUNK, Queue.ENCODE_CPU, _job_id(chunk), arguments, turn=turn))


def _queue_finish(unit: Unit, version: VideoVersion, work: Work) -> None:
    arguments = (str(version.id), work)
    turn = chunk_turn(unit, 0, 0)
    unit.enqueue(Job(FINISH, Queue.ENCODE_CPU, _finish_id(version), arguments, turn=turn))


def _job_id(chunk: EncodeChunk) -> str:
    return f"chunk-{chunk.id}"


def _finish_id(version: VideoVersion) -> str:
    return f"finish-{version.id}-{version.run}"


def _chunk(unit: Unit, chunk_id: UUID) -> EncodeChunk | None:
    """The chunk, with its video locked; None when it is not wanted any more."""
    version_id = unit.session.scalar(
        sa.select(EncodeChunk.video_version_id).where(EncodeChunk.id == chunk_id)
    )
    if version_id is None:
        return None
    version = _locked(unit, version_id)
    chunk = unit.session.get(EncodeChunk, chunk_id, populate_existing=True)
    return chunk if chunk is not None and _under_way(version, chunk.run) else None


def _under_way(version: VideoVersion, run: int) -> bool:
    return version.run == run and version.status is TranscodingStatus.PROCESSING


def _locked(unit: Unit, version_id: UUID) -> VideoVersion:
    video = repository.lock_video_of(unit.session, version_id)
    version = repository.version_by_id(unit.session, version_id)
    if version is None or video is None:
        raise NotFoundError("This video was deleted.")
    return version
