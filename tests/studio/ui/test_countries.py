from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale

from studio.ui.countries import country_name
from studio.ui.formatting import make_locale


@pytest.fixture(autouse=True)
def _locale_as_before() -> Iterator[None]:
    before = QLocale()
    yield
    QLocale.setDefault(before)


@pytest.mark.parametrize(
    ("language", "code", "name"),
    [("en", "BD", "Bangladesh"), ("bn", "BD", "বাংলাদেশ"), ("bn", "JP", "জাপান"), ("en", "XQ", "XQ")],
)
def test_a_country_has_its_name_in_the_language(language: str, code: str, name: str) -> None:
    QLocale.setDefault(make_locale(language))
    assert country_name(code) == name
