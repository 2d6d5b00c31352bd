from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from uuid import UUID

import pytest

from server.app.wiring import Parts
from server.contract.media import TranscodingStatus
from server.features.media.chunks import progress as chunks
from server.features.media.chunks.models import ChunkState
from server.features.media.chunks.spans import Span
from server.features.videos import progress as videos
from server.features.videos.delete import delete_video
from server.features.videos.models import VideoVersion
from server.features.videos.repository import own_video
from server.kit.db.unit import Unit, Units
from server.kit.errors import NotFoundError
from tests.server.features.media.clips import make_clip
from tests.server.features.media.studio import bring
from tests.server.people import Person

MANY = chunks.MOST_QUEUED + 4
WORK: chunks.Work = {"run": 1, "seconds": 100}


@pytest.fixture
def version(parts: Parts, tahmina: Person, tmp_path: Path) -> VideoVersion:
    version = bring(parts.providers, tahmina.id, make_clip(tmp_path / "clip.mp4", seconds=0.2))
    with parts.providers.get(Units).write() as unit:
        videos.begin(unit, version.id)
        cuts = [Span(60 * number, (60,)) for number in range(MANY)]
        chunks.lay_out(unit, version.id, cuts, WORK)
    return version


def write(units: Units, call: Callable[[Unit], object]) -> object:
    with units.write() as unit:
        return call(unit)


def ids(units: Units, version: VideoVersion) -> list[UUID]:
    with units.read() as unit:
        return [each.id for each in chunks.chunks_of(unit, version.id)]


def states(units: Units, version: VideoVersion) -> list[ChunkState]:
    with units.read() as unit:
        return [each.state for each in chunks.chunks_of(unit, version.id)]


def finishing(parts: Parts, version: VideoVersion) -> int:
    job = [f"finish-{version.id}-{version.run}"]
    return len(parts.jobs.client.list_workflows(workflow_ids=job))


def test_only_so_many_stand_in_the_queue_each_later_than_the_one_before(
    parts: Parts, units: Units, version: VideoVersion
) -> None:
    waiting = [ChunkState.WAITING] * 4
    assert states(units, version) == [*[ChunkState.QUEUED] * chunks.MOST_QUEUED, *waiting]
    # Laid out twice, by a step that was cut off, they are as they were.
    write(units, lambda unit: chunks.lay_out(unit, version.id, [], WORK))
    assert len(ids(units, version)) == MANY
    jobs = parts.jobs.client.list_workflows(name=chunks.CHUNK)
    turns = {job.workflow_id: job.priority or 0 for job in jobs}
    first, second, *_ = (turns[f"chunk-{each}"] for each in ids(units, version)[:2])
    assert second - first == WORK["seconds"]
    # What is done makes room for one more.
    one = ids(units, version)[0]
    write(units, lambda unit: chunks.begin(unit, one))
    write(units, lambda unit: chunks.done(unit, one, "a/folder", WORK))
    assert states(units, version).count(ChunkState.WAITING) == 3


def test_the_last_one_done_queues_the_joining_whoever_it_is(
    parts: Parts, units: Units, version: VideoVersion
) -> None:
    def end(chunk_id: UUID) -> object:
        return write(units, lambda unit: chunks.done(unit, chunk_id, str(chunk_id), WORK))

    *others, last, other = ids(units, version)
    for each in others:
        end(each)
    assert finishing(parts, version) == 0
    with ThreadPoolExecutor(2) as pool:
        assert list(pool.map(end, (last, other))) == [True, True]
    assert finishing(parts, version) == 1
    # Told again it is still wanted, and another worker's pieces are not.
    assert end(last) is True
    assert write(units, lambda unit: chunks.done(unit, last, "another", WORK)) is False
    assert write(units, lambda unit: chunks.begin(unit, last)) is None


def test_one_that_fails_ends_the_others_and_has_the_video_encoded_whole(
    parts: Parts, units: Units, version: VideoVersion
) -> None:
    one, two, *_ = ids(units, version)
    write(units, lambda unit: chunks.done(unit, one, "a/folder", WORK))
    write(units, lambda unit: chunks.fail(unit, two, WORK))
    assert states(units, version) == [ChunkState.DONE, *[ChunkState.FAILED] * (MANY - 1)]
    assert finishing(parts, version) == 1
    assert write(units, lambda unit: chunks.begin(unit, two)) is None


def test_progress_is_that_of_all_chunks(units: Units, version: VideoVersion) -> None:
    one, two, *_ = ids(units, version)
    write(units, lambda unit: chunks.done(unit, one, "a/folder", WORK))
    write(units, lambda unit: chunks.begin(unit, two))
    share = write(units, lambda unit: chunks.report(unit, two, 30))
    assert share == chunks.Share(done=90, total=60 * MANY, at_work=1)
    # An attempt that begins again begins at nothing.
    write(units, lambda unit: chunks.begin(unit, two))
    share = write(units, lambda unit: chunks.report(unit, two, 0))
    assert share == chunks.Share(done=60, total=60 * MANY, at_work=1)


def test_attempts_are_counted_and_those_of_a_stopped_server_are_not(
    units: Units, version: VideoVersion
) -> None:
    one = ids(units, version)[0]
    for _ in range(2):
        write(units, lambda unit: chunks.begin(unit, one))
    write(units, lambda unit: chunks.uncount_attempt(unit, one))
    begun = write(units, lambda unit: chunks.begin(unit, one))
    assert getattr(begun, "attempts", 0) == 2


def test_progress_of_a_chunk_that_nobody_waits_for_tells_nothing(
    units: Units, version: VideoVersion
) -> None:
    one, two, *_ = ids(units, version)
    assert write(units, lambda unit: chunks.report(unit, one, 30)) is None
    write(units, lambda unit: chunks.done(unit, one, "a/folder", WORK))
    assert write(units, lambda unit: chunks.report(unit, one, 30)) is None
    write(units, lambda unit: chunks.begin(unit, two))
    write(units, lambda unit: videos.complete(unit, version.id))
    assert write(units, lambda unit: chunks.report(unit, two, 30)) is None


@pytest.mark.parametrize("status", [TranscodingStatus.COMPLETED, TranscodingStatus.FAILED])
def test_what_has_ended_is_not_laid_out_again(
    units: Units, version: VideoVersion, status: TranscodingStatus
) -> None:
    one = ids(units, version)[0]
    with units.write() as unit:
        chunks.forget(unit, version.id, 1)
        unit.session.get_one(VideoVersion, version.id).status = status
        chunks.lay_out(unit, version.id, [Span(0, (60,)), Span(60, (60,))], WORK)
    assert ids(units, version) == []
    assert write(units, lambda unit: chunks.begin(unit, one)) is None


def test_only_a_chunk_that_is_made_gives_the_video_up(units: Units, version: VideoVersion) -> None:
    one, two, three, *_ = ids(units, version)
    with units.write() as unit:
        for each in (one, two):
            chunks.begin(unit, each)
    assert write(units, lambda unit: chunks.give_up(unit, three)) is False
    assert write(units, lambda unit: chunks.give_up(unit, one)) is True
    assert ids(units, version) == []
    assert write(units, lambda unit: chunks.give_up(unit, two)) is False


def test_chunks_of_an_earlier_run_or_a_deleted_video_are_not_wanted(
    units: Units, version: VideoVersion, tahmina: Person
) -> None:
    one = ids(units, version)[0]
    with units.write() as unit:
        unit.session.get_one(VideoVersion, version.id).run += 1
    assert write(units, lambda unit: chunks.begin(unit, one)) is None
    assert write(units, lambda unit: chunks.done(unit, one, "a/folder", WORK)) is False
    write(units, lambda unit: chunks.lay_out(unit, version.id, [Span(0, (60,))], WORK))
    assert len(ids(units, version)) == MANY
    again = WORK | {"run": 2}
    write(units, lambda unit: chunks.lay_out(unit, version.id, [Span(0, (60,))], again))
    [only] = ids(units, version)
    assert only != one
    write(
        units,
        lambda unit: delete_video(unit, own_video(unit.session, version.video_id, tahmina.id)),
    )
    with pytest.raises(NotFoundError):
        write(units, lambda unit: chunks.begin(unit, only))
    with units.read() as unit:
        assert chunks.job_ids(unit, version.id) == [f"chunk-{only}", f"finish-{version.id}-2"]
