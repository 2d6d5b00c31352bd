from datetime import timedelta

from fastapi.testclient import TestClient

from server.contract.identity import Role
from server.features.identity.models import RefreshToken
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
