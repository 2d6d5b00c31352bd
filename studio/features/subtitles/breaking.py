"""Breaking a text into lines: few, none too long, and the upper one no longer than the lower."""

import re

from studio.features.subtitles.limits import Limits
from studio.features.subtitles.reading import graphemes

# A space inside a tag (<v Mina>) is none to break at.
_SPACE = re.compile(r"\s+(?![^<>]*>)")
_AFTER_STOP = re.compile(r"[,;:.!?।…]$")
_STOP_IS_WORTH = 6
"""Letters by which lines may be unequal so that one ends with its clause."""


def words_of(text: str) -> list[str]:
    """The words, each with its markup."""
    return [word for word in _SPACE.split(text.strip()) if word]


def broken(text: str, limits: Limits) -> str:
    """The same words in as few lines as fit, two at most as long as two are enough.

    A word that is longer than a line stays whole.
    """
    words = words_of(text)
    whole = " ".join(words)
    if graphemes(whole) <= limits.line:
        return whole
    halves = [(" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words))]
    fitting = [pair for pair in halves if max(map(graphemes, pair)) <= limits.line]
    if fitting and limits.lines > 1:
        upper, lower = min(fitting, key=_unevenness)
        return f"{upper}\n{lower}"
    return "\n".join(_filled(words, limits.line))


def _unevenness(pair: tuple[str, str]) -> float:
    upper, lower = graphemes(pair[0]), graphemes(pair[1])
    uneven = abs(upper - lower) + (0.5 if upper > lower else 0.0)
    return uneven - (_STOP_IS_WORTH if _AFTER_STOP.search(pair[0]) else 0)


def _filled(words: list[str], limit: int) -> list[str]:
    lines = [words[0]] if words else []
    for word in words[1:]:
        longer = f"{lines[-1]} {word}"
        if graphemes(longer) <= limit:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines
