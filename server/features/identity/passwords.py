"""Passwords: hashed by argon2id, as OWASP ASVS 5.0 appendix C asks (19 MiB, t=2, p=1).

Both ways go through Unicode's form C, as RFC 8265 (section 4.2.2) asks of passwords: keyboards
differ in whether a Bengali vowel is one character or two, and the person sees no difference.
Form KC would also make one of characters that look different, and so of different passwords.
"""

import os
import sys
import unicodedata
from concurrent.futures import ThreadPoolExecutor
from threading import get_native_id

from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher

_HASHING = PasswordHash((Argon2Hasher(time_cost=2, memory_cost=19 * 1024, parallelism=1),))
KINDNESS = 10
"""Of 19: whoever hashes gets a tenth of a core that somebody else wants as well (Linux)."""


def _stand_back() -> None:
    """Let other threads go first: a password may take its time, and all else is waited for."""
    if sys.platform == "linux":  # elsewhere it would be the whole process, or fail
        os.setpriority(os.PRIO_PROCESS, get_native_id(), KINDNESS)


_THREADS = ThreadPoolExecutor(os.cpu_count(), "argon2", initializer=_stand_back)
_NOBODY = _HASHING.hash("the password of no account")


def hash_password(password: str) -> str:
    """The hash to store."""
    return _THREADS.submit(_HASHING.hash, _normal(password)).result()


def verify_password(password: str, stored: str | None) -> tuple[bool, str | None]:
    """Whether the password is right, and a new hash to store when the old one is dated.

    Without an account, and for one without a password, the same work is done, so that the time
    taken tells nothing.
    """
    if not stored:
        _THREADS.submit(_HASHING.verify, _normal(password), _NOBODY).result()
        return False, None
    return _THREADS.submit(_HASHING.verify_and_update, _normal(password), stored).result()


def _normal(password: str) -> str:
    return unicodedata.normalize("NFC", password)
