"""Our ladder against PeerTube's and MediaCMS's ffmpeg arguments, in one run on one machine.

Usage: ``python -m tests.benchmarks.encode_ladder [SOURCE]``. Without a source, one is made: a
minute of 1080p at 30 frames a second with a camera's bitrate. The anchors' arguments are those
of their sources (:mod:`tests.benchmarks.anchors`).
"""

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import av

from server.features.media.encode import encode
from server.features.media.ladder import Rung, plan
from server.features.media.picture import TAGS, resize
from server.features.media.probe import probe
from server.features.media.quality import TARGET_VMAF, tune
from server.features.media.sound import tracks
from server.features.media.source import MediaInfo
from tests.benchmarks.anchors import FFMPEG, cpu_seconds, ffmpeg, mediacms, peertube
from tests.benchmarks.table import print_goal, print_table
from tests.paths import MEDIA

SECONDS = 60
CLIP_SECONDS = 30
CLIPS = ("bigbuckbunny.mp4", "frog.mp4", "cockatoo.mp4", "slides")
"""An animation, two of cameras, and what a lecture shows."""
FIRST_SHARE, COPIED_SHARE, CPU_SHARE, BYTES_SHARE = 0.2, 0.05, 0.9, 0.7


@dataclass(frozen=True)
class Rendered:
    """One rung: the bytes of its picture alone, and its VMAF against the source at its size."""

    size: int
    vmaf: float


@dataclass(frozen=True)
class Result:
    """What a pipeline cost; times in seconds."""

    name: str
    first: float
    total: float
    cpu: float
    rungs: dict[str, Rendered]

    @property
    def size(self) -> int:
        """Bytes of all rungs."""
        return sum(rung.size for rung in self.rungs.values())


Pipeline = Callable[[Path, MediaInfo, Sequence[Rung], Path], float]
PIPELINES: dict[str, Pipeline] = {}


def main(source: Path | None) -> None:
    """Run all three over the long clip, then over several, and print tables."""
    with tempfile.TemporaryDirectory(prefix="ladder-") as scratch:
        folder = Path(scratch)
        source = source or _make_source(folder / "source.mp4")
        ours, anchor, _ = _compare(source, folder / "long", {**PIPELINES, "mediacms": mediacms})
        _judge(ours, anchor)
        copied = _copied(_make_fitting(source, folder / "fits.mp4"), folder / "copied")
        share = copied / anchor.first
        print_goal(f"first playable, copied: {share:.3f} of PeerTube's", met=share <= COPIED_SHARE)
        _several(folder)


def _judge(ours: Result, anchor: Result) -> None:
    first, cpu = ours.first / anchor.first, ours.cpu / anchor.cpu
    print_goal(f"first playable: {first:.2f} of PeerTube's", met=first <= FIRST_SHARE)
    print_goal(f"processor time: {cpu:.2f} of PeerTube's", met=cpu <= CPU_SHARE)


def _several(folder: Path) -> None:
    """Per-title: bytes over clips of different difficulty, and no rung worse than it may be."""
    ours_bytes = anchor_bytes = 0
    worst = 100.0
    for name in CLIPS:
        clip = _make_clip(name, folder / f"{name}.source.mp4")
        ours, anchor = _compare(clip, folder / f"{name}.out", PIPELINES)
        ours_bytes, anchor_bytes = ours_bytes + ours.size, anchor_bytes + anchor.size
        for rung, made in ours.rungs.items():
            worst = min(worst, made.vmaf - min(TARGET_VMAF, anchor.rungs[rung].vmaf))
    share = ours_bytes / anchor_bytes
    print_goal(f"per-title: {share:.2f} of PeerTube's bytes", met=share <= BYTES_SHARE)
    print_goal(
        f"per-title: the worst rung is {worst:+.2f} VMAF from what it must be", met=worst >= 0
    )


def _compare(source: Path, folder: Path, pipelines: dict[str, Pipeline]) -> list[Result]:
    folder.mkdir()
    info = probe(source).model_copy(update={"as_is_peak_kbps": None})
    rungs = plan(info)
    print(f"{source.name}: {info.width} by {info.height}, {info.duration:.0f} s\n")
    results = [
        _measure(name, run, source, info, rungs, folder / name) for name, run in pipelines.items()
    ]
    rows: list[list[str | float]] = [
        [f"{each.name} {rung}", each.first, each.cpu, made.size / 1e6, made.vmaf]
        for each in results
        for rung, made in each.rungs.items()
    ]
    rows += [[f"{each.name}, all", each.first, each.cpu, each.size / 1e6, ""] for each in results]
    print_table(["", "first s", "CPU s", "MB", "VMAF"], rows)
    return results


def _measure(
    name: str, run: Pipeline, source: Path, info: MediaInfo, rungs: Sequence[Rung], folder: Path
) -> Result:
    folder.mkdir()
    before, begun = cpu_seconds(), time.perf_counter()
    first = run(source, info, rungs, folder) - begun
    total, cpu = time.perf_counter() - begun, cpu_seconds() - before
    made = {
        rung.name: Rendered(
            _picture_bytes(path), _vmaf(path, source, rung, _reference(name, info, rung))
        )
        for rung in rungs
        if (path := folder / f"{rung.name}.mp4").exists()
    }
    return Result(name, first, total, cpu, made)


def rendered(path: Path, source: Path, info: MediaInfo, rung: Rung) -> Rendered:
    """What our encoder made of the source, in the file ``path``."""
    reference = _reference("chitra", info, rung)
    return Rendered(_picture_bytes(path), _vmaf(path, source, rung, reference))


def _ours(source: Path, info: MediaInfo, rungs: Sequence[Rung], folder: Path) -> float:
    encode(source, info, rungs[:1], folder, sounds=tracks(info))
    first = time.perf_counter()
    encode(source, info, tune(source, info, rungs[1:], folder), folder)
    return first


PIPELINES.update(chitra=_ours, peertube=peertube)


def _copied(source: Path, folder: Path) -> float:
    """Seconds until a source that fits can be watched, its looking-through included."""
    folder.mkdir()
    begun = time.perf_counter()
    info = probe(source)
    top = plan(info)[-1]
    assert top.copied
    encode(source, info, [top], folder, sounds=tracks(info))
    return time.perf_counter() - begun


def _picture_bytes(path: Path) -> int:
    with av.open(str(path)) as container:
        return sum(packet.size for packet in container.demux(container.streams.video[0]))


def _vmaf(encoded: Path, source: Path, rung: Rung, reference: str) -> float:
    """VMAF of the rung, frame by frame, against what ``reference`` makes of the source."""
    # Tagged alike: where tags differ, ffmpeg would convert one of them before it compares.
    clock = f"fps={rung.fps},settb=AVTB,setpts=N/({rung.fps})/TB"
    graph = f"[1:v]{reference},{TAGS},{clock}[r];[0:v]{TAGS},{clock}[e]"
    compare = f"{graph};[e][r]libvmaf=n_threads=2:n_subsample=10"
    argv = [FFMPEG, "-nostdin", "-i", str(encoded), "-i", str(source), "-lavfi", compare]
    done = subprocess.run([*argv, "-f", "null", "-"], check=True, capture_output=True, text=True)
    return float(done.stderr.rsplit("VMAF score:", 1)[1].split()[0])


def _reference(name: str, info: MediaInfo, rung: Rung) -> str:
    """Filters that bring the source to the rung's size and to the colours of the pipeline."""
    if name == "chitra":
        return ",".join(resize(info, rung.width, rung.height))
    return f"scale={rung.width}:{rung.height}:flags=bicubic"


def _make_source(path: Path) -> Path:
    real = MEDIA / "bigbuckbunny.mp4"
    picture = ["-stream_loop", "-1", "-i", str(real)]
    if not real.exists():
        picture = ["-f", "lavfi", "-i", "testsrc2=size=1280x720:rate=30", "-f", "lavfi"]
        picture += ["-i", "sine=frequency=440"]
    camera = ["-c:v", "libx264", "-preset", "veryfast", "-b:v", "20M", "-pix_fmt", "yuv420p"]
    shape = ["-vf", "scale=1920:1080:flags=lanczos,fps=30,setpts=N/30/TB,noise=alls=3:allf=t"]
    ffmpeg(path.parent, [*picture, "-t", str(SECONDS), *shape, *camera, "-ac", "2", str(path)])
    return path


def _make_fitting(source: Path, path: Path) -> Path:
    """What an editor exports for the web: the same, within the cap."""
    steady = f"{TAGS},setpts=N/FRAME_RATE/TB"
    export = ["-c:v", "libx264", "-preset", "ultrafast", "-b:v", "4M", "-maxrate", "5M"]
    export += ["-bufsize", "5M", "-g", "60", "-vf", steady, "-ac", "2"]
    ffmpeg(path.parent, ["-i", str(source), *export, str(path)])
    return path


def _make_clip(name: str, path: Path) -> Path:
    """The real one, again and again; or what a lecture shows.

    Frames get a steady clock: at the seams each pipeline would round its own way, and be compared
    with its neighbour's frames.
    """
    picture = ["-stream_loop", "-1", "-i", str(MEDIA / name)]
    if not (MEDIA / name).exists():
        bars = "smptehdbars=size=1280x720:rate=30,drawbox=x='mod(t*20,1200)':y=300:w=40:h=40:t=fill"
        picture = ["-f", "lavfi", "-i", bars, "-f", "lavfi", "-i", "sine=frequency=440"]
    high = ["-vf", "setpts=N/FRAME_RATE/TB", "-c:v", "libx264", "-preset", "veryfast"]
    high += ["-crf", "14", "-pix_fmt", "yuv420p"]
    ffmpeg(path.parent, [*picture, "-t", str(CLIP_SECONDS), *high, "-ac", "2", str(path)])
    return path


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
