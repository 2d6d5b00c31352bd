import threading
from datetime import timedelta

import pytest
import sqlalchemy as sa
from fastapi.testclient import TestClient

from server.app.wiring import Parts
from server.contract.account import SecurityEventKind
from server.contract.errors import ErrorCode
from server.features.identity.devices import Device
from server.features.identity.models import SecurityEvent, User
from server.features.identity.second_factor import SecondFactor
from server.kit.db.unit import Units
from server.kit.errors import AppError, InvalidError, TooManyRequestsError
from tests.server.features.identity.authenticator import Turned, code, set_up
from tests.server.people import Person

HOME, ELSEWHERE = Device("test", "testclient"), Device("test", "203.0.113.7")


def _check(parts: Parts, person: Person, typed: str, device: Device = HOME) -> None:
    parts.providers.get(SecondFactor).check(person.id, typed, device)


def test_a_code_works_once_and_none_before_it_any_more(
    client: TestClient, parts: Parts, units: Units, tahmina: Person
) -> None:
    clock = Turned(units)
    secret, _ = set_up(client, tahmina, units)
    with pytest.raises(InvalidError) as caught:
        _check(parts, tahmina, code(secret, clock()))
    assert caught.value.code is ErrorCode.CODE_WRONG
    clock.turn(seconds=60)
    _check(parts, tahmina, code(secret, clock()))
    for earlier in (0, 30):
        with pytest.raises(InvalidError):
            _check(parts, tahmina, code(secret, clock() - timedelta(seconds=earlier)))


def test_of_many_who_race_with_a_code_one_wins(
    client: TestClient, parts: Parts, units: Units, tahmina: Person
) -> None:
    clock = Turned(units)
    secret, _ = set_up(client, tahmina, units)
    clock.turn(seconds=60)
    at = clock()
    units.clock = lambda: at
    won: list[bool] = []

    def attempt() -> None:
        try:
            _check(parts, tahmina, code(secret, at))
        except AppError:
            return
        won.append(True)

    threads = [threading.Thread(target=attempt) for _ in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert won == [True]


@pytest.mark.parametrize("minutes", [-5, 5])
def test_the_code_of_a_telephone_five_minutes_off_is_wrong(
    client: TestClient, parts: Parts, units: Units, tahmina: Person, minutes: int
) -> None:
    clock = Turned(units)
    secret, _ = set_up(client, tahmina, units)
    clock.turn(hours=1)
    with pytest.raises(InvalidError):
        _check(parts, tahmina, code(secret, clock() + timedelta(minutes=minutes)))


def test_a_recovery_code_stands_in_once(
    client: TestClient, parts: Parts, units: Units, tahmina: Person
) -> None:
    _, codes = set_up(client, tahmina, units)
    _check(parts, tahmina, codes[3].lower())
    with pytest.raises(InvalidError):
        _check(parts, tahmina, codes[3])
    with units.read() as unit:
        kinds = unit.session.scalars(sa.select(SecurityEvent.kind)).all()
    assert SecurityEventKind.RECOVERY_CODE_USED in kinds
    assert SecurityEventKind.SIGN_IN_FAILED in kinds


def test_of_a_thousand_tries_in_an_hour_few_are_judged_and_the_owner_is_not_kept_out(
    client: TestClient, parts: Parts, units: Units, tahmina: Person
) -> None:
    clock = Turned(units)
    secret, _ = set_up(client, tahmina, units)
    wrong = "000000" if code(secret, clock()) != "000000" else "000001"
    judged = 0
    for _ in range(1000):
        clock.turn(seconds=3.6)
        try:
            _check(parts, tahmina, wrong, ELSEWHERE)
        except TooManyRequestsError:
            continue
        except InvalidError:
            judged += 1
    assert 5 <= judged < 25
    with units.read() as unit:
        user = unit.session.get_one(User, tahmina.id)
        assert user.failed_login_attempts == judged
    _check(parts, tahmina, code(secret, clock()))
