"""Our ladder against PeerTube's and MediaCMS's ffmpeg arguments, in one run on one machine.

Usage: ``python -m tests.benchmarks.encode_ladder [SOURCE]``. Without a source, one is made: 1080p
at 30 frames a second with a camera's bitrate. The anchors' arguments are those of their sources,
with their thread limit lifted and free repackaging, which favours them.
"""

import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import imageio_ffmpeg

from server.features.media.encode import encode
from server.features.media.ladder import Rung, plan
from server.features.media.probe import probe
from server.features.media.sound import tracks
from server.features.media.source import MediaInfo
from tests.paths import MEDIA

FFMPEG = imageio_ffmpeg.get_ffmpeg_exe()
SECONDS = 12
PEERTUBE_KBPS = {240: 520, 360: 1000, 480: 1500, 720: 3000, 1080: 6200}
"""width x height x fps x bits per pixel of its bitrate.ts, at 30 frames a second."""
MEDIACMS_KBPS = {240: 300, 360: 500, 480: 1000, 720: 2500, 1080: 4500}


@dataclass(frozen=True)
class Result:
    """What a pipeline cost; times in seconds."""

    name: str
    first_playable: float
    total: float
    cpu: float
    megabytes: float
    vmaf_720p: float


def main(source: Path | None) -> list[Result]:
    """Run all three and print a table."""
    with tempfile.TemporaryDirectory(prefix="ladder-") as scratch:
        folder = Path(scratch)
        source = source or _make_source(folder / "source.mp4")
        info = probe(source)
        rungs = plan(info)
        results = [
            _measure(name, run, source, info, rungs, folder / name)
            for name, run in (("chitra", _ours), ("peertube", _peertube), ("mediacms", _mediacms))
        ]
    ours = results[0]
    print(f"{'':10} {'first':>8} {'total':>8} {'cpu':>8} {'MB':>8} {'vmaf720':>8}")
    for each in results:
        row = [each.first_playable, each.total, each.cpu, each.megabytes, each.vmaf_720p]
        print(f"{each.name:10} " + " ".join(f"{value:8.2f}" for value in row))
        if each is not ours:
            pairs = zip(row[:4], list(asdict(ours).values())[1:5], strict=True)
            print(f"{'  ratio':10} " + " ".join(f"{a / b:8.2f}" for a, b in pairs))
    print(json.dumps([asdict(each) for each in results]))
    return results


Pipeline = Callable[[Path, MediaInfo, Sequence[Rung], Path], float]


def _measure(
    name: str, run: Pipeline, source: Path, info: MediaInfo, rungs: Sequence[Rung], folder: Path
) -> Result:
    folder.mkdir()
    before, begun = _cpu(), time.perf_counter()
    first = run(source, info, rungs, folder) - begun
    total, cpu = time.perf_counter() - begun, _cpu() - before
    size = sum(path.stat().st_size for path in folder.iterdir() if path.suffix == ".mp4")
    return Result(name, first, total, cpu, size / 1e6, _vmaf(folder / "720p.mp4", source))


def _ours(source: Path, info: MediaInfo, rungs: Sequence[Rung], folder: Path) -> float:
    encode(source, info, rungs[:1], folder, sounds=tracks(info))
    first = time.perf_counter()
    encode(source, info, rungs[1:], folder)
    return first


def _peertube(source: Path, info: MediaInfo, rungs: Sequence[Rung], folder: Path) -> float:
    """Optimise, top rung as HLS by copy, then every lower rung by a decode of its own."""
    fps = round(info.fps)
    first = 0.0
    for rung in reversed(rungs):
        short = min(rung.width, rung.height)
        kbps = PEERTUBE_KBPS[short]
        video = [
            "-c:v",
            "libx264",
            "-preset",
            "veryfast",
            "-b_strategy",
            "1",
            "-bf",
            "16",
            "-pix_fmt",
            "yuv420p",
        ]
        caps = ["-maxrate", f"{kbps}k", "-bufsize", f"{2 * kbps}k", "-r", str(fps)]
        rest = ["-g", str(2 * fps), "-map_metadata", "-1", "-max_muxing_queue_size", "1024"]
        scale = ["-vf", f"scale=w=-2:h={short}", "-c:a", "aac", "-ac", "2"]
        hls = ["-f", "hls", "-hls_time", "4", "-hls_playlist_type", "vod"]
        hls += ["-hls_segment_type", "fmp4", "-hls_flags", "single_file"]
        out = ["-hls_segment_filename", f"{rung.name}.mp4", f"{rung.name}.m3u8"]
        if not first:
            optimised = ["-movflags", "faststart", "optimised.mp4"]
            _ffmpeg(folder, ["-i", str(source), *video, *caps, *rest, *scale, *optimised])
            _ffmpeg(folder, ["-i", "optimised.mp4", "-c", "copy", *hls, *out])
            (folder / "optimised.mp4").unlink()
            first = time.perf_counter()
            continue
        _ffmpeg(folder, ["-i", str(source), *video, *caps, *rest, *scale, *hls, *out])
    return first


def _mediacms(source: Path, info: MediaInfo, rungs: Sequence[Rung], folder: Path) -> float:
    """One encode per profile, lowest first, with its sound; then HLS over each by copy."""
    fps = round(info.fps)
    first = 0.0
    for rung in rungs:
        short = min(rung.width, rung.height)
        kbps = round(MEDIACMS_KBPS[short] * 1.5)
        video = [
            "-c:v",
            "libx264",
            "-preset",
            "medium",
            "-profile:v",
            "main",
            "-crf",
            "23",
            "-pix_fmt",
            "yuv420p",
        ]
        caps = ["-maxrate", f"{kbps}k", "-bufsize", f"{kbps}k", "-g", str(8 * fps)]
        keys = ["-force_key_frames", "expr:gte(t,n_forced*4)"]
        scale = ["-vf", f"scale=-2:{short}:flags=lanczos"]
        sound = ["-c:a", "aac", "-b:a", "128k", "-ac", "2"]
        out = f"{rung.name}.mp4"
        _ffmpeg(folder, ["-i", str(source), *video, *caps, *keys, *scale, *sound, out])
        first = first or time.perf_counter()
    return first


def _ffmpeg(folder: Path, arguments: Sequence[str]) -> None:
    argv = [FFMPEG, "-nostdin", "-v", "error", "-y", *arguments]
    subprocess.run(argv, cwd=folder, check=True)


def _cpu() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def _vmaf(encoded: Path, source: Path) -> float:
    """VMAF of the rung against the source brought to its size."""
    # Tagged alike: where tags differ, ffmpeg would convert one of them before it compares.
    tags = "setparams=color_primaries=bt709:color_trc=bt709:colorspace=bt709:range=tv"
    reference = f"[1:v]scale=-2:720:flags=lanczos,{tags}[r]"
    graph = f"{reference};[0:v]{tags}[e];[e][r]libvmaf=n_threads=2:n_subsample=6"
    argv = [FFMPEG, "-nostdin", "-i", str(encoded), "-i", str(source), "-lavfi", graph]
    done = subprocess.run([*argv, "-f", "null", "-"], check=True, capture_output=True, text=True)
    return float(done.stderr.rsplit("VMAF score:", 1)[1].split()[0])


def _make_source(path: Path) -> Path:
    real = MEDIA / "bigbuckbunny.mp4"
    picture = ["-stream_loop", "-1", "-i", str(real)]
    if not real.exists():
        picture = ["-f", "lavfi", "-i", "testsrc2=size=1280x720:rate=30", "-f", "lavfi"]
        picture += ["-i", "sine=frequency=440"]
    camera = ["-c:v", "libx264", "-preset", "fast", "-b:v", "20M", "-pix_fmt", "yuv420p"]
    shape = ["-vf", "scale=1920:1080:flags=lanczos,fps=30,noise=alls=3:allf=t"]
    _ffmpeg(path.parent, [*picture, "-t", str(SECONDS), *shape, *camera, "-ac", "2", str(path)])
    return path


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
