"""Times of a video as editors write them: minutes, seconds and hundredths, in Latin digits."""

import re
import unicodedata

_HOUR, _MINUTE, _SECOND, _HUNDREDTH = 3_600_000, 60_000, 1000, 10
_PARTS = re.compile(r"(?:(?:(\d+):)?(\d+):)?(\d+)(?:[.,](\d{1,3}))?")


def timecode(milliseconds: int) -> str:
    """``04:19.05``, or ``1:04:19.05`` from one hour on. Hundredths are cut, not rounded."""
    hours, rest = divmod(max(0, milliseconds), _HOUR)
    minutes, rest = divmod(rest, _MINUTE)
    seconds, rest = divmod(rest, _SECOND)
    tail = f"{minutes:02}:{seconds:02}.{rest // _HUNDREDTH:02}"
    return f"{hours}:{tail}" if hours else tail


def exact(milliseconds: int) -> str:
    """With thousandths, as it is typed: ``04:19.050``."""
    tail = timecode(milliseconds)
    return f"{tail}{max(0, milliseconds) % _HUNDREDTH}"


def read_timecode(text: str) -> int | None:
    """Milliseconds of what was typed, in any script's digits; None when it is no time."""
    latin = "".join(_latin(letter) for letter in text.strip())
    match = _PARTS.fullmatch(latin)
    if match is None:
        return None
    hours, minutes, seconds, rest = match.groups()
    whole = int(hours or 0) * _HOUR + int(minutes or 0) * _MINUTE + int(seconds) * _SECOND
    return whole + int((rest or "0").ljust(3, "0"))


def seconds_text(milliseconds: int) -> str:
    """A length: ``2.00``."""
    return f"{milliseconds / _SECOND:.2f}"


def _latin(letter: str) -> str:
    digit = unicodedata.digit(letter, None)
    return letter if digit is None else str(digit)
