"""Read SRT and SBV: a line of times, then text, told by line where they are wrong."""

import re
from collections.abc import Iterator
from html import escape

from server.features.media.subtitles import cue_text
from server.features.media.subtitles.cues import Cue, Run, tidy
from server.features.media.subtitles.errors import bad_times

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


def is_sbv(lines: list[str]) -> bool:
    """True when the first line with anything on it has the times of YouTube's format."""
    first = next((line for line in lines if line.strip()), "")
    return bool(_SBV_TIMES.fullmatch(first))


def read(lines: list[str]) -> list[Cue]:
    """The cues of an SRT file.

    Raises:
        UnreadableSubtitlesError: a line where times are expected has none.
    """
    found = [(at, times) for at, line in enumerate(lines) if (times := _times(lines, at, line))]
    cues = []
    for number, (at, times) in enumerate(found):
        last = number + 1 == len(found)
        body = lines[at + 1 : None if last else found[number + 1][0]]
        if not last and body and _NUMBER.fullmatch(body[-1]):
            # The next one's.
            body = body[:-1]
        settings = ("line:0",) if body and _AT_TOP.match(body[0]) else ()
        start, end = _milliseconds(*times.groups()[:4]), _milliseconds(*times.groups()[4:])
        cues.append(Cue(start, end, _runs("\n".join(body)), settings))
    return cues


def read_sbv(lines: list[str]) -> list[Cue]:
    """The cues of an SBV file.

    Raises:
        UnreadableSubtitlesError: a line where times are expected has none.
    """
    cues = []
    for at, block in _blocks(lines):
        times = _SBV_TIMES.fullmatch(block[0])
        if times is None:
            raise bad_times(at, SBV_EXAMPLE)
        words = "\n".join(block[1:]).replace("[br]", "\n")
        start, end = _milliseconds(*times.groups()[:4]), _milliseconds(*times.groups()[4:])
        cues.append(Cue(start, end, tidy([Run(words)])))
    return cues


def _times(lines: list[str], at: int, line: str) -> re.Match[str] | None:
    if "-->" not in line:
        return None
    times = _TIMES.fullmatch(line)
    before = lines[at - 1].strip() if at else ""
    if times is None and (not before or _NUMBER.fullmatch(before)):
        raise bad_times(at + 1, EXAMPLE)
    return times


def _blocks(lines: list[str]) -> Iterator[tuple[int, list[str]]]:
    """Runs of lines with something on them, and the number of the first."""
    block: list[str] = []
    for number, line in enumerate([*lines, ""], 1):
        if line.strip():
            block.append(line)
        elif block:
            yield number - len(block), block
            block = []


def _runs(text: str) -> tuple[Run, ...]:
    # Other than in WebVTT, "<3" and "AT&T" are words here.
    safe = escape(_OVERRIDE.sub("", text), quote=False)
    safe = _KEPT_TAG.sub(lambda tag: f"<{tag[1]}{tag[2].lower()}>", safe)
    return cue_text.read(_OTHER_TAG.sub("", safe))


def _milliseconds(hours: str | None, minutes: str, seconds: str, rest: str | None) -> int:
    whole = (int(hours or 0) * 60 + int(minutes)) * 60 + int(seconds)
    return whole * 1000 + int((rest or "0").ljust(3, "0"))
