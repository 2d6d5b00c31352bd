"""Passwords: hashed by argon2id, as OWASP ASVS 5.0 appendix C asks (19 MiB, t=2, p=1).

Both ways go through Unicode's form C, as RFC 8265 (section 4.2.2) asks of passwords: keyboards
differ in whether a Bengali vowel is one character or two, and the person sees no difference.
Form KC would also make one of characters that look different, and so of different passwords.
"""

import unicodedata

from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher

_HASHING = PasswordHash((Argon2Hasher(time_cost=2, memory_cost=19 * 1024, parallelism=1),))
_NOBODY = _HASHING.hash("the password of no account")


def hash_password(password: str) -> str:
    """The hash to store."""
    return _HASHING.hash(_normal(password))


def verify_password(password: str, stored: str | None) -> tuple[bool, str | None]:
    """Whether the password is right, and a new hash to store when the old one is dated.

    Without an account, and for one without a password, the same work is done, so that the time
    taken tells nothing.
    """
    if not stored:
        _HASHING.verify(_normal(password), _NOBODY)
        return False, None
    return _HASHING.verify_and_update(_normal(password), stored)


def _normal(password: str) -> str:
    return unicodedata.normalize("NFC", password)
