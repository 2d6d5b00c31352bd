import os
import sys
import threading

import pytest
from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher

from server.features.identity import passwords
from server.features.identity.passwords import hash_password, verify_password


@pytest.fixture
def password_work() -> None:
    """Here the work is the real one."""


def test_a_hash_is_argon2id_and_fits_its_password() -> None:
    stored = hash_password("correct horse")
    assert stored.startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    assert verify_password("correct horse", stored) == (True, None)
    assert verify_password("wrong horse", stored) == (False, None)


def test_a_dated_hash_is_renewed() -> None:
    weak = PasswordHash((Argon2Hasher(time_cost=1, memory_cost=8 * 1024, parallelism=1),))
    right, renewed = verify_password("correct horse", weak.hash("correct horse"))
    assert right
    assert renewed is not None
    assert verify_password("correct horse", renewed) == (True, None)


def test_nobody_has_no_password() -> None:
    assert verify_password("the password of no account", None) == (False, None)


def test_both_ways_of_writing_a_bengali_vowel_are_the_same_password() -> None:
    composed, apart = "সোনার বাংলা \u09cb", "সোনার বাংলা \u09c7\u09be"
    assert composed != apart
    assert verify_password(apart, hash_password(composed)) == (True, None)
    assert verify_password("\uff21BC", hash_password("ABC")) == (False, None)


@pytest.mark.skipif(sys.platform != "linux", reason="threads have no priority of their own here")
def test_others_go_before_whoever_hashes() -> None:
    assert passwords._THREADS.submit(_niceness).result() == passwords.KINDNESS
    assert _niceness() != passwords.KINDNESS


def _niceness() -> int:
    return os.getpriority(os.PRIO_PROCESS, threading.get_native_id())


def test_nothing_fits_where_there_is_no_password_and_it_takes_as_long(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    worked: list[str] = []
    checking = PasswordHash.verify

    def verify(self: PasswordHash, password: str, stored: str) -> bool:
        worked.append(stored)
        return checking(self, password, stored)

    monkeypatch.setattr(PasswordHash, "verify", verify)
    for password in ("", "correct horse", "the password of no account"):
        assert verify_password(password, "") == verify_password(password, None) == (False, None)
    assert worked == [passwords._NOBODY] * 6
