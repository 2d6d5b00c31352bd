from datetime import date

import pytest
import sqlalchemy as sa
from fastapi.testclient import TestClient

from server.contract.errors import ErrorCode
from server.features.identity.age import check_age, years_between
from server.features.identity.models import User
from server.kit.db.unit import Units
from server.kit.errors import InvalidError, NotAllowedError
from tests.server.people import PASSWORD

TODAY = date(2026, 3, 1)


@pytest.mark.parametrize(
    ("birthdate", "years"),
    [
        (date(2013, 3, 1), 13),
        (date(2013, 3, 2), 12),
        (date(2013, 2, 28), 13),
        (date(2012, 2, 29), 14),
        (TODAY, 0),
    ],
)
def test_birthdays_are_counted(birthdate: date, years: int) -> None:
    assert years_between(birthdate, TODAY) == years


def test_who_was_born_on_a_leap_day_is_older_on_the_first_of_march() -> None:
    assert years_between(date(2012, 2, 29), date(2025, 2, 28)) == 12
    assert years_between(date(2012, 2, 29), date(2025, 3, 1)) == 13


@pytest.mark.parametrize("birthdate", [date(2026, 3, 2), date(1899, 12, 31)])
def test_what_is_nobodys_birthdate_is_wrong(birthdate: date) -> None:
    with pytest.raises(InvalidError) as caught:
        check_age(birthdate, 0, TODAY)
    assert "birthdate" in caught.value.fields


def test_the_age_that_is_asked_is_enough() -> None:
    check_age(date(2010, 3, 1), 16, TODAY)
    with pytest.raises(NotAllowedError, match="16"):
        check_age(date(2010, 3, 2), 16, TODAY)


def test_of_who_is_too_young_nothing_is_stored_nor_logged(
    client: TestClient, units: Units, capsys: pytest.CaptureFixture[str]
) -> None:
    born = units.clock().date().replace(day=1)
    born = born.replace(year=born.year - 12)
    asked = {
        "email": "kid@nodi.example",
        "username": "kid",
        "password": PASSWORD,
        "channel_name": "Kid",
        "birthdate": born.isoformat(),
    }
    answer = client.post("/api/v1/sign-up", json=asked)
    assert (answer.status_code, answer.json()["code"]) == (403, ErrorCode.TOO_YOUNG)
    with units.read() as unit:
        assert unit.session.scalar(sa.select(sa.func.count()).select_from(User)) == 0
    assert born.isoformat() not in "".join(capsys.readouterr()) + answer.text
