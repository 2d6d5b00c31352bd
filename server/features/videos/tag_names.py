"""What a tag is called: one spelling for what people mean as one."""

import hashlib
import unicodedata
from collections.abc import Iterable

from server.contract.tags import TAG_MAX, TAGS_MAX
from server.kit.errors import InvalidError

SLUG_MAX = 60
BEFORE_HASH = "~"
"""Addresses take it as it is, and a name that has it loses it."""
HASH_LENGTH = 20
"""Hexadecimal digits."""
# They shape Bengali and other letters, and are no characters of their own.
JOINERS = {"\N{ZERO WIDTH JOINER}", "\N{ZERO WIDTH NON-JOINER}"}


def normal_name(text: str) -> str:
    """Compatible characters (NFKC), lower case, single spaces, nothing invisible."""
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    spaced = "".join(" " if char.isspace() else char for char in folded)
    seen = "".join(
        char for char in spaced if char in JOINERS or not unicodedata.category(char).startswith("C")
    )
    name = " ".join(seen.split())
    return name if any(not char.isspace() and char not in JOINERS for char in name) else ""


def normal_names(texts: Iterable[str]) -> list[str]:
    """The different names, in the order given.

    Raises:
        InvalidError: one is empty or too long, or there are too many.
    """
    names = list(dict.fromkeys(normal_name(text) for text in texts))
    if "" in names:
        raise _invalid("A tag needs at least one letter, digit or sign.")
    if any(len(name) > TAG_MAX for name in names):
        raise _invalid(f"A tag has {TAG_MAX} characters at most.")
    if len(names) > TAGS_MAX:
        raise _invalid(f"A video has {TAGS_MAX} tags at most.")
    return names


def slug_of(name: str) -> str:
    """The name in an address: spaces become dashes; letters and marks of every script stay.

    A name with other signs loses them and gets the beginning of its hash, so that ``c``, ``c++``
    and ``c#`` have three addresses, and each always the same. Before the hash is a sign that no
    name keeps, and the hash is too long to be met by trying: nobody can take the address of a
    tag that is yet to come.
    """
    plain = "".join(char if _is_plain(char) else " " for char in name)
    slug = "-".join(plain.split())
    if slug.replace("-", " ") == name:
        return slug
    digest = hashlib.sha256(name.encode()).hexdigest()[:HASH_LENGTH]
    return slug[: SLUG_MAX - HASH_LENGTH - 1] + BEFORE_HASH + digest


def _is_plain(char: str) -> bool:
    return char in JOINERS or unicodedata.category(char)[0] in "LMN"


def _invalid(told: str) -> InvalidError:
    return InvalidError(told, fields={"names": told})
