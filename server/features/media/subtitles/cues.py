"""What a subtitle track is to us: cues of text, with nothing but bold, italic and underline."""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise
from operator import itemgetter

STYLES = ("b", "i", "u")
"""The tags that are kept, outermost first."""
PLAIN: frozenset[str] = frozenset()
LINE_ENDS = {"\r", "\n", "\x85", "\u2028", "\u2029"}
_Drawn = tuple[str, frozenset[str]]


@dataclass(frozen=True)
class Run:
    r"""Text in one style; ``styles`` is of :data:`STYLES`. Lines end with ``\n``."""

    text: str
    styles: frozenset[str] = PLAIN


@dataclass(frozen=True)
class Cue:
    """What is shown from ``start`` until ``end``, in whole milliseconds of the video."""

    start: int
    end: int
    runs: tuple[Run, ...]
    settings: tuple[str, ...] = ()
    """Where it is shown, as WebVTT writes it: ``line:0``."""

    @property
    def text(self) -> str:
        """What is read, without styles."""
        return "".join(run.text for run in self.runs)


def tidy(runs: Iterable[Run]) -> tuple[Run, ...]:
    """The same words without what no screen shows: empty lines, control characters, loose space.

    What is tidy stays as it is.
    """
    lines: list[list[_Drawn]] = [[]]
    for run in runs:
        for character in run.text.replace("\r\n", "\n").replace("\t", " "):
            if character in LINE_ENDS:
                lines.append([])
            elif unicodedata.category(character) not in {"Cc", "Cs"}:
                lines[-1].append((character, run.styles))
    kept = [stripped for line in lines if (stripped := _strip(line))]
    drawn = list(_join(kept))
    grouped = groupby(drawn, key=itemgetter(1))
    return tuple(Run("".join(each for each, _ in part), styles) for styles, part in grouped)


def _strip(line: list[_Drawn]) -> list[_Drawn]:
    shown = [at for at, (character, _) in enumerate(line) if not character.isspace()]
    return line[shown[0] : shown[-1] + 1] if shown else []


def _join(lines: list[list[_Drawn]]) -> Iterator[_Drawn]:
    if not lines:
        return
    for before, after in pairwise(lines):
        yield from before
        # A style that goes on over the line's end is not interrupted by it.
        yield "\n", before[-1][1] & after[0][1]
    yield from lines[-1]
