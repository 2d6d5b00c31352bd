"""How a text reads: what is seen of it, how much that is, and how fast it goes by.

Letters are counted as people see them (graphemes): a Bengali syllable with its vowel sign is one.
Spaces count, markup and line breaks do not.
"""

import re
from functools import lru_cache

from PySide6.QtCore import QTextBoundaryFinder

from studio.features.subtitles.cue import Cue

TAG = re.compile(r"</?(?:[biuc]|v|lang|ruby|rt)(?:[.\s][^<>]*)?>")
"""The markup that players know."""
_CACHED = 65_536
_SECOND = 1000


def plain(text: str) -> str:
    """The text without its markup."""
    return TAG.sub("", text)


def seen_lines(text: str) -> list[str]:
    """The lines that a viewer sees."""
    return plain(text).splitlines()


@lru_cache(maxsize=_CACHED)
def graphemes(text: str) -> int:
    """How many letters a viewer sees, spaces included."""
    seen = plain(text).replace("\n", "")
    if seen.isascii():
        return len(seen)
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Grapheme, seen)
    count = 0
    while finder.toNextBoundary() >= 0:
        count += 1
    return count


def speed(cue: Cue) -> float:
    """Letters a second; infinite for a cue that is never on the screen but has text."""
    letters = graphemes(cue.text)
    if cue.duration <= 0:
        return float("inf") if letters else 0.0
    return letters * _SECOND / cue.duration
