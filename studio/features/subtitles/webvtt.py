"""WebVTT as our server keeps it, read and written without loss.

Everything else that calls itself WebVTT is read through :mod:`exchange`, as other formats are.
"""

import html
from collections.abc import Iterable

from studio.features.subtitles.cue import Cue, Cues, numbered
from studio.features.subtitles.reading import TAG
from studio.ui.player.cues import read_webvtt

_SECOND, _MINUTE, _HOUR = 1000, 60_000, 3_600_000


def read(text: str) -> Cues:
    """The cues of a track; pieces without times are passed over."""
    found = read_webvtt(text)
    return numbered(Cue(0, each.start, each.end, each.text, each.settings) for each in found)


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


def _escaped(text: str) -> str:
    """Words with ``&``, ``<`` and ``>`` escaped, but for the markup that players know."""
    parts, at = [], 0
    for tag in TAG.finditer(text):
        parts += [html.escape(text[at : tag.start()], quote=False), tag.group()]
        at = tag.end()
    return "".join([*parts, html.escape(text[at:], quote=False)])
