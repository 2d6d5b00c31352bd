"""Where a long video is cut. Pure arithmetic on the frames that viewers get.

The rung that is on air tells how many frames each closed GOP has, so that the cuts are exact
frame numbers that every worker takes from the same rows, and never times that are rounded.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate

from server.features.media.source import MediaInfo

INDEXED = frozenset({"mov", "matroska"})
"""Formats that tell where their key frames are, on one clock: a seek in them is exact."""
MOST_GOPS = 4000
"""Of a span. Its key frames are one argument of ffmpeg's, 14 bytes each, of which a system takes
128 KB; the last span may have twice as many."""


def is_indexed(info: MediaInfo) -> bool:
    """Whether a seek in the file is exact; what is made of others has to be compared."""
    return info.format.partition(",")[0] in INDEXED


@dataclass(frozen=True)
class ChunkPolicy:
    """Which videos are cut, and into what."""

    longer_than_seconds: float
    """Shorter videos are encoded in one run."""
    seconds: float
    """Of a chunk, at least, but for the last one."""

    def cuts(self, info: MediaInfo) -> bool:
        """Whether that video is cut."""
        return info.duration > self.longer_than_seconds


@dataclass(frozen=True)
class Span:
    """Some GOPs in a row."""

    first: int
    """Number of its first frame."""
    gops: tuple[int, ...]
    """Frames of each."""

    @property
    def end(self) -> int:
        """Number of the first frame after it."""
        return self.first + sum(self.gops)

    @property
    def keys(self) -> tuple[int, ...]:
        """Where its GOPs begin, counted from its own first frame."""
        return (0, *accumulate(self.gops[:-1]))

    def seconds(self, fps: Fraction) -> float:
        """How long it lasts."""
        return float(sum(self.gops) / fps)


def spans(gops: Sequence[int], fps: Fraction, seconds: float) -> list[Span]:
    """Cut a film into spans of at least ``seconds``; what is left at the end joins the last.

    Spans of very many GOPs are shorter: some cameras write nothing but key frames.

    Args:
        gops: Frames of each GOP of the whole film.
        fps: Of the film.
        seconds: Of each span.
    """
    least = max(1, round(seconds * fps))
    found: list[Span] = []
    first, taken = 0, list[int]()
    for frames in gops:
        taken.append(frames)
        if sum(taken) >= least or len(taken) >= MOST_GOPS:
            found.append(Span(first, tuple(taken)))
            first, taken = found[-1].end, []
    if taken and found:
        last = found.pop()
        return [*found, Span(last.first, (*last.gops, *taken))]
    return found or ([Span(0, tuple(taken))] if taken else [])
