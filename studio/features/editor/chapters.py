"""Chapters as a description tells them: a time at the beginning of a line, then a name. Pure."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise

LEAST = 3
_TIME = re.compile(r"^\s*(?:(\d{1,2}):)?(\d{1,2}):(\d{2})(?!\d)[\s.:\-–—)]*(.*)$")
_SIXTY = 60


class ChapterProblem(Enum):
    """Why the times in a description make no chapters."""

    TOO_FEW = "too-few"
    NOT_FROM_START = "not-from-start"
    NOT_ASCENDING = "not-ascending"
    BEYOND_END = "beyond-end"
    NO_NAME = "no-name"


@dataclass(frozen=True, slots=True)
class Chapter:
    """A part of the video.

    Attributes:
        seconds: Where it begins.
        name: What it is called.
        line: Of the description, from 0.
    """

    seconds: int
    name: str
    line: int


@dataclass(frozen=True, slots=True)
class Chapters:
    """What was found.

    Attributes:
        found: Every line that begins with a time.
        problem: Why they are no chapters; None when they are, or when there is none.
        line: Of the problem, from 0.
    """

    found: tuple[Chapter, ...]
    problem: ChapterProblem | None = None
    line: int = 0


def chapters_in(description: str, duration: float | None = None) -> Chapters:
    """Read the chapters.

    Args:
        description: Times may be in any script's digits: Latin or Bengali.
        duration: Seconds of the video, when known.
    """
    lines = enumerate(description.split("\n"))
    found = tuple(chapter for n, text in lines if (chapter := _chapter(text, n)) is not None)
    wrong = next(_problems(found, duration), None)
    return Chapters(found) if wrong is None else Chapters(found, *wrong)


def _problems(
    found: Sequence[Chapter], duration: float | None
) -> Iterator[tuple[ChapterProblem, int]]:
    """What is wrong and in which line, the worst first."""
    if found and found[0].seconds != 0:
        yield ChapterProblem.NOT_FROM_START, found[0].line
    for before, after in pairwise(found):
        if after.seconds <= before.seconds:
            yield ChapterProblem.NOT_ASCENDING, after.line
    for chapter in found:
        if duration is not None and chapter.seconds >= duration:
            yield ChapterProblem.BEYOND_END, chapter.line
        if not chapter.name:
            yield ChapterProblem.NO_NAME, chapter.line
    if 0 < len(found) < LEAST:
        yield ChapterProblem.TOO_FEW, found[-1].line


def _chapter(text: str, line: int) -> Chapter | None:
    met = _TIME.match(_latin(text))
    if met is None:
        return None
    hours, minutes, seconds, _ = met.groups()
    whole = (int(hours or 0) * _SIXTY + int(minutes)) * _SIXTY + int(seconds)
    if int(seconds) >= _SIXTY or (hours is not None and int(minutes) >= _SIXTY):
        return None
    # The name as it was written: each digit stands where its Latin one stands.
    return Chapter(whole, text[met.start(4) :].strip(), line)


def _latin(text: str) -> str:
    return "".join(str(unicodedata.digit(c)) if c.isdecimal() else c for c in text)
