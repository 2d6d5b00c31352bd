from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from server.app.wiring import Parts
from server.contract.media import TranscodingStatus
from server.features.media.turn import LONGEST_SECONDS, chunk_turn, turn
from server.features.videos.models import VideoVersion
from server.kit.db.unit import Units
from tests.server.features.media.clips import make_clip
from tests.server.features.media.studio import bring
from tests.server.people import Person

Bring = Callable[[Person, float], VideoVersion]


@pytest.fixture
def bring_sized(parts: Parts, tmp_path: Path) -> Bring:
    clip = make_clip(tmp_path / "clip.mp4", seconds=0.2)

    def bring_it(person: Person, megabytes: float) -> VideoVersion:
        version = bring(parts.providers, person.id, clip)
        with parts.providers.get(Units).write() as unit:
            change = sa.update(VideoVersion).where(VideoVersion.id == version.id)
            unit.session.execute(change.values(source_bytes=round(megabytes * 1e6)))
        return version

    return bring_it


def turn_of(parts: Parts, version: VideoVersion, *, later: timedelta = timedelta()) -> int:
    with parts.providers.get(Units).read() as unit:
        clock = unit.clock
        unit.clock = lambda: clock() + later
        return turn(unit, unit.session.get_one(VideoVersion, version.id))


def test_a_short_video_goes_before_a_long_one_that_came_earlier(
    parts: Parts, bring_sized: Bring, tahmina: Person, rafi: Person
) -> None:
    long, short = bring_sized(tahmina, 4000), bring_sized(rafi, 20)
    assert turn_of(parts, short, later=timedelta(minutes=30)) < turn_of(parts, long)
    # But not for ever: one that comes hours later waits its turn.
    assert turn_of(parts, short, later=timedelta(hours=2)) > turn_of(parts, long)


def test_a_channels_many_videos_let_another_channels_first_one_pass(
    parts: Parts, bring_sized: Bring, tahmina: Person, rafi: Person
) -> None:
    many = [bring_sized(tahmina, 100) for _ in range(4)]
    last, single = turn_of(parts, many[-1]), turn_of(parts, bring_sized(rafi, 100))
    assert single + 250 < last
    with parts.providers.get(Units).write() as unit:
        done = sa.update(VideoVersion).where(VideoVersion.id.in_([v.id for v in many[:3]]))
        unit.session.execute(done.values(status=TranscodingStatus.COMPLETED))
    # What is done holds nobody back.
    assert abs(turn_of(parts, many[-1]) - single) < 60


def test_a_huge_video_is_put_back_by_hours_and_no_more(
    parts: Parts, bring_sized: Bring, tahmina: Person
) -> None:
    before = turn_of(parts, bring_sized(tahmina, 0))
    assert turn_of(parts, bring_sized(tahmina, 10_000_000)) <= before + LONGEST_SECONDS + 600


def test_the_queue_is_told(parts: Parts, bring_sized: Bring, tahmina: Person) -> None:
    version = bring_sized(tahmina, 1)
    [job] = parts.jobs.client.list_workflows(workflow_ids=[version.job_id])
    assert job.priority is not None
    assert abs(job.priority - turn_of(parts, version)) < 600


def test_a_short_video_goes_before_the_chunks_that_were_queued_before_it(
    parts: Parts, bring_sized: Bring, tahmina: Person
) -> None:
    with parts.providers.get(Units).read() as unit:
        first, second = (chunk_turn(unit, place, 300) for place in (1, 2))
        last = chunk_turn(unit, 1000, 300)
    assert second - first == pytest.approx(300, abs=2)
    short = bring_sized(tahmina, 20)
    assert turn_of(parts, short, later=timedelta(minutes=3)) < first
    # But chunks wait no longer than others do.
    assert turn_of(parts, short, later=timedelta(minutes=6)) > first
    assert last <= first + LONGEST_SECONDS
