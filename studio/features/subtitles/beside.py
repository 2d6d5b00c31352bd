"""Two languages side by side: which words of one are shown while a cue of the other is."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from studio.features.subtitles.cue import Cue, Cues, numbered
from studio.features.subtitles.reading import plain

_SHARE = 0.3
"""Of the shorter of two cues, that must be common to both."""


def beside(cues: Sequence[Cue], other: Cues) -> list[str]:
    """For each cue, what the other track says for a good part of its time; mostly empty or one.

    Args:
        cues: In the order of their times.
        other: Likewise.
    """
    starts = [cue.start for cue in other]
    longest = max((cue.duration for cue in other), default=0)
    texts = []
    for cue in cues:
        at = bisect_left(starts, cue.start - longest)
        found = []
        while at < len(other) and other[at].start < cue.end:
            if _belong(cue, other[at]):
                found.append(plain(other[at].text))
            at += 1
        texts.append("\n".join(found))
    return texts


def blank_copy(cues: Cues) -> Cues:
    """The same times without words, to be translated."""
    return numbered(replace(cue, text="") for cue in cues)


def _belong(cue: Cue, other: Cue) -> bool:
    common = min(cue.end, other.end) - max(cue.start, other.start)
    shorter = max(1, min(cue.duration, other.duration))
    return common / shorter >= _SHARE
