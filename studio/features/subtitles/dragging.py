"""Where a cue comes to be while it is dragged, in milliseconds."""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from studio.features.subtitles.cue import Cue, Cues
from studio.features.subtitles.edits import SHORTEST

_FAR = 60_000
"""Milliseconds before, in which a cue must begin to draw by its end."""


class Grip(Enum):
    """What of a cue is held."""

    START = "start"
    END = "end"
    WHOLE = "whole"


@dataclass(frozen=True, slots=True)
class Drag:
    """A cue as it was, and what of it is held."""

    cue: Cue
    grip: Grip


def dragged(
    drag: Drag, moved: int, cues: Cues, marks: Iterable[int], within: int
) -> tuple[int, int]:
    """The times of a cue that was dragged so far.

    Args:
        cues: The track; the ends of its other cues draw the held end towards them.
        marks: Other times that do.
        within: From how far; 0 for not at all.
    """
    cue = drag.cue
    near = list(marks)
    if within:
        first = bisect_left(cues, cue.start + moved - _FAR, key=lambda each: each.start)
        last = bisect_left(cues, cue.end + moved + within + 1, key=lambda each: each.start)
        others = [each for each in cues[first:last] if each.key != cue.key]
        near += [time for each in others for time in (each.start, each.end)]
    if drag.grip is Grip.START:
        start = _snapped(cue.start + moved, near, within)
        return max(0, min(start, cue.end - SHORTEST)), cue.end
    if drag.grip is Grip.END:
        return cue.start, max(cue.start + SHORTEST, _snapped(cue.end + moved, near, within))
    by_start = _snapped(cue.start + moved, near, within) - cue.start
    by_end = _snapped(cue.end + moved, near, within) - cue.end
    # Whichever end is drawn; when both are, the one that has less far to go.
    by = min((by_start, by_end), key=lambda by: (by == moved, abs(by - moved)))
    by = max(by, -cue.start)
    return cue.start + by, cue.end + by


def _snapped(time: int, near: list[int], within: int) -> int:
    closest = min(near, key=lambda mark: abs(mark - time), default=time)
    return closest if abs(closest - time) <= within and within else time
