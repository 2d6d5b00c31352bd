import time

import pytest

from server.contract.errors import ErrorCode
from server.features.identity.password_strength import check_password
from server.kit.errors import InvalidError

ABOUT = ["Chitra", "tahmina", "tahmina@nodi.example", "Tahmina TV"]
HOSTILE = "4@8({[<369!1|0$5+7%2"
"""Each of these may stand for a letter, and for all of them a guessing program tries them all."""


@pytest.mark.parametrize(
    ("password", "why"),
    [
        ("passwordpassword", "repeats"),
        ("123456789012345", "tried first"),
        ("aaaaaaaaaaaaaaa", "repeats"),
        ("abcdefghijklmno", "alphabet"),
        ("zxcvbnm,./zxcvbnm", "keyboard"),
        ("chitrachitrachitra", "own names"),
        ("tahmina@nodi.example", "own names"),
        ("TahminaTV tahmina", "own names"),
        ("qwertyuiopasdfgh", "tried first"),
        ("password123456789", "tried first"),
        ("monkeydragonfootball", "tried first"),
        ("P@ssw0rdP@ssw0rd", "repeats"),
        ("password" * 30, "repeats"),
    ],
)
def test_what_is_guessed_first_is_refused_with_the_reason(password: str, why: str) -> None:
    with pytest.raises(InvalidError) as caught:
        check_password(password, about=ABOUT)
    assert caught.value.code is ErrorCode.PASSWORD_WEAK
    assert why in caught.value.fields["password"]
    assert "several words" in caught.value.message
    assert password not in caught.value.message


@pytest.mark.parametrize(
    "password",
    [
        "correct horse battery",
        "আমার সোনার বাংলা আমি",
        "nothing but lower case letters",
        "7f3Kq9vXz2LmT8w",
        "a" * 60 + " violet tractor sermon",
    ],
)
def test_a_passphrase_is_taken_whatever_its_characters(password: str) -> None:
    check_password(password, about=ABOUT)


def test_one_account_is_not_compared_with_the_names_of_another() -> None:
    check_password("marzipan cathedral tuba", about=[])
    with pytest.raises(InvalidError):
        check_password("marzipan cathedral tuba", about=["Marzipan Cathedral Tuba"])
    check_password("marzipan cathedral tuba", about=[])


def test_no_password_takes_long() -> None:
    check_password("correct horse battery", about=[])
    began = time.process_time()
    check_password((HOSTILE * 13)[:256], about=ABOUT)
    assert time.process_time() - began < 1.0
