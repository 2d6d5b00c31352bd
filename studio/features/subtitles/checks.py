"""What is wrong with a cue, seen beside its neighbours.

The list is section 6's of the field's guides: overlap, gap, reading speed, length, lines, too short
or long, past the end, empty, unbalanced markup, arrows, duplicates.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from studio.features.subtitles.cue import Cue
from studio.features.subtitles.limits import Film, Limits
from studio.features.subtitles.reading import graphemes, plain, seen_lines, speed

ARROW = "-->"
_PAIRED = re.compile(r"<(/?)([biu])>")
_EPSILON = 0.05
"""Letters a second that nobody sees: what is shown is rounded to one place."""


class Check(StrEnum):
    """The kinds of findings, the worst first."""

    OVERLAP = "overlap"
    BACKWARDS = "backwards"
    PAST_END = "past-end"
    EMPTY = "empty"
    MARKUP = "markup"
    ARROW = "arrow"
    TOO_FAST = "too-fast"
    TOO_WIDE = "too-wide"
    TOO_MANY_LINES = "too-many-lines"
    TOO_SHORT = "too-short"
    TOO_LONG = "too-long"
    GAP = "gap"
    DUPLICATE = "duplicate"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong with one cue.

    Attributes:
        key: The cue's.
        figure: What was found: letters a second, letters, lines, or milliseconds.
        limit: What the figure is held against.
    """

    check: Check
    key: int
    figure: float = 0.0
    limit: float = 0.0


def findings_of(row: int, cues: Sequence[Cue], limits: Limits, film: Film) -> tuple[Finding, ...]:
    """What is wrong with the cue at a row."""
    cue = cues[row]
    after = cues[row + 1] if row + 1 < len(cues) else None
    return (
        *_of_times(cue, after, limits, film),
        *_of_text(cue, limits),
        *_of_both(cue, after, limits),
    )


def unclosed(text: str) -> list[str]:
    """The names of ``<b>``, ``<i>`` and ``<u>`` that are open at the end, innermost last.

    Raises:
        ValueError: One is closed that was not open, or not as the next.
    """
    opened: list[str] = []
    for closes, name in _PAIRED.findall(text):
        if not closes:
            opened.append(name)
        elif not opened or opened.pop() != name:
            raise ValueError(name)
    return opened


def _of_times(cue: Cue, after: Cue | None, limits: Limits, film: Film) -> list[Finding]:
    found = []
    if cue.duration <= 0:
        found.append(Finding(Check.BACKWARDS, cue.key, cue.duration))
    elif cue.duration < limits.shortest:
        found.append(Finding(Check.TOO_SHORT, cue.key, cue.duration, limits.shortest))
    elif cue.duration > limits.longest:
        found.append(Finding(Check.TOO_LONG, cue.key, cue.duration, limits.longest))
    if film.length is not None and cue.end > film.length:
        found.append(Finding(Check.PAST_END, cue.key, cue.end, film.length))
    if after is not None:
        gap, least = after.start - cue.end, film.frames(limits.gap_frames)
        if gap < 0:
            found.append(Finding(Check.OVERLAP, cue.key, -gap))
        elif 0 < gap < least:
            found.append(Finding(Check.GAP, cue.key, gap, least))
    return found


def _of_text(cue: Cue, limits: Limits) -> list[Finding]:
    if not plain(cue.text).strip():
        return [Finding(Check.EMPTY, cue.key)]
    found = []
    try:
        balanced = not unclosed(cue.text)
    except ValueError:
        balanced = False
    if not balanced:
        found.append(Finding(Check.MARKUP, cue.key))
    if ARROW in cue.text:
        found.append(Finding(Check.ARROW, cue.key))
    lines = seen_lines(cue.text)
    widest = max(map(graphemes, lines))
    if widest > limits.line:
        found.append(Finding(Check.TOO_WIDE, cue.key, widest, limits.line))
    if len(lines) > limits.lines:
        found.append(Finding(Check.TOO_MANY_LINES, cue.key, len(lines), limits.lines))
    return found


def _of_both(cue: Cue, after: Cue | None, limits: Limits) -> list[Finding]:
    found = []
    rate = speed(cue)
    if cue.duration > 0 and rate > limits.speed + _EPSILON:
        found.append(Finding(Check.TOO_FAST, cue.key, rate, limits.speed))
    touches = after is not None and after.start <= cue.end
    if after is not None and touches and plain(after.text) == plain(cue.text) != "":
        found.append(Finding(Check.DUPLICATE, cue.key))
    return found
