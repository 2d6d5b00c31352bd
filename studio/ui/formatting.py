"""Numbers, dates, lengths and sizes as the person's language writes them.

Counts, dates, clock times and length badges take the language's digits. Resolutions (720p),
file names, addresses and ids keep Latin ones; they are never passed through here.
"""

import math
from collections.abc import Sequence
from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale, QObject, QTextBoundaryFinder

_MINUTE = 60
_HOUR = 3600
_DAY = 86_400
_KILO = 1000.0
_UNITS = ("B", "kB", "MB", "GB", "TB")
_RECENT = timedelta(days=7)


class Amounts(QObject):
    """Counted units. A class, because ``pyside6-lupdate`` finds plurals in methods only."""

    def s_left(self, count: int) -> str:
        """Seconds."""
        return self.tr("%Ln s left", "", count)

    def min_left(self, count: int) -> str:
        """Minutes."""
        return self.tr("%Ln min left", "", count)

    def h_left(self, count: int) -> str:
        """Hours."""
        return self.tr("%Ln h left", "", count)

    def s(self, count: int) -> str:
        """Seconds, as part of a length."""
        return self.tr("%Ln s", "", count)

    def min(self, count: int) -> str:
        """Minutes, as a limit."""
        return self.tr("%Ln min", "", count)

    def h(self, count: int) -> str:
        """Hours, as a limit."""
        return self.tr("%Ln h", "", count)

    def views(self, count: int) -> str:
        """Views of a video."""
        return self.tr("%Ln views", "", count)


_AMOUNTS = Amounts()


def make_locale(language: str) -> QLocale:
    """The locale of ``"bn"`` or ``"en"``. Bengali is Bangladesh's: lakh grouping."""
    if language == "bn":
        return QLocale(QLocale.Language.Bengali, QLocale.Country.Bangladesh)
    return QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)


def locale() -> QLocale:
    """The locale in use; the language switch sets Qt's default."""
    return QLocale()


def number(value: int) -> str:
    """A count: ``184,206`` or ``১,৮৪,২০৬``."""
    return locale().toString(value)


def percent(value: float) -> str:
    """0 to 100, whole: ``64%`` or ``৬৪%``."""
    return f"{locale().toString(int(value))}%"


def duration(seconds: float | None) -> str:
    """A length badge: ``9:54``, ``1:12:40``; empty when unknown."""
    if seconds is None:
        return ""
    whole = round(seconds)
    hours, rest = divmod(whole, _HOUR)
    minutes, secs = divmod(rest, _MINUTE)
    text = f"{hours}:{minutes:02d}:{secs:02d}" if hours else f"{minutes}:{secs:02d}"
    return digits(text)


def digits(text: str) -> str:
    """The same text with the language's digits."""
    zero = locale().zeroDigit()
    if zero == "0":
        return text
    return "".join(chr(ord(zero) + int(c)) if c in "0123456789" else c for c in text)


def size(count: float) -> str:
    """Bytes in the units disks are sold in (1 GB = 10^9): ``3.4 GB`` or ``৩.৪ GB``."""
    value = float(count)
    unit = 0
    while value >= _KILO and unit < len(_UNITS) - 1:
        value /= _KILO
        unit += 1
    places = 1 if unit > 1 and value < 100 else 0  # noqa: PLR2004 - three figures are enough
    shown = locale().toString(value, "f", places)
    point = locale().decimalPoint()
    tail = f"{point}{locale().zeroDigit()}"
    return f"{shown.removesuffix(tail)} {_UNITS[unit]}"


def size_over(count: int) -> str:
    """Bytes rounded up, so that something just over a limit never reads as the limit."""
    step = 1
    while count >= step * int(_KILO):
        step *= int(_KILO)
    tenth = max(1, step // 10)
    return size(-(-count // tenth) * tenth)


def speed(bytes_per_second: float) -> str:
    """``14.2 MB/s``."""
    return QCoreApplication.translate("Formatting", "%1/s").replace("%1", size(bytes_per_second))


def time_left(seconds: float | None) -> str:
    """``5 min left``; empty when nobody can tell."""
    if seconds is None:
        return ""
    if seconds < _MINUTE:
        return _AMOUNTS.s_left(max(1, round(seconds)))
    if seconds < _HOUR:
        return _AMOUNTS.min_left(round(seconds / _MINUTE))
    return _AMOUNTS.h_left(round(seconds / _HOUR))


def length_limit(seconds: int) -> str:
    """A limit in round numbers: ``15 min``, ``12 h``."""
    if seconds >= _HOUR and seconds % _HOUR == 0:
        return _AMOUNTS.h(seconds // _HOUR)
    return _AMOUNTS.min(seconds // _MINUTE)


def length(seconds: float) -> str:
    """A length in words, rounded up: ``18 min 20 s``, ``12 h``; parts that are nought go."""
    hours, rest = divmod(math.ceil(seconds), _HOUR)
    minutes, left = divmod(rest, _MINUTE)
    parts = [_AMOUNTS.h(hours) if hours else "", _AMOUNTS.min(minutes) if minutes else ""]
    parts.append(_AMOUNTS.s(left) if left or not (hours or minutes) else "")
    return " ".join(part for part in parts if part)


def sizes_in_work(names: Sequence[str]) -> str:
    """Sizes made together: ``720p``, or ``480p–1080p``. Resolutions keep Latin digits."""
    return "–".join([names[0], names[-1]]) if len(names) > 1 else "".join(names)


def date_lines(moment: datetime, now: datetime) -> tuple[str, str]:
    """Two short lines: day and month, then the time within a week of ``now``, else the year."""
    local = _local(moment)
    day = locale().toString(local.date(), "d MMM")
    if abs(now - moment) <= _RECENT:
        return day, locale().toString(local.time(), "HH:mm")
    return day, locale().toString(local.date(), "yyyy")


def date_long(moment: datetime) -> str:
    """For sentences and tooltips: ``29 August 2025, 18:05``."""
    local = _local(moment)
    day = locale().toString(local.date(), "d MMMM yyyy")
    return f"{day}, {locale().toString(local.time(), 'HH:mm')}"


def clock(moment: datetime) -> str:
    """``10:41``."""
    return locale().toString(_local(moment).time(), "HH:mm")


def _local(moment: datetime) -> QDateTime:
    return QDateTime.fromSecsSinceEpoch(int(moment.timestamp()))


def views(count: int) -> str:
    """``1 view``, ``41,873 views``."""
    return _AMOUNTS.views(count)


def first_letter(name: str) -> str:
    """The first letter of a name as people see it, its vowel sign included."""
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Grapheme, name)
    end = finder.toNextBoundary()
    return name[:end].upper() if end > 0 else ""
