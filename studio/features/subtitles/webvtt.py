"""WebVTT as our server keeps it, read and written without loss.

Everything else that calls itself WebVTT is read through :mod:`exchange`, as other formats are.
"""

import html
import re
from collections.abc import Iterable

from studio.features.subtitles.cue import Cue, Cues, numbered
from studio.features.subtitles.reading import TAG

_STAMP = r"(?:(\d+):)?(\d\d):(\d\d)\.(\d{3})"
_TIMINGS = re.compile(rf"{_STAMP}\s*-->\s*{_STAMP}[ \t]*(.*)")
_SECOND, _MINUTE, _HOUR = 1000, 60_000, 3_600_000


def read(text: str) -> Cues:
    """The cues of a track; pieces without times are passed over."""
    blocks = re.split(r"\n{2,}", text.replace("\r\n", "\n").strip("\ufeff\n"))
    return numbered(cue for block in blocks for cue in _cue(block.split("\n")))


def write(cues: Iterable[Cue]) -> str:
    """A file of the cues. What cannot be said in WebVTT (an empty line) is left out."""
    blocks = ["WEBVTT\n"]
    for cue in cues:
        timings = f"{stamp(cue.start)} --> {stamp(cue.end)}"
        words = "\n".join(line for line in _escaped(cue.text).split("\n") if line.strip())
        blocks.append(f"{f'{timings} {cue.settings}'.rstrip()}\n{words}\n")
    return "\n".join(blocks)


def stamp(milliseconds: int) -> str:
    """As WebVTT writes a time: ``00:01:02.345``."""
    hours, rest = divmod(max(0, milliseconds), _HOUR)
    minutes, rest = divmod(rest, _MINUTE)
    seconds, rest = divmod(rest, _SECOND)
    return f"{hours:02}:{minutes:02}:{seconds:02}.{rest:03}"


def _cue(lines: list[str]) -> Iterable[Cue]:
    for at, line in enumerate(lines[:2]):
        match = _TIMINGS.fullmatch(line.strip())
        if match is not None:
            times = match.groups()
            text = html.unescape("\n".join(lines[at + 1 :]))
            yield Cue(0, _ms(*times[:4]), _ms(*times[4:8]), text, times[8].strip())
            return


def _ms(hours: str | None, minutes: str, seconds: str, rest: str) -> int:
    whole = int(hours or 0) * _HOUR + int(minutes) * _MINUTE + int(seconds) * _SECOND
    return whole + int(rest)


def _escaped(text: str) -> str:
    """Words with ``&``, ``<`` and ``>`` escaped, but for the markup that players know."""
    parts, at = [], 0
    for tag in TAG.finditer(text):
        parts += [html.escape(text[at : tag.start()], quote=False), tag.group()]
        at = tag.end()
    return "".join([*parts, html.escape(text[at:], quote=False)])
