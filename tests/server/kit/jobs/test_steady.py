import sqlite3

import pytest
import sqlalchemy.exc as sa_errors

from server.kit.jobs.steady import is_away, patiently, steady_step

AWAY = sa_errors.OperationalError("SELECT 1", {}, sqlite3.OperationalError("locked"))
WRONG = sa_errors.IntegrityError("INSERT", {}, sqlite3.IntegrityError("twice"))


class Flaky:
    """Fails with the errors given, then answers."""

    def __init__(self, *errors: Exception) -> None:
        self._errors = list(errors)

    def __call__(self) -> str:
        if self._errors:
            raise self._errors.pop(0)
        return "done"


def test_an_absence_is_told_from_a_mistake() -> None:
    assert is_away(AWAY)
    assert is_away(sa_errors.TimeoutError("no connection came free"))
    assert not is_away(WRONG)
    assert not is_away(ValueError("ours"))
    cut = sa_errors.DBAPIError(
        "SELECT 1", {}, Exception("server closed"), connection_invalidated=True
    )
    assert is_away(cut)


def test_it_waits_longer_each_time_until_the_database_is_back() -> None:
    waits: list[float] = []
    assert patiently(Flaky(AWAY, AWAY, AWAY), wait=waits.append) == "done"
    assert waits == [0.5, 1.0, 2.0]


def test_patience_ends_and_mistakes_are_raised_at_once() -> None:
    waits: list[float] = []
    with pytest.raises(sa_errors.OperationalError):
        patiently(Flaky(*[AWAY] * 50), patience=10, wait=waits.append)
    assert sum(waits) >= 10
    with pytest.raises(sa_errors.IntegrityError):
        patiently(Flaky(WRONG), wait=waits.append)


def test_outside_of_a_job_a_step_is_a_plain_function() -> None:
    @steady_step("test_steady.plain")
    def plain(number: int) -> int:
        return number + 1

    assert plain(1) == 2
