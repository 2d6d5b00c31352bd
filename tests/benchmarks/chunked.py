"""A long video in chunks, against the same ffmpeg started by hand: what cutting and joining cost.

Each is done several times, in turns, and the least counts: other programs only make it more.
"""

import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from server.features.media.chunks.encode_span import encode_span
from server.features.media.chunks.join import Joined
from server.features.media.chunks.spans import Span, spans
from server.features.media.encode import encode, encoding
from server.features.media.fragments import read_layout
from server.features.media.ladder import Rung, plan
from server.features.media.playlist import measure
from server.features.media.probe import probe
from server.features.media.source import MediaInfo
from tests.benchmarks.anchors import cpu_seconds, ffmpeg
from tests.benchmarks.table import print_goal, print_table
from tests.paths import MEDIA

SECONDS = 120
CHUNK_SECONDS = 60
"""As the product comes."""
TURNS = 3
MOST_OVERHEAD = 1.03


@dataclass
class Cost:
    """The least of several turns, in seconds."""

    wall: float = float("inf")
    processor: float = float("inf")

    def take(self, work: Callable[[], object]) -> None:
        """Do it once more."""
        begun, before = time.perf_counter(), cpu_seconds()
        work()
        self.wall = min(self.wall, time.perf_counter() - begun)
        self.processor = min(self.processor, cpu_seconds() - before)


def main() -> None:
    """Print what each way costs, and whether ours costs more than it may."""
    with tempfile.TemporaryDirectory(prefix="chunked-") as scratch:
        folder = Path(scratch)
        source = _source(folder / "source.mp4")
        info = probe(source).model_copy(update={"as_is_peak_kbps": None})
        lowest, *rungs = plan(info)
        encode(source, info, [lowest], folder)
        made = read_layout(folder / f"{lowest.name}.mp4").fragments
        cuts = spans([each.samples for each in made], lowest.fps, CHUNK_SECONDS)
        ways: dict[str, Callable[[], object]] = {
            "by hand": partial(ffmpeg, folder, encoding(source, info, rungs)),
            "one run of ours": partial(encode, source, info, rungs, folder),
            "chunks, one by one": partial(_chunks, source, info, rungs, cuts, folder, 1),
            "chunks, two at once": partial(_chunks, source, info, rungs, cuts, folder, 2),
        }
        costs = {name: Cost() for name in ways}
        sizes: dict[str, int] = {}
        for _ in range(TURNS):
            for name, way in ways.items():
                costs[name].take(way)
                sizes[name] = sum((folder / f"{each.name}.mp4").stat().st_size for each in rungs)
        hand = costs["by hand"]
        rows: list[list[str | float]] = [
            [name, each.wall, each.wall / hand.wall, each.processor / hand.processor, sizes[name]]
            for name, each in costs.items()
        ]
        print_table(["", "wall s", "of by hand", "CPU of by hand", "bytes"], rows)
        for name in ("one run of ours", "chunks, one by one"):
            share = costs[name].wall / hand.wall
            print_goal(f"{name}: {share:.3f} of the wall time", met=share <= MOST_OVERHEAD)


def _chunks(
    source: Path,
    info: MediaInfo,
    rungs: Sequence[Rung],
    cuts: Sequence[Span],
    folder: Path,
    at_once: int,
) -> None:
    """Encode, join and measure them as the jobs do."""

    def one(cut: Span) -> Path:
        part = Path(tempfile.mkdtemp(dir=folder))
        encode_span(source, info, rungs, cut, part)
        return part

    with ThreadPoolExecutor(at_once) as pool:
        parts = list(pool.map(one, cuts))
    for rung in rungs:
        target = folder / f"{rung.name}.mp4"
        target.unlink(missing_ok=True)
        joined = Joined(target)
        for part in parts:
            joined.add(part / target.name)
        measure(target, rung.name, rung.fps)


def _source(path: Path) -> Path:
    real = MEDIA / "bigbuckbunny.mp4"
    picture = ["-stream_loop", "-1", "-i", str(real)]
    if not real.exists():
        picture = ["-f", "lavfi", "-i", "testsrc2=size=854x480:rate=30"]
    shape = ["-vf", "scale=854:480,fps=30,setpts=N/30/TB", "-an", "-t", str(SECONDS)]
    codec = ["-c:v", "libx264", "-preset", "veryfast", "-crf", "18", "-pix_fmt", "yuv420p"]
    ffmpeg(path.parent, [*picture, *shape, *codec, "-g", "250", str(path)])
    return path
