"""Read WebVTT by W3C's parsing rules (WebVTT, section 6), and write it clean.

https://www.w3.org/TR/webvtt1/#parsing. What the rules leave out silently is told beside the cues,
so that a creator can be told of a line that is wrong.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from server.features.media.subtitles import cue_text
from server.features.media.subtitles.cues import Cue
from server.features.media.subtitles.lines import cue_in, lines_of

HEADER = "WEBVTT"
ARROW = "-->"
_SIGNATURE = re.compile(r"\ufeff?WEBVTT(?=[ \t\r\n]|\Z)")
_STAMP = r"(?:([0-9]+):)?([0-5][0-9]):([0-5][0-9])\.([0-9]{3})(?![0-9])"
_TIMINGS = re.compile(rf"[ \t\f]*{_STAMP}[ \t\f]*-->[ \t\f]*{_STAMP}(.*)")
_COMMENTS = re.compile(r"(?:NOTE(?:[ \t\n]|\Z)|(?:STYLE|REGION)[ \t\f]*(?:\n|\Z))")
_PERCENT = r"(?:100(?:\.0+)?|[0-9]{1,2}(?:\.[0-9]+)?)%"
_SETTINGS = {
    "vertical": re.compile(r"rl|lr"),
    "line": re.compile(rf"(?:-?[0-9]{{1,4}}|{_PERCENT})(?:,(?:start|center|end))?"),
    "position": re.compile(rf"{_PERCENT}(?:,(?:line-left|center|line-right))?"),
    "size": re.compile(_PERCENT),
    "align": re.compile(r"start|center|end|left|right"),
}


@dataclass
class Track:
    """What was read."""

    cues: list[Cue] = field(default_factory=list)
    bad_times: list[int] = field(default_factory=list)
    """Lines, from 1, with an arrow whose times cannot be read; their cues are left out."""
    left_out: int = 0
    """Pieces of text that belong to no cue, such as what follows an empty line."""


def parse(text: str) -> Track | None:
    """What is in a file; None when it is no WebVTT.

    Raises:
        UnreadableSubtitlesError: a cue is too long.
    """
    if not is_webvtt(text):
        return None
    track = Track()
    track.cues.extend(walk(text, track))
    return track


def is_webvtt(text: str) -> bool:
    """True when it begins as every WebVTT file does."""
    return bool(_SIGNATURE.match(text))


def walk(text: str, track: Track) -> Iterator[Cue]:
    """The cues of a WebVTT file one by one; what else is to be said of it goes into the track.

    Raises:
        UnreadableSubtitlesError: a cue is too long.
    """
    lines = lines_of(text.replace("\0", "\ufffd"))
    at = 1
    # The header goes on until an empty line or a line with an arrow.
    while at < len(lines) and lines[at] and ARROW not in lines[at]:
        at += 1
    while at < len(lines):
        block = _block(lines, at)
        if lines[at]:
            yield from _cue(lines, block, track)
        at = block.stop


@dataclass(frozen=True)
class _Block:
    """Lines without an empty one among them, from 0."""

    first: int
    arrow: int | None
    """The line that should tell the times."""
    stop: int


def _block(lines: list[str], first: int) -> _Block:
    at, arrow = first, None
    while at < len(lines) and lines[at]:
        if ARROW in lines[at]:
            # Only as the first line, or the second where the first was the cue's name.
            if at - first > 1 or arrow is not None:
                break
            arrow = at
        at += 1
    return _Block(first, arrow, max(at, first + 1))


def _cue(lines: list[str], block: _Block, track: Track) -> Iterator[Cue]:
    timings = None
    if block.arrow is not None:
        timings = _TIMINGS.match(lines[block.arrow])
        if timings is None:
            track.bad_times.append(block.arrow + 1)
    if block.arrow is not None and timings is not None:
        start, end = _milliseconds(*timings.groups()[:4]), _milliseconds(*timings.groups()[4:8])
        runs = cue_text.read(cue_in(lines, block.arrow + 1, block.stop))
        yield Cue(start, end, runs, settings(timings[9]))
    elif not _COMMENTS.match(lines[block.first]):
        track.left_out += 1


def settings(text: str) -> tuple[str, ...]:
    """The settings that are right, each once, in one order. Regions are not kept."""
    found: dict[str, str] = {}
    for each in text.split():
        name, _, value = each.partition(":")
        if name in _SETTINGS and _SETTINGS[name].fullmatch(value):
            found[name] = value
    return tuple(f"{name}:{found[name]}" for name in _SETTINGS if name in found)


def write(cues: Iterable[Cue], *headers: str) -> str:
    """A WebVTT file of the cues, in the order of their times.

    Args:
        cues: tidy ones.
        headers: Lines that follow the first.
    """
    blocks = ["\n".join([HEADER, *headers]) + "\n"]
    for cue in sorted(cues, key=lambda each: (each.start, each.end)):
        timings = " ".join([stamp(cue.start), ARROW, stamp(cue.end), *cue.settings])
        blocks.append(f"{timings}\n{cue_text.write(cue.runs)}\n")
    return "\n".join(blocks)


def stamp(milliseconds: int) -> str:
    """As WebVTT writes a time: ``00:01:02.345``."""
    seconds, rest = divmod(milliseconds, 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{seconds:02}.{rest:03}"


def _milliseconds(hours: str | None, minutes: str, seconds: str, rest: str) -> int:
    # A number of thousands of digits is refused by Python itself; any of these is out of range.
    whole = int((hours or "0").lstrip("0")[:9] or "0")
    return ((whole * 60 + int(minutes)) * 60 + int(seconds)) * 1000 + int(rest)
