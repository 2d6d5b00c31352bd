"""What a WebVTT file says when: words, or places of pictures."""

import html
import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import accumulate

_STAMP = r"(?:(\d{1,4}):)?(\d\d):(\d\d)\.(\d{3})"
_TIMINGS = re.compile(rf"{_STAMP}\s*-->\s*{_STAMP}[ \t]*(.*)")
_SECOND, _MINUTE, _HOUR = 1000, 60_000, 3_600_000

WordsAt = Callable[[int], list[str]]
"""The texts that are shown at a moment, in milliseconds; those that began first come first."""


@dataclass(frozen=True, slots=True)
class TimedText:
    """A text from ``start`` until ``end``, in milliseconds, and where WebVTT has it shown."""

    start: int
    end: int
    text: str
    settings: str = ""


def read_webvtt(text: str) -> list[TimedText]:
    """The cues of a file in their order; pieces without times are passed over."""
    blocks = re.split(r"\n{2,}", text.replace("\r\n", "\n").strip("\ufeff\n"))
    return [cue for block in blocks for cue in _cue(block.split("\n"))]


def words_at(cues: list[TimedText]) -> WordsAt:
    """Finds among cues those of a moment, however many there are."""
    by_start = sorted(cues, key=lambda cue: cue.start)
    starts = [cue.start for cue in by_start]
    # The latest end of a cue and all before it: where it is past, none of them is shown.
    ends = list(accumulate((cue.end for cue in by_start), max))

    def find(moment: int) -> list[str]:
        row = bisect_right(starts, moment) - 1
        found: list[str] = []
        while row >= 0 and ends[row] > moment:
            if by_start[row].end > moment:
                found.append(by_start[row].text)
            row -= 1
        return found[::-1]

    return find


def _cue(lines: list[str]) -> Iterator[TimedText]:
    for at, line in enumerate(lines[:2]):
        match = _TIMINGS.fullmatch(line.strip())
        if match is not None:
            times = match.groups()
            text = html.unescape("\n".join(lines[at + 1 :]))
            yield TimedText(_ms(*times[:4]), _ms(*times[4:8]), text, times[8].strip())
            return


def _ms(hours: str | None, minutes: str, seconds: str, rest: str) -> int:
    whole = int(hours or 0) * _HOUR + int(minutes) * _MINUTE + int(seconds) * _SECOND
    return whole + int(rest)
