"""The languages that a video and its subtitles can be in, as the person calls them."""

from functools import cache

from babel import Locale, UnknownLocaleError

from studio.ui.countries import sort_key
from studio.ui.formatting import locale

# Spoken by most people on Earth, and where this studio is at home.
OFFERED = (
    "af", "am", "ar", "as", "az", "be", "bg", "bn", "bs", "ca", "cs", "cy", "da", "de",
    "el", "en", "es", "et", "eu", "fa", "fi", "fil", "fr", "ga", "gl", "gu", "ha", "he",
    "hi", "hr", "hu", "hy", "id", "ig", "is", "it", "ja", "jv", "ka", "kk", "km", "kn",
    "ko", "ky", "lo", "lt", "lv", "mk", "ml", "mn", "mr", "ms", "my", "ne", "nl", "no",
    "or", "pa", "pl", "ps", "pt", "ro", "ru", "si", "sk", "sl", "so", "sq", "sr", "sv",
    "sw", "ta", "te", "th", "tr", "uk", "ur", "uz", "vi", "yo", "zh", "zu",
)  # fmt: skip


def language_name(tag: str) -> str:
    """What the person's language calls a language.

    Args:
        tag: As BCP 47 writes it; where there is no word for it, it is shown as it is.
    """
    here = locale().name().partition("_")[0]
    name = _names(here).get(tag)
    if name is None:
        try:
            name = Locale.parse(tag, sep="-").get_display_name(here)
        except (UnknownLocaleError, ValueError):
            name = None
    return name or tag


def offered_languages(also: str | None = None) -> list[str]:
    """Tags by their names; with one that a video has already."""
    tags = set(OFFERED) | ({also} if also else set())
    return sorted(tags, key=lambda tag: sort_key(language_name(tag)))


@cache
def _names(language: str) -> dict[str, str]:
    return {str(tag): str(name) for tag, name in Locale.parse(language).languages.items()}
