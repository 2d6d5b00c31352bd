from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale

from studio.ui.formatting import make_locale
from studio.ui.languages import OFFERED, language_name, offered_languages


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
        ("en", "qaa", "qaa"),
    ],
)
def test_a_language_has_its_name_in_the_persons(language: str, code: str, name: str) -> None:
    QLocale.setDefault(make_locale(language))
    assert language_name(code) == name


def test_every_language_that_is_offered_has_a_name_in_both() -> None:
    for language in ("en", "bn"):
        QLocale.setDefault(make_locale(language))
        assert all(language_name(tag) != tag for tag in OFFERED)


def test_what_a_video_has_is_offered_as_well() -> None:
    QLocale.setDefault(make_locale("en"))
    assert "pt-BR" in offered_languages("pt-BR")
    assert len(offered_languages()) == len(set(OFFERED))
