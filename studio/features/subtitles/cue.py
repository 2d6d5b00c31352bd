"""What a subtitle track is made of here: cues in the order of their times."""

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Cue:
    """What is shown from ``start`` until ``end``, in whole milliseconds of the video.

    Attributes:
        key: Tells the cue from every other one of its track, through all changes.
        text: As it is typed: lines, and WebVTT's ``<b>``, ``<i>`` and ``<u>``.
        settings: Where it is shown, as WebVTT writes it; empty for the usual place.
    """

    key: int
    start: int
    end: int
    text: str
    settings: str = ""

    @property
    def duration(self) -> int:
        """Milliseconds on the screen."""
        return self.end - self.start


Cues = tuple[Cue, ...]
"""A track, in the order of its times. Never changed in place: an edit makes another."""


def in_order(cues: Iterable[Cue]) -> Cues:
    """The cues by their times; of two that begin together, the one that was made first."""
    return tuple(sorted(cues, key=lambda cue: (cue.start, cue.end, cue.key)))


def numbered(cues: Iterable[Cue]) -> Cues:
    """Give the cues of a file keys of their own, and their order."""
    keys = itertools.count(1)
    return in_order(replace(cue, key=next(keys)) for cue in cues)


def next_key(cues: Sequence[Cue]) -> int:
    """A key no cue has."""
    return max((cue.key for cue in cues), default=0) + 1


def place_of(cues: Sequence[Cue], key: int) -> int:
    """Where a cue stands, or -1."""
    return next((row for row, cue in enumerate(cues) if cue.key == key), -1)


@dataclass(frozen=True, slots=True)
class Splice:
    """The difference of two tracks: at ``start``, ``old`` gives way to ``new``."""

    start: int
    old: Cues
    new: Cues

    def apply(self, cues: Cues) -> Cues:
        """Do it."""
        return cues[: self.start] + self.new + cues[self.start + len(self.old) :]

    def back(self) -> "Splice":
        """The way back."""
        return Splice(self.start, self.new, self.old)


def difference(before: Cues, after: Cues) -> Splice:
    """The shortest one splice that leads from ``before`` to ``after``.

    Cues that were not touched are the same objects, so ten thousand are compared at once.
    """
    shorter = min(len(before), len(after))
    head = 0
    while head < shorter and _same(before[head], after[head]):
        head += 1
    tail = 0
    while tail < shorter - head and _same(before[-1 - tail], after[-1 - tail]):
        tail += 1
    return Splice(head, before[head : len(before) - tail], after[head : len(after) - tail])


def same_words(one: Sequence[Cue], other: Sequence[Cue]) -> bool:
    """Whether two tracks say the same at the same times; cues without words do not count."""

    def said(cues: Sequence[Cue]) -> list[tuple[int, int, str]]:
        return [(cue.start, cue.end, cue.text) for cue in cues if cue.text.strip()]

    return said(one) == said(other)


def _same(one: Cue, other: Cue) -> bool:
    return one is other or one == other
