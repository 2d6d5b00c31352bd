from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale

from server.contract.videos import COUNTRIES_MAX
from studio.ui.countries import country_codes, country_name
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


def test_all_countries_are_there_in_the_order_of_their_names() -> None:
    codes = country_codes()
    assert {"BD", "NO", "CL", "XK"} <= set(codes)
    assert not {"EU", "UN", "ZZ"} & set(codes)
    assert len(codes) <= COUNTRIES_MAX
    assert codes.index("AF") < codes.index("BD") < codes.index("ZW")
