"""Languages of subtitles: their tags, as BCP 47 writes them, and their own names."""

import langcodes
from babel import Locale, UnknownLocaleError
from langcodes.tag_parser import LanguageTagError

from server.kit.errors import InvalidError

TAG_MAX = 16
"""Characters; there is no room for variants and extensions, which no track needs."""
UNDETERMINED = "und"
NO_LANGUAGE = "There is no such language. Give its tag, such as bn, en or pt-BR."


def normal_tag(tag: str) -> str:
    """The tag in its one form: ``BEN`` and ``bn`` are ``bn``, ``pt_br`` is ``pt-BR``.

    Raises:
        InvalidError: there is no such language.
    """
    try:
        known = len(tag) <= TAG_MAX and langcodes.tag_is_valid(tag)
        normal = langcodes.standardize_tag(tag) if known else ""
    except LanguageTagError:
        normal = ""
    if not normal or len(normal) > TAG_MAX or normal.startswith("x-"):
        raise InvalidError(NO_LANGUAGE, fields={"language": NO_LANGUAGE})
    return normal


def own_name(tag: str) -> str:
    """The language as its speakers write it; its tag, where nobody here knows.

    Args:
        tag: a normal one.
    """
    if tag.partition("-")[0] == UNDETERMINED:
        return tag
    try:
        name = Locale.parse(tag, sep="-", resolve_likely_subtags=False).get_display_name()
    except (UnknownLocaleError, ValueError):
        try:
            name = Locale.parse(tag.partition("-")[0]).get_display_name()
        except (UnknownLocaleError, ValueError):
            return tag
    return (name or tag)[:80]
