from datetime import date

import pytest

from studio.features.identity.birthdate import parse_birthdate


@pytest.mark.parametrize(
    "text", ["14 4 1990", "14.04.1990", " 14/4/1990 ", "1990-04-14", "১৪ ৪ ১৯৯০", "14-04-1990"]
)
def test_dates_are_read_as_people_write_them(text: str) -> None:
    assert parse_birthdate(text) == date(1990, 4, 14)


@pytest.mark.parametrize(
    "text", ["", "soon", "14 4 90", "31 2 1990", "4 14 1990", "14 4", "1 1 0000"]
)
def test_what_is_no_date_is_none(text: str) -> None:
    assert parse_birthdate(text) is None
