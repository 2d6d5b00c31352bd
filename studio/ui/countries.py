"""Names of countries, which Qt knows in English alone."""

from functools import cache

from babel import Locale

from studio.ui.formatting import locale


def country_name(code: str) -> str:
    """What the person's language calls a country.

    Args:
        code: ISO 3166-1 alpha-2; one that is unknown is shown as it is.
    """
    return _names(locale().name().partition("_")[0]).get(code, code)


@cache
def _names(language: str) -> dict[str, str]:
    return dict(Locale.parse(language).territories)
