from datetime import timedelta

import pytest
from fastapi.testclient import TestClient

from server.contract.errors import ErrorCode
from server.contract.identity import Role
from server.features.identity import passwords, sign_in
from server.features.identity.models import RefreshToken, User
from server.features.identity.proof import LASTS, is_fresh
from server.features.identity.tokens import Actor
from server.kit.clock import now
from server.kit.db.unit import Units
from server.kit.ids import new_id
from tests.server.features.identity.authenticator import API, Turned
from tests.server.people import PASSWORD, Person


def test_a_proof_is_fresh_for_ten_minutes() -> None:
    at = now()
    for age, fresh in ((timedelta(), True), (LASTS, True), (LASTS + timedelta(seconds=1), False)):
        actor = Actor(new_id(), Role.CREATOR, new_id(), proved_at=at - age)
        assert is_fresh(actor, at) is fresh
    assert not is_fresh(Actor(new_id(), Role.CREATOR, new_id()), at)


def test_a_proof_opens_what_needs_one_and_the_session_remembers_it(
    client: TestClient, units: Units, tahmina: Person
) -> None:
    clock = Turned(units)
    clock.turn(minutes=11)
    url = f"{API}/me/second-factor"
    assert client.post(url, headers=tahmina.auth).status_code == 403
    answer = client.post(f"{API}/session/proof", json={"password": PASSWORD}, headers=tahmina.auth)
    headers = {"Authorization": f"Bearer {answer.json()['access_token']}"}
    assert client.post(url, headers=headers).status_code == 200
    refreshed = client.post(
        f"{API}/refresh", json={"refresh_token": tahmina.session.refresh_token}
    ).json()
    headers = {"Authorization": f"Bearer {refreshed['access_token']}"}
    assert client.post(url, headers=headers).status_code == 200


def test_a_session_that_was_ended_proves_nothing(
    client: TestClient, units: Units, tahmina: Person
) -> None:
    with units.write() as unit:
        for row in unit.session.query(RefreshToken):
            row.revoke(unit.clock())
    answer = client.post(f"{API}/session/proof", json={"password": PASSWORD}, headers=tahmina.auth)
    assert answer.status_code == 401


def test_a_password_that_was_changed_while_it_was_checked_proves_nothing(
    client: TestClient, units: Units, tahmina: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    Turned(units).turn(minutes=11)
    verify = passwords.verify_password

    def slowly(password: str, stored: str | None) -> tuple[bool, str | None]:
        found = verify(password, stored)
        with units.write() as unit:
            unit.session.get_one(User, tahmina.id).password_hash = "another"
        return found

    monkeypatch.setattr(sign_in, "verify_password", slowly)
    # The access token is over; the session is not.
    refreshed = client.post(
        f"{API}/refresh", json={"refresh_token": tahmina.session.refresh_token}
    ).json()
    headers = {"Authorization": f"Bearer {refreshed['access_token']}"}
    answer = client.post(f"{API}/session/proof", json={"password": PASSWORD}, headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (401, ErrorCode.SESSION_ENDED)
    with units.read() as unit:
        newest = unit.session.query(RefreshToken).order_by(RefreshToken.id.desc()).first()
    assert newest is not None
    assert units.clock() - newest.proved_at > LASTS
