"""Show what viewers would see at one size: some seconds of it, and the same frame before and after.

One run of ffmpeg decodes the seconds, encodes them as :mod:`server.features.media.encode` does,
decodes what came of it again and compares the two.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from server.contract.errors import ErrorCode
from server.contract.media import Resolution
from server.features.media.encode import (
    AUDIO_KBPS,
    GOP_SECONDS,
    drawn_graph,
    limits_for,
    video_output,
)
from server.features.media.errors import EncodeError, RefusedMediaError
from server.features.media.ffmpeg import read_source, run, threads
from server.features.media.ladder import Rung, plan
from server.features.media.probe import probe
from server.features.media.sound import tracks
from server.features.media.source import MediaInfo

SECONDS = 4.0
"""Long enough for the rate control to settle, short enough to be waited for."""
STILL_AFTER = 1.0
"""Seconds into them of the frame that is shown: the first one is a key frame, and better."""
LARGEST_STILL = 1440
"""Pixels of its short side."""
ORIGINAL, ENCODED, FILM, SCORE = "original.png", "encoded.png", "sample.mp4", "vmaf.json"


@dataclass(frozen=True)
class Sample:
    """What some seconds became."""

    size: str
    width: int
    height: int
    vmaf: float
    """0 to 100, against the source at that size."""
    kbps: float
    """Of the picture."""
    film_bytes: int
    """That the whole film would have, at that rate and with its sound."""
    sizes: tuple[str, ...]
    """In which the film is offered."""
    duration: float
    """Seconds of the film."""


def sample(
    source: Path,
    size: Resolution,
    at: float,
    folder: Path,
    *,
    cancelled: Callable[[], bool] = lambda: False,
) -> Sample:
    """Write :data:`ORIGINAL` and :data:`ENCODED`, which show one frame, into ``folder``.

    Args:
        source: The creator's file.
        size: What to look at; where the film is not offered in it, the next smaller one.
        at: Second of the film at which to begin.
        folder: Of this sample alone.
        cancelled: As for :func:`server.features.media.ffmpeg.run`.

    Raises:
        RefusedMediaError: the file is no video that can be taken.
        EncodeError, NoSpaceError: it did not work.
        EncodeCancelledError: ``cancelled`` said so.
    """
    info = probe(source)
    rungs = plan(info)
    fitting = [rung for rung in rungs if rung.resolution.short_side <= size.short_side]
    rung = replace((fitting or rungs[:1])[-1], copied=False)
    begin = max(0.0, min(at, info.duration - SECONDS))
    run(
        _arguments(source, info, rung, begin),
        folder,
        limits=limits_for(info, [rung]),
        cancelled=cancelled,
    )
    seconds = min(SECONDS, info.duration)
    try:
        pooled = json.loads((folder / SCORE).read_text(encoding="utf-8"))["pooled_metrics"]
        kbps = (folder / FILM).stat().st_size * 8 / 1000 / seconds
        score = float(pooled["vmaf"]["mean"])
    except (OSError, ValueError, KeyError) as error:
        raise EncodeError(f"not measured: {error!r}") from error
    if not (folder / ENCODED).exists():
        raise RefusedMediaError(ErrorCode.TRUNCATED)
    sound = AUDIO_KBPS * len(tracks(info))
    whole = round((kbps + sound) * 1000 / 8 * info.duration)
    names = tuple(each.name for each in rungs)
    return Sample(rung.name, rung.width, rung.height, score, kbps, whole, names, info.duration)


def _arguments(source: Path, info: MediaInfo, rung: Rung, begin: float) -> list[str]:
    span = ["-ss", f"{begin:.3f}", "-t", f"{SECONDS:.3f}"]
    shape = _still(info, rung)
    # Of a film that is shorter, the first frame.
    number = round(STILL_AFTER * rung.fps) if info.duration > 2 * STILL_AFTER else 0
    pick = f"select=eq(n\\,{number}),setsar=1"
    ends = (",split[v0][r]", f",{pick}[o]")
    graph = drawn_graph(info, [rung, shape], f"[0:{info.video_index}]", lambda i: ends[i])
    film = ["-map", "[v0]", *video_output(rung, f"expr:gte(t,n_forced*{GOP_SECONDS})")]
    clock = f"settb=AVTB,setpts=N/({rung.fps})/TB"
    score = f"libvmaf=log_fmt=json:log_path={SCORE}:n_threads={threads()}"
    large = f"scale={shape.width}:{shape.height}:flags=bicubic"
    compare = (
        f"[dec:0]split[d][p];[p]{pick},{large}[e];[d]{clock}[x];[r]{clock}[y];[x][y]{score}[m]"
    )
    still = ["-frames:v", "1", "-update", "1"]
    return [
        *read_source(source, *span),
        *("-filter_complex", graph),
        *film[:-1],
        FILM,
        *("-dec", "0:0", "-filter_complex", compare),
        *("-map", "[m]", "-f", "null", "-"),
        *("-map", "[o]", *still, ORIGINAL),
        *("-map", "[e]", *still, ENCODED),
    ]


def _still(info: MediaInfo, rung: Rung) -> Rung:
    """The film at its own size, as far as a screen shows that."""
    scale = min(1.0, LARGEST_STILL / min(info.width, info.height))
    sides = (max(2, round(side * scale / 2) * 2) for side in (info.width, info.height))
    width, height = sides
    return replace(rung, width=width, height=height)
