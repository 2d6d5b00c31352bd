"""A birthdate as people type it."""

import re
from datetime import date

_PARTS = re.compile(r"^\s*(\d{1,4})[\s./\-]+(\d{1,2})[\s./\-]+(\d{1,4})\s*$")
_YEAR_DIGITS = 4


def parse_birthdate(text: str) -> date | None:
    """Day, month and year, or year, month and day; None when it is no date.

    Digits of any script and any of the usual signs between them are taken. A year has four
    digits: with two, nobody knows which century is meant.
    """
    found = _PARTS.match(text)
    if found is None:
        return None
    first, month, last = found.groups()
    year, day = (first, last) if len(first) == _YEAR_DIGITS else (last, first)
    if len(year) != _YEAR_DIGITS:
        return None
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
