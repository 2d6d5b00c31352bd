"""What makes two searches the same search."""

import unicodedata

QUERY_MAX = 200
"""Characters of a search that are kept."""


def normalised(query: str) -> str:
    """The query in compatible characters, without case and with single spaces.

    The specification asks for lower case and no space around; composing the characters too
    keeps the two ways of typing a Bengali vowel sign from counting as two searches.
    """
    folded = unicodedata.normalize("NFKC", query).casefold()
    return " ".join(folded.split())[:QUERY_MAX]
