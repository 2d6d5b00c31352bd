"""A video's pictures once more, in AV1: for the same look about half the bytes of H.264.

It takes several times the processor time, so that it pays only for what is watched often. All
rungs come from one decode of the source, as the first pass made them, and have their key frames at
the same instants: a player may have either, and changes rungs within the one that it chose.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from server.features.media.encode import (
    cmaf,
    drawn_graph,
    key_frames,
    limits_for,
    longest_gop,
    same_clock,
)
from server.features.media.ffmpeg import Progress, read_source, run, threads
from server.features.media.ladder import BUFFER_SECONDS, Rung
from server.features.media.playlist import AV1
from server.features.media.source import MediaInfo

CRF = 38
"""SVT-AV1's constant quality; it looks like x264's 24 to 28 to VMAF (docs/measured.md)."""
PRESET = 6
CAP_SHARE = 0.6
"""Of the first pass's cap."""
NICENESS = 19
"""Whatever else is to be done comes first."""
WORK = 12
"""How much longer it may take than the first pass."""


def encode_av1(
    source: Path,
    info: MediaInfo,
    rungs: Sequence[Rung],
    folder: Path,
    *,
    on_progress: Callable[[Progress], None] = lambda _progress: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> None:
    """Write ``{name}-av1.mp4`` into ``folder`` for each rung.

    Arguments and errors are those of :func:`server.features.media.encode.encode`.
    """
    limits = limits_for(info, rungs)
    limits = replace(limits, cpu_seconds=limits.cpu_seconds * WORK, niceness=NICENESS)
    arguments = encoding(source, info, rungs)
    run(arguments, folder, limits=limits, on_progress=on_progress, cancelled=cancelled)


def encoding(source: Path, info: MediaInfo, rungs: Sequence[Rung]) -> list[str]:
    """What ffmpeg is told by :func:`encode_av1`."""
    arguments = read_source(source, "-t", f"{info.duration + 1:.3f}")
    arguments += ["-filter_complex", drawn_graph(info, rungs, f"[0:{info.video_index}]")]
    for i, rung in enumerate(rungs):
        arguments += ["-map", f"[v{i}]", *_output(rung, key_frames(info))]
    return [*arguments, *same_clock(info)]


def _output(rung: Rung, keys: str) -> list[str]:
    cap = round(rung.max_kbps * CAP_SHARE)
    rate = ["-crf", str(CRF), "-maxrate", f"{cap}k", "-bufsize", f"{cap * BUFFER_SECONDS}k"]
    gop = ["-force_key_frames", keys, "-g", longest_gop(rung.fps)]
    # No key frames of its own at changes of scene; as many threads as there are cores.
    told = ["-svtav1-params", f"tune=0:scd=0:lp={threads()}"]
    codec = ["-c:v", "libsvtav1", "-preset", str(PRESET), *told]
    return [*codec, *rate, *gop, *cmaf(f"{rung.name}{AV1}", "+frag_keyframe")]
