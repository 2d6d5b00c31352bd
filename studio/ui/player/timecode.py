"""Times of a film to the frame, in Latin digits: clock time, and frames within a second."""

import math
import re
import unicodedata

_MINUTE, _HOUR = 60, 3600
_ROUNDED = 0.05
"""Of a frame: containers round times to milliseconds."""
_TINY = 1e-6
_PARTS = re.compile(r"(?:(?:(\d{1,3}):)?(\d{1,3}):)?(\d{1,6})(?:[.:;](\d{1,3}))?")


def frame_number(seconds: float, rate: float) -> int:
    """Which frame of the film it is, the first one being 0."""
    return max(0, math.floor(seconds * rate + _ROUNDED))


def timecode(seconds: float, rate: float, *, hours: bool = False, mark: str = ".") -> str:
    """``12:27.14``, with hours where there are any or they are asked for.

    Args:
        seconds: In the film.
        rate: Frames a second.
        hours: Whether they are always written.
        mark: Between seconds and frames.
    """
    frame = frame_number(seconds, rate)
    whole = math.floor(frame / rate + _TINY)
    minutes, secs = divmod(whole, _MINUTE)
    rest = frame - _first_frame(whole, rate)
    tail = f"{minutes % _MINUTE:02}:{secs:02}{mark}{rest:02}"
    return f"{whole // _HOUR:02}:{tail}" if hours or whole >= _HOUR else tail


def read_timecode(text: str, rate: float) -> float | None:
    """Seconds of what was typed, in any script's digits; None when it is no time."""
    latin = "".join(_latin(letter) for letter in text.strip())
    match = _PARTS.fullmatch(latin)
    if match is None:
        return None
    hours, minutes, secs, frames = (int(part or 0) for part in match.groups())
    if frames >= math.ceil(rate):
        return None
    return (_first_frame(hours * _HOUR + minutes * _MINUTE + secs, rate) + frames) / rate


def _first_frame(whole: int, rate: float) -> int:
    """The first one that begins in a second."""
    return math.ceil((whole - _TINY) * rate)


def _latin(letter: str) -> str:
    digit = unicodedata.digit(letter, None)
    return letter if digit is None else str(digit)
