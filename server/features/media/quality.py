"""Ask a video's content how many bits it needs, by encoding a few of its seconds.

Some seconds from all over the video are decoded once, encoded at every rung's size, and compared
with what went in (VMAF), all in one run. What looks better than :data:`TARGET_VMAF` gets fewer
bits, so that easy content becomes small; hard content keeps :data:`ladder.CRF` up to its cap. A
rung that hardly saves anything against the lowest one's cap is not made at all.
"""

import json
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from server.contract.media import Resolution
from server.features.media.encode import EFFORT, drawn_graph, limits_for
from server.features.media.errors import EncodeError
from server.features.media.ffmpeg import read_source, run, threads
from server.features.media.ladder import CRF, KBPS, Rung
from server.features.media.source import MediaInfo

TARGET_VMAF = 92.0
"""Mean over the samples, against the source at the rung's own size."""
PROBE_CRF = 27
MAX_CRF = 31.0
VMAF_PER_CRF = (1.2, 2.0)
"""What one step of CRF is taken to cost, below the target and above. Real clips lay between 0.9 and
2.8, so that the guess may miss the target by a point or two."""
RATE_PER_CRF = 0.135
"""Logarithm of how much the bitrate falls with one step of CRF."""
LEAST_SECONDS = 30.0
"""Shorter videos are not asked: it would cost more than it saves."""
SAMPLE_SECONDS = 1.0
SAMPLES = (2, 10)
SECONDS_A_SAMPLE = 20
FLAT_SHARE = 0.8
"""Of the lowest rung's cap: who can have that can have a rung that takes this."""
EVERY_NTH_FRAME = 3
"""Is compared; neighbours are alike."""


@dataclass(frozen=True)
class Need:
    """What one rung was found to take at :data:`PROBE_CRF`."""

    vmaf: float
    kbps: float

    @property
    def crf(self) -> float:
        """Where the target is met, as far as the range goes."""
        below, above = VMAF_PER_CRF
        over = self.vmaf - TARGET_VMAF
        wanted = PROBE_CRF + over / (above if over > 0 else below)
        return round(min(max(wanted, CRF), MAX_CRF), 1)

    @property
    def expected_kbps(self) -> float:
        """At :attr:`crf`."""
        return self.kbps * math.exp(RATE_PER_CRF * (PROBE_CRF - self.crf))


def tune(
    source: Path,
    info: MediaInfo,
    rungs: Sequence[Rung],
    folder: Path,
    *,
    cancelled: Callable[[], bool] = lambda: False,
) -> tuple[Rung, ...]:
    """``rungs`` with the quality that the content needs, without those that bring nothing.

    A source in which nothing can be measured keeps what was planned.

    Raises:
        NoSpaceError: The disk is full.
        EncodeCancelledError: ``cancelled`` said so.
    """
    drawn = [rung for rung in rungs if not rung.copied]
    if info.duration < LEAST_SECONDS or not drawn:
        return tuple(rungs)
    try:
        _measure(source, info, drawn, folder, cancelled)
        needs = {rung.resolution: _need(folder, info, rung) for rung in drawn}
    except EncodeError:
        return tuple(rungs)
    return _worthwhile(info, rungs, needs)


def _worthwhile(
    info: MediaInfo, rungs: Sequence[Rung], needs: dict[Resolution, Need]
) -> tuple[Rung, ...]:
    kept: list[Rung] = []
    above = math.inf
    for rung in sorted(rungs, key=lambda each: -each.work):
        need = needs.get(rung.resolution)
        # What guests get at most stays, and so do the ends of the ladder.
        needed = rung.resolution in {Resolution.P240, Resolution.P720}
        if not needed and above <= KBPS[Resolution.P240] * FLAT_SHARE:
            continue
        kept.append(replace(rung, crf=need.crf) if need else rung)
        above = need.expected_kbps if need else float(info.as_is_peak_kbps or math.inf)
    return tuple(reversed(kept))


def _measure(
    source: Path,
    info: MediaInfo,
    rungs: Sequence[Rung],
    folder: Path,
    cancelled: Callable[[], bool],
) -> None:
    starts = moments(info.duration)
    arguments: list[str] = []
    for start in starts:
        span = ["-ss", f"{start:.3f}", "-t", str(SAMPLE_SECONDS)]
        arguments += read_source(source, *span)
    arguments += ["-filter_complex", _samples_graph(info, rungs, len(starts))]
    for i, rung in enumerate(rungs):
        codec = ["-c:v", "libx264", *EFFORT, "-crf", str(PROBE_CRF), "-threads", str(threads())]
        arguments += ["-map", f"[e{i}]", *codec, "-f", "mp4", f"probe-{rung.name}.mp4"]
    for i, rung in enumerate(rungs):
        # What was encoded is decoded again in the same run (a "loopback decoder").
        clock = f"settb=AVTB,setpts=N/({rung.fps})/TB"
        vmaf = f"libvmaf=log_fmt=json:log_path=vmaf-{rung.name}.json:n_threads={threads()}"
        compare = f"[d][r]{vmaf}:n_subsample={EVERY_NTH_FRAME}[o{i}]"
        chains = f"[dec:{i}]{clock}[d];[r{i}]{clock}[r];{compare}"
        arguments += ["-dec", f"{i}:0", "-filter_complex", chains]
        arguments += ["-map", f"[o{i}]", "-f", "null", "-"]
    run(arguments, folder, limits=limits_for(info, rungs), cancelled=cancelled)


def _samples_graph(info: MediaInfo, rungs: Sequence[Rung], samples: int) -> str:
    heads = [f"[{i}:{info.video_index}]setpts=PTS-STARTPTS[p{i}]" for i in range(samples)]
    joined = "".join(f"[p{i}]" for i in range(samples)) + f"concat=n={samples}[all]"
    sized = drawn_graph(info, rungs, "[all]", lambda i: f",split[e{i}][r{i}]")
    return ";".join([*heads, joined, sized])


def moments(duration: float) -> list[float]:
    """Seconds at which to look, spread over the video without its very ends."""
    least, most = SAMPLES
    number = min(max(round(duration / SECONDS_A_SAMPLE), least), most)
    return [duration * (i + 0.5) / number - SAMPLE_SECONDS / 2 for i in range(number)]


def _need(folder: Path, info: MediaInfo, rung: Rung) -> Need:
    encoded, log = folder / f"probe-{rung.name}.mp4", folder / f"vmaf-{rung.name}.json"
    try:
        pooled = json.loads(log.read_text(encoding="utf-8"))["pooled_metrics"]["vmaf"]
        size = encoded.stat().st_size
    except (OSError, ValueError, KeyError) as error:
        raise EncodeError(f"{rung.name}: not measured: {error!r}") from error
    encoded.unlink()
    seconds = SAMPLE_SECONDS * len(moments(info.duration))
    return Need(float(pooled["mean"]), size * 8 / 1000 / seconds)
