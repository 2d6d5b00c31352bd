"""Values as both databases take them: ids, times and days as text, hundredths of a per cent.

A million rows leave no time for a Python object and its conversion in each column. SQLite stores
these texts as they are; PostgreSQL reads the same ones as uuid, timestamp and date.
"""

from datetime import UTC, date, datetime, timedelta
from functools import cache
from random import Random

DAY = 86_400
HOUR = 3_600
_EPOCH = date(1970, 1, 1)
_RANDOM_BITS = 74
_VARIANT = 0x8000_0000_0000_0000

Seconds = int
"""Since 1970, in UTC."""


@cache
def _clock() -> list[str]:
    """The time of day for each of its seconds."""
    return [
        f" {hour:02}:{minute:02}:{second:02}.000000"
        for hour in range(24)
        for minute in range(60)
        for second in range(60)
    ]


@cache
def day_text(day: int) -> str:
    """The date, given as days since 1970."""
    return (_EPOCH + timedelta(days=day)).isoformat()


def moment(at: Seconds) -> str:
    """The time, in UTC."""
    return day_text(at // DAY) + _clock()[at % DAY]


def seconds_of(day: date) -> Seconds:
    """When the day begins, in UTC."""
    return int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp())


def date_of(day: int) -> date:
    """The date that is so many days after 1970 began."""
    return _EPOCH + timedelta(days=day)


class Ids:
    """UUIDv7 (RFC 9562) whose time is the row's own and whose other bits come from a seed."""

    def __init__(self, random: Random) -> None:
        self._bits = random.getrandbits

    def __call__(self, at: Seconds) -> str:
        """A new id in hexadecimal digits, for a row made at that time."""
        bits = self._bits(_RANDOM_BITS)
        return f"{at * 1000:012x}7{bits & 0xFFF:03x}{_VARIANT | bits >> 12:016x}"
