"""What a subtitle track is to us: cues of text, with nothing but bold, italic and underline."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise
from operator import itemgetter

STYLES = ("b", "i", "u")
"""The tags that are kept, outermost first."""
PLAIN: frozenset[str] = frozenset()
_LINE_END = re.compile("[\r\n\x85\u2028\u2029]")
_UNSHOWN = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
"""Control characters and lone surrogates (Unicode's Cc and Cs)."""
_Drawn = tuple[str, frozenset[str]]
"""Words in one style."""


@dataclass(frozen=True, slots=True)
class Run:
    r"""Text in one style; ``styles`` is of :data:`STYLES`. Lines end with ``\n``."""

    text: str
    styles: frozenset[str] = PLAIN


@dataclass(frozen=True, slots=True)
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
        first, *others = _LINE_END.split(run.text.replace("\t", " "))
        _draw(lines[-1], first, run.styles)
        for words in others:
            # An empty line is not shown, so that none is begun behind another.
            if lines[-1]:
                lines.append([])
            _draw(lines[-1], words, run.styles)
    kept = [stripped for line in lines if (stripped := _strip(line))]
    grouped = groupby(_join(kept), key=itemgetter(1))
    return tuple(Run("".join(each for each, _ in part), styles) for styles, part in grouped)


def _draw(line: list[_Drawn], words: str, styles: frozenset[str]) -> None:
    if shown := _UNSHOWN.sub("", words):
        line.append((shown, styles))


def _strip(line: list[_Drawn]) -> list[_Drawn]:
    shown = [at for at, (words, _) in enumerate(line) if not words.isspace()]
    if not shown:
        return []
    line = line[shown[0] : shown[-1] + 1]
    line[0] = line[0][0].lstrip(), line[0][1]
    line[-1] = line[-1][0].rstrip(), line[-1][1]
    return line


def _join(lines: list[list[_Drawn]]) -> Iterator[_Drawn]:
    if not lines:
        return
    for before, after in pairwise(lines):
        yield from before
        # A style that goes on over the line's end is not interrupted by it.
        yield "\n", before[-1][1] & after[0][1]
    yield from lines[-1]
