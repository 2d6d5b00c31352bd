"""Read SRT and SBV: a line of times, then text, told by line where they are wrong."""

import re
from collections.abc import Iterator, Sequence
from html import escape

from server.features.media.subtitles import cue_text
from server.features.media.subtitles.cues import Cue, Run, tidy
from server.features.media.subtitles.errors import bad_times
from server.features.media.subtitles.lines import cue_in

EXAMPLE = "00:01:02,345 --> 00:01:04,567"
SBV_EXAMPLE = "0:01:02.345,0:01:04.567"
_TIME = r"(?:([0-9]{1,3}):)?([0-9]{1,2}):([0-9]{1,2})(?:[,.:]([0-9]{1,3}))?"
_TIMES = re.compile(rf"\s*{_TIME}\s*-->\s*{_TIME}(?:\s.*)?")
_SBV = re.compile(r"([0-9]{1,3}):([0-9]{2}):([0-9]{2})\.([0-9]{3})")
_SBV_TIMES = re.compile(rf"\s*{_SBV.pattern}\s*,\s*{_SBV.pattern}\s*")
_NUMBER = re.compile(r"\s*[0-9]+\s*")
_KEPT_TAG = re.compile(r"&lt;(/?) ?([biu]) ?&gt;", re.IGNORECASE)
_OTHER_TAG = re.compile(r"&lt;/?(?:font|span|s|c|v|em|strong)\b[^&<>\n]{0,200}&gt;", re.IGNORECASE)
_OVERRIDE = re.compile(r"\{\\[^{}\n]{0,200}\}")
_AT_TOP = re.compile(r"\{\\an[789]\}")


def is_sbv(lines: Sequence[str]) -> bool:
    """True when the first line with anything on it has the times of YouTube's format."""
    first = next((line for line in lines if line.strip()), "")
    return bool(_SBV_TIMES.fullmatch(first))


def read(lines: list[str]) -> Iterator[Cue]:
    """The cues of an SRT file.

    Raises:
        UnreadableSubtitlesError: a line where times are expected has none, or a cue is too long.
    """
    before: tuple[int, re.Match[str]] | None = None
    for at, line in enumerate(lines):
        if times := _times(lines, at, line):
            if before is not None:
                # A number above the times is theirs.
                numbered = at - 1 > before[0] and _NUMBER.fullmatch(lines[at - 1])
                yield _cue(lines, *before, at - 1 if numbered else at)
            before = at, times
    if before is not None:
        yield _cue(lines, *before, len(lines))


def _cue(lines: list[str], at: int, times: re.Match[str], stop: int) -> Cue:
    body = cue_in(lines, at + 1, stop)
    settings = ("line:0",) if _AT_TOP.match(body) else ()
    start, end = _milliseconds(*times.groups()[:4]), _milliseconds(*times.groups()[4:])
    return Cue(start, end, _runs(body), settings)


def read_sbv(lines: list[str]) -> Iterator[Cue]:
    """The cues of an SBV file.

    Raises:
        UnreadableSubtitlesError: a line where times are expected has none, or a cue is too long.
    """
    for first, stop in _blocks(lines):
        times = _SBV_TIMES.fullmatch(lines[first])
        if times is None:
            raise bad_times(first + 1, SBV_EXAMPLE)
        words = cue_in(lines, first + 1, stop).replace("[br]", "\n")
        start, end = _milliseconds(*times.groups()[:4]), _milliseconds(*times.groups()[4:])
        yield Cue(start, end, tidy([Run(words)]))


def _times(lines: list[str], at: int, line: str) -> re.Match[str] | None:
    if "-->" not in line:
        return None
    times = _TIMES.fullmatch(line)
    before = lines[at - 1].strip() if at else ""
    if times is None and (not before or _NUMBER.fullmatch(before)):
        raise bad_times(at + 1, EXAMPLE)
    return times


def _blocks(lines: list[str]) -> Iterator[tuple[int, int]]:
    """Runs of lines with something on them: the first, and the one after the last."""
    first: int | None = None
    for at, line in enumerate(lines):
        if line.strip():
            first = at if first is None else first
        elif first is not None:
            yield first, at
            first = None
    if first is not None:
        yield first, len(lines)


def _runs(text: str) -> tuple[Run, ...]:
    # Other than in WebVTT, "<3" and "AT&T" are words here.
    safe = escape(_OVERRIDE.sub("", text), quote=False)
    safe = _KEPT_TAG.sub(lambda tag: f"<{tag[1]}{tag[2].lower()}>", safe)
    return cue_text.read(_OTHER_TAG.sub("", safe))


def _milliseconds(hours: str | None, minutes: str, seconds: str, rest: str | None) -> int:
    whole = (int(hours or 0) * 60 + int(minutes)) * 60 + int(seconds)
    return whole * 1000 + int((rest or "0").ljust(3, "0"))
