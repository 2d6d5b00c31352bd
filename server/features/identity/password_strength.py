"""Refuse passwords that are guessed first (NIST SP 800-63B-4, section 3.1.1.2).

No rule about kinds of characters. A password is compared with lists of leaked and common ones,
with the names around the account, and with what guessing programs try: repeats, rows of keys,
years. Where those would need fewer than 10¹⁰ guesses, it is refused.
"""

import threading
import unicodedata
from collections.abc import Sequence
from typing import Any, cast

from zxcvbn import zxcvbn

from server.contract.errors import ErrorCode
from server.kit.errors import InvalidError

FEWEST_GUESSES_LOG10 = 10
LOOKED_AT = 32
"""Characters at each end. The time grows with more than their square, and nothing is lost: what
is strong in its beginning or end is strong as a whole."""
LOOKED_AT_WHEN_DEAR = 16
SUBSTITUTES = frozenset("4@8({[<369!1|0$5+7%2")
"""What stands for letters (``p4$$w0rd``). The library tries every combination of them: up to
0.7 s for 32 characters with all of them (measured), below 0.1 s in 16 of any kind."""
MANY_SUBSTITUTES = 12
SHORTEST_WORD = 3
ADVICE = "Take several words that have nothing to do with each other or with you."
REASONS = {
    "about you": "It is made of your own names or address, which are tried first.",
    "repeat": "It repeats itself.",
    "sequence": "It counts, or runs along the alphabet.",
    "spatial": "It runs along the keys of a keyboard.",
    "dictionary": "It is among the words and leaked passwords that are tried first.",
    "regex": "It is made of dates.",
    "date": "It is made of dates.",
}
OTHERWISE = "It is guessed too soon."
_ONE_AT_A_TIME = threading.Lock()
"""The library keeps the names of the account it was last asked about in a global."""


def check_password(password: str, *, about: Sequence[str]) -> None:
    """Refuse what is easily guessed.

    Args:
        password: what was asked for; its length was checked by the contract.
        about: names around the account: of the site, the person, the channel, the address.

    Raises:
        InvalidError: it is easily guessed; the sentence says why.
    """
    folded = unicodedata.normalize("NFKC", password)
    names = _names(about)
    dear = len(SUBSTITUTES.intersection(folded)) > MANY_SUBSTITUTES
    most = LOOKED_AT_WHEN_DEAR if dear else LOOKED_AT
    found = [_estimate(part, names) for part in {folded[:most], folded[-most:]}]
    best = max(found, key=lambda result: float(result["guesses_log10"]))
    if float(best["guesses_log10"]) >= FEWEST_GUESSES_LOG10:
        return
    reason = f"{_reason(best, names)} {ADVICE}"
    raise InvalidError(
        f"This password is too easily guessed. {reason}",
        code=ErrorCode.PASSWORD_WEAK,
        fields={"password": reason},
    )


def _names(about: Sequence[str]) -> list[str]:
    """The names whole, without their spaces, and their parts."""
    names: dict[str, None] = {}
    for each in about:
        lower = unicodedata.normalize("NFKC", each).lower()
        parts = "".join(sign if sign.isalnum() else " " for sign in lower).split()
        for name in (lower, "".join(parts), *parts):
            if len(name) >= SHORTEST_WORD:
                names[name] = None
    return list(names)


def _estimate(part: str, names: list[str]) -> dict[str, Any]:
    with _ONE_AT_A_TIME:
        return cast("dict[str, Any]", zxcvbn(part, names, max_length=LOOKED_AT))


def _reason(result: dict[str, Any], names: list[str]) -> str:
    """What is wrong with the longest part that was recognised."""
    known = [match for match in result["sequence"] if match["pattern"] in REASONS]
    if not known:
        return OTHERWISE
    longest = max(known, key=lambda match: len(match["token"]))
    inner = str(longest.get("base_token", longest["token"])).lower()
    return REASONS["about you" if inner in names else longest["pattern"]]
