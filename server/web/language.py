"""Which language a page is in, and how numbers and times are written in it."""

from datetime import datetime
from enum import StrEnum

from server.kit.bengali import DIGITS, MONTHS

MINUTE, HOUR, DAY, WEEK, MONTH, YEAR = 60, 3600, 86_400, 604_800, 2_629_800, 31_557_600
"""Seconds; months and years are means."""
_SPANS = (("year", YEAR), ("month", MONTH), ("week", WEEK), ("day", DAY), ("hour", HOUR))
_GROUP = 3
_BENGALI_SPANS = {
    "year": "বছর",
    "month": "মাস",
    "week": "সপ্তাহ",
    "day": "দিন",
    "hour": "ঘণ্টা",
    "minute": "মিনিট",
}


class Language(StrEnum):
    """The languages of the site."""

    ENGLISH = "en"
    BENGALI = "bn"


def choose(cookie: str | None, accept: str | None) -> Language:
    """The viewer's own choice, else the best of what their browser asks for."""
    if cookie in set(Language):
        return Language(cookie)
    best, weight = Language.ENGLISH, 0.0
    for part in (accept or "").split(","):
        tag, _, quality = part.strip().partition(";q=")
        name = tag.split("-")[0].lower()
        asked = _quality(quality)
        if name in set(Language) and asked > weight:
            best, weight = Language(name), asked
    return best


def _quality(text: str) -> float:
    try:
        return float(text) if text else 1.0
    except ValueError:
        return 0.0


def number(value: int, language: Language) -> str:
    """Grouped as the language groups: 1,234,567, or ১২,৩৪,৫৬৭."""
    if language is Language.ENGLISH:
        return f"{value:,}"
    digits = str(value)
    head, tail = digits[:-_GROUP], digits[-_GROUP:]
    pairs: list[str] = []
    while head:
        pairs.insert(0, head[-2:])
        head = head[:-2]
    return ",".join([*pairs, tail]).translate(DIGITS)


def clock(seconds: float, language: Language) -> str:
    """A length as 9:54 or 1:12:40; the shortest clip has a second."""
    whole = max(round(seconds), 1) if seconds else 0
    hours, minutes, rest = whole // HOUR, whole % HOUR // MINUTE, whole % MINUTE
    text = f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
    return text if language is Language.ENGLISH else text.translate(DIGITS)


def ago(then: datetime, now: datetime, language: Language) -> str:
    """How long ago, in the one unit that fits."""
    seconds = max(0.0, (now - then).total_seconds())
    if seconds < MINUTE:
        return "just now" if language is Language.ENGLISH else "এইমাত্র"
    unit, length = next((span for span in _SPANS if seconds >= span[1]), ("minute", MINUTE))
    count = int(seconds // length)
    if language is Language.BENGALI:
        return f"{number(count, language)} {_BENGALI_SPANS[unit]} আগে"
    return f"{count} {unit}{'' if count == 1 else 's'} ago"


def date(when: datetime, language: Language) -> str:
    """The day, written out."""
    if language is Language.ENGLISH:
        return f"{when.day} {when:%B %Y}"
    day, year = (str(part).translate(DIGITS) for part in (when.day, when.year))
    return f"{day} {MONTHS[when.month - 1]} {year}"
