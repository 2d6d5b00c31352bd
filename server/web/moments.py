"""Find the moments that a description names, so that they can be jumped to."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_LATIN = str.maketrans("০১২৩৪৫৬৭৮৯", "0123456789")
_TIMECODE = re.compile(r"(?<![\d:])(?:(\d{1,2}):)?(\d{1,2}):(\d{2})(?![\d:])")


@dataclass(frozen=True)
class Part:
    """A piece of a description."""

    text: str
    seconds: int | None
    """Into the video, when the piece is a timecode."""


def moments(text: str) -> Iterator[Part]:
    """The text in pieces: words, and timecodes such as 6:40, 1:02:03 or ১২:৩০."""
    at = 0
    for found in _TIMECODE.finditer(text):
        hours, minutes, seconds = (int((part or "0").translate(_LATIN)) for part in found.groups())
        yield Part(text[at : found.start()], None)
        yield Part(found[0], hours * 3600 + minutes * 60 + seconds)
        at = found.end()
    yield Part(text[at:], None)
