"""Names of countries, which Qt knows in English alone."""

import re
from functools import cache

from babel import Locale
from PySide6.QtCore import QCollator, QCollatorSortKey

from studio.ui.formatting import locale

_CODE = re.compile(r"^[A-Z]{2}$")
_NO_COUNTRIES = frozenset(
    {"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"}
)
"""Codes that CLDR has for other places than ISO 3166-1 does."""


def country_name(code: str) -> str:
    """What the person's language calls a country.

    Args:
        code: ISO 3166-1 alpha-2; one that is unknown is shown as it is.
    """
    return _names(locale().name().partition("_")[0]).get(code, code)


def country_codes() -> list[str]:
    """All countries by their names in the person's language."""
    return sorted(_codes(), key=lambda code: sort_key(country_name(code)))


def sort_key(name: str) -> QCollatorSortKey:
    """Where a name stands in the person's alphabet."""
    return QCollator(locale()).sortKey(name)


@cache
def _codes() -> tuple[str, ...]:
    names = map(str, Locale.parse("en").territories)
    return tuple(code for code in names if _CODE.match(code) and code not in _NO_COUNTRIES)


@cache
def _names(language: str) -> dict[str, str]:
    return dict(Locale.parse(language).territories)
