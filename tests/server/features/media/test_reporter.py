from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError

from server.app.wiring import Parts
from server.contract.media import RenditionState, Resolution
from server.features.media.ffmpeg import Progress
from server.features.media.reporter import Reporter
from server.features.videos import progress, repository
from server.features.videos.delete import delete_video
from server.features.videos.models import VideoAsset, VideoVersion
from server.kit.db.unit import Units
from server.kit.errors import NotFoundError
from tests.server.features.media.clips import make_clip
from tests.server.features.media.studio import bring
from tests.server.people import Person

LOW = Resolution.P240


class Stopwatch:
    """Time that passes when it is told to."""

    seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def version(parts: Parts, tahmina: Person, tmp_path: Path) -> VideoVersion:
    brought = bring(parts.providers, tahmina.id, make_clip(tmp_path / "c.mp4", seconds=1))
    facts = progress.SourceFacts(100.0, 426, 240, "h264")
    with parts.providers.get(Units).write() as unit:
        progress.plan(unit, brought.id, facts, [progress.Rung(LOW, 426, 240)])
    return brought


def asset(units: Units, version: VideoVersion) -> VideoAsset:
    with units.read() as unit:
        found = repository.asset(unit.session, version.id, LOW)
    assert found is not None
    return found


def test_progress_is_written_at_most_twice_a_second(units: Units, version: VideoVersion) -> None:
    watch = Stopwatch()
    report = Reporter(units, version.id, [LOW], 100.0, watch)
    report(Progress(10.0, 2.0))
    assert (asset(units, version).percent, asset(units, version).seconds_left) == (10.0, 45)
    watch.seconds = 0.4
    report(Progress(20.0, 2.0))
    assert asset(units, version).percent == 10.0
    watch.seconds = 0.6
    report(Progress(30.0, 4.0))
    row = asset(units, version)
    assert (row.percent, row.seconds_left, row.state) == (30.0, 18, RenditionState.ENCODING)


def test_a_rung_is_never_done_before_it_is_in_the_store(
    units: Units, version: VideoVersion
) -> None:
    Reporter(units, version.id, [LOW], 100.0)(Progress(101.0, 5.0))
    row = asset(units, version)
    assert (row.percent, row.seconds_left) == (99.0, 0)


def test_nothing_is_guessed_without_a_speed(units: Units, version: VideoVersion) -> None:
    Reporter(units, version.id, [LOW], 100.0)(Progress(0.0, None))
    assert asset(units, version).seconds_left is None


def test_a_deleted_video_ends_the_encode(
    units: Units, version: VideoVersion, tahmina: Person
) -> None:
    with units.write() as unit:
        delete_video(unit, repository.own_video(unit.session, version.video_id, tahmina.id))
    with pytest.raises(NotFoundError):
        Reporter(units, version.id, [LOW], 100.0)(Progress(1.0, 1.0))


def test_a_database_that_is_away_does_not_end_the_encode(
    units: Units, version: VideoVersion, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(*_arguments: object) -> None:
        raise OperationalError("UPDATE", {}, Exception("connection refused"))

    watch = Stopwatch()
    report = Reporter(units, version.id, [LOW], 100.0, watch)
    with monkeypatch.context() as patched:
        patched.setattr(progress, "report", away)
        report(Progress(10.0, 2.0))
    assert asset(units, version).percent == 0
    watch.seconds = 1.0
    report(Progress(20.0, 2.0))
    assert asset(units, version).percent == 20.0
