"""Encode one span of a long source, so that it is what one run over the whole would have made.

The source is entered at a key frame well before the span, its clock kept as it is. The frames that
viewers get are counted on the constant-rate clock of the whole film (:func:`encode.drawn_graph`),
and the span is cut out by their numbers. So whoever encodes it gets the same frames, whatever
was decoded before. What came out is counted, GOP by GOP.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from pathlib import Path

from server.features.media.chunks import marks
from server.features.media.chunks.spans import Span
from server.features.media.encode import Cut, drawn_graph, limits_for, same_clock, video_output
from server.features.media.errors import EncodeError
from server.features.media.ffmpeg import Progress, read_source, run
from server.features.media.fragments import read_layout
from server.features.media.ladder import Rung
from server.features.media.source import MediaInfo

PREROLL_SECONDS = (2.0, 20.0)
"""How far before the span the source is entered, and how far when frames were missing. A seek ends
at the key frame before, but B-frames and edit lists put that off by some frames."""
BLIND_PREROLL_SECONDS = (6.0, 30.0)
"""The same where nothing tells where key frames are: one has to come by before the span."""

MOST_BEFORE_SECONDS = 60.0
"""How far before a span its key frame may be, unless the span itself is longer. Where key frames
are rare, each chunk would decode most of what is before it, and all of them the square of that."""
ENTRY = "entry.txt"
_PACKET = re.compile(r"^0,\s*-?\d+,\s*(-?\d+),", re.MULTILINE)
_CLOCK = re.compile(r"^#tb 0: (\d+/\d+)$", re.MULTILINE)


def encode_span(
    source: Path,
    info: MediaInfo,
    rungs: Sequence[Rung],
    span: Span,
    folder: Path,
    *,
    seen: Mapping[int, str] | None = None,
    on_progress: Callable[[Progress], None] = lambda _progress: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> None:
    """Write ``{name}.mp4`` into ``folder`` for each rung, from zero on.

    Args:
        source: The creator's file.
        info: What the probe found in it.
        rungs: From one plan, none of them copied.
        span: What of the film.
        folder: Of this attempt alone.
        seen: The marks of a run over the whole, which the frames have to come to; None where the
            format itself is exact.
        on_progress: As for :func:`server.features.media.ffmpeg.run`, from the span's beginning.
        cancelled: The same.

    Raises:
        EncodeError: ffmpeg failed, or the source cannot be entered so that every frame comes, or
            only so far before the span that most of the work would be thrown away.
        NoSpaceError: The disk is full.
        EncodeCancelledError: ``cancelled`` said so.
    """
    _check_entry(source, info, rungs[0].fps, span, folder, cancelled)
    for preroll in PREROLL_SECONDS if seen is None else BLIND_PREROLL_SECONDS:
        arguments = _arguments(source, info, rungs, span, preroll, marked=seen is not None)
        lasting = info.model_copy(update={"duration": span.seconds(rungs[0].fps) + preroll})
        limits = limits_for(lasting, rungs)
        run(arguments, folder, limits=limits, on_progress=on_progress, cancelled=cancelled)
        counted = all(_is_whole(folder / f"{rung.name}.mp4", span, rung) for rung in rungs)
        if counted and (seen is None or _are_the_same(folder, span, rungs[0], seen)):
            return
    raise EncodeError(f"frames {span.first} to {span.end}: they did not come, or others")


def _check_entry(
    source: Path,
    info: MediaInfo,
    fps: Fraction,
    span: Span,
    folder: Path,
    cancelled: Callable[[], bool],
) -> None:
    """See from which packet on the source is decoded for the span: the first that is read."""
    if not span.first:
        return
    packet = ["-map", f"0:{info.video_index}", "-c", "copy", "-frames:v", "1"]
    # Also what is before the instant that was asked for, and where no key frame is.
    packet += ["-copypriorss", "1", "-copyinkf", "-f", "framecrc", ENTRY]
    arguments = [*read_source(source, *_enter(span, fps, PREROLL_SECONDS[0])), *packet]
    run(arguments, folder, cancelled=cancelled)
    found = (folder / ENTRY).read_text(encoding="ascii", errors="replace")
    clock, entry = _CLOCK.search(found), _PACKET.search(found)
    if clock is None or entry is None:
        raise EncodeError(f"frame {span.first}: nothing is there")
    before = span.first / fps - int(entry[1]) * Fraction(clock[1])
    if before > max(MOST_BEFORE_SECONDS, span.seconds(fps)):
        raise EncodeError(f"frame {span.first}: its key frame is {float(before):.0f} s before it")


def _enter(span: Span, fps: Fraction, preroll: float) -> list[str]:
    # The clock of the file, from its beginning: as it is in a run over the whole.
    clock = ["-copyts", "-start_at_zero"]
    if not span.first:
        return clock
    at = max(0.0, float(span.first / fps) - preroll)
    return [*clock, "-noaccurate_seek", "-ss", f"{at:.6f}"]


def _arguments(
    source: Path,
    info: MediaInfo,
    rungs: Sequence[Rung],
    span: Span,
    preroll: float,
    *,
    marked: bool,
) -> list[str]:
    cut = Cut(span.first, span.end)
    graph = drawn_graph(info, rungs, f"[0:{info.video_index}]", cut=cut, marked=marked)
    arguments = [
        *read_source(source, *_enter(span, rungs[0].fps, preroll)),
        "-filter_complex",
        graph,
    ]
    keys = _key_frames(span, rungs[0])
    for i, rung in enumerate(rungs):
        arguments += ["-map", f"[v{i}]", *video_output(rung, keys)]
    arguments += same_clock(info)
    return [*arguments, *marks.output()] if marked else arguments


def _key_frames(span: Span, rung: Rung) -> str:
    """Half a frame early each, so that none is missed by rounding."""
    return ",".join(f"{max(0.0, float((key - 0.5) / rung.fps)):.6f}" for key in span.keys)


def _are_the_same(folder: Path, span: Span, rung: Rung, seen: Mapping[int, str]) -> bool:
    wanted = {
        number: seen.get(number)
        for number in range(span.first, span.end)
        if number % marks.step(rung.fps) == 0
    }
    return marks.read(folder / marks.MARKS) == wanted


def _is_whole(path: Path, span: Span, rung: Rung) -> bool:
    """Every frame is there, and each GOP as long as it has to be."""
    try:
        made = read_layout(path).fragments
    except FileNotFoundError:
        return False
    except EncodeError:
        # Not one frame came.
        return False
    found = [(each.samples, each.seconds) for each in made]
    return found == [(frames, frames / rung.fps) for frames in span.gops]
