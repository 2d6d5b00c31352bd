from fractions import Fraction
from pathlib import Path

from server.app.wiring import Parts
from server.contract.media import Resolution
from server.features.media.chunks import progress as chunks
from server.features.media.chunks.reporter import ChunkReporter
from server.features.media.chunks.spans import Span
from server.features.media.ffmpeg import Progress
from server.features.videos import progress as videos
from server.features.videos import repository
from server.kit.db.unit import Units
from tests.server.features.media.clips import make_clip
from tests.server.features.media.studio import bring
from tests.server.people import Person


def test_a_chunks_progress_is_told_as_the_whole_videos(
    parts: Parts, units: Units, tahmina: Person, tmp_path: Path
) -> None:
    version = bring(parts.providers, tahmina.id, make_clip(tmp_path / "clip.mp4", seconds=0.2))
    rung = Resolution.P360
    with units.write() as unit:
        facts = videos.SourceFacts(8, 640, 360, "h264")
        videos.plan(unit, version.id, facts, [videos.Rung(rung, 640, 360)])
        cuts = [Span(100 * number, (100,)) for number in range(2)]
        videos.begin(unit, version.id)
        chunks.lay_out(unit, version.id, cuts, {"run": 1, "seconds": 1})
        first, second = (each.id for each in chunks.chunks_of(unit, version.id))
        chunks.begin(unit, first)
        chunks.begin(unit, second)
        chunks.report(unit, first, 50)
    report = ChunkReporter(units, version.id, [rung], second, Fraction(25))
    report(Progress(seconds=1, speed=0.5))
    with units.read() as unit:
        [asset] = repository.assets_of(unit.session, [version.id])[version.id]
        # 75 of 200 frames; the 5 s that are left take two workers of that pace 5 s.
        assert (asset.percent, asset.seconds_left) == (37.5, 5)
    with units.write() as unit:
        chunks.forget(unit, version.id, 1)
    late = ChunkReporter(units, version.id, [rung], second, Fraction(25))
    late(Progress(seconds=4, speed=0.5))
    with units.read() as unit:
        [asset] = repository.assets_of(unit.session, [version.id])[version.id]
        assert asset.percent == 37.5
