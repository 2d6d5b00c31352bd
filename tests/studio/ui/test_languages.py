from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale

from studio.ui.formatting import make_locale
from studio.ui.languages import language_codes, language_name


@pytest.fixture(autouse=True)
def _locale_as_before() -> Iterator[None]:
    before = QLocale()
    yield
    QLocale.setDefault(before)


@pytest.mark.parametrize(
    ("language", "code", "name"),
    [
        ("en", "de", "German"),
        ("bn", "de", "জার্মান"),
        ("en", "pt-BR", "Portuguese (Brazil)"),
        ("en", "xq", "xq"),
    ],
)
def test_a_language_has_its_name_in_the_persons(language: str, code: str, name: str) -> None:
    QLocale.setDefault(make_locale(language))
    assert language_name(code) == name


def test_the_common_languages_are_there_to_choose() -> None:
    assert {"bn", "en", "hi", "ur", "zh"} <= set(language_codes())
