"""Names of languages, which Qt knows in English and their own alone."""

from functools import cache

from babel import Locale
from babel.core import UnknownLocaleError

from studio.ui.formatting import locale

_SHORT = 2
"""Letters of the codes that are offered; rarer languages have three."""


def language_name(code: str) -> str:
    """What the person's language calls a language.

    Args:
        code: As BCP 47 writes it; one that is unknown is shown as it is.
    """
    try:
        spoken = Locale.parse(code, sep="-")
    except (ValueError, UnknownLocaleError):
        return code
    return spoken.get_display_name(locale().name()) or code


@cache
def language_codes() -> tuple[str, ...]:
    """The languages to choose from, as BCP 47 writes them."""
    codes = (str(code) for code in Locale("en").languages)
    return tuple(sorted(code for code in codes if len(code) == _SHORT))
