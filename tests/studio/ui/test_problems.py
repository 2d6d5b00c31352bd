from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale

from server.contract.errors import ErrorCode
from studio.kit.errors import ClientCode, StudioError
from studio.ui.formatting import make_locale
from studio.ui.problems import SENTENCES, field_sentence, in_english, sentence, sentence_of


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(make_locale("en"))
    yield
    QLocale.setDefault(before)


def test_every_code_has_a_sentence() -> None:
    codes = {code.value for code in (*ErrorCode, *ClientCode)}
    assert codes - set(SENTENCES) == set()


def test_english_keeps_the_numbers_of_whoever_raised_it() -> None:
    told = "The file is 61.3 GB and your channel may send 50 GB."
    assert sentence(ErrorCode.QUOTA_FILE_SIZE, told) == told
    assert sentence("newer.code", "") == SENTENCES[ClientCode.UNEXPECTED]


def test_only_another_language_goes_by_the_code() -> None:
    assert in_english()
    QLocale.setDefault(make_locale("bn"))
    assert not in_english()


def test_another_language_goes_by_the_code_and_falls_back() -> None:
    QLocale.setDefault(make_locale("bn"))
    assert sentence(ErrorCode.EMPTY_FILE, "Empty.") != "Empty."
    assert sentence("newer.code", "Something new.") == "Something new."


def test_a_field_is_blamed_by_name() -> None:
    error = StudioError("Taken.", code=ErrorCode.EMAIL_TAKEN, fields={"email": "Taken."})
    assert sentence_of(error) == "Taken."
    assert field_sentence(error, "email") == "Taken."
    assert field_sentence(error, "username") == ""
    other = StudioError("No.", code=ErrorCode.INVALID, fields={"username": "Too short."})
    assert field_sentence(other, "username") == "Too short."
