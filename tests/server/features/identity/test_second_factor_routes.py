import pytest
from fastapi.testclient import TestClient

from server.app.settings import Settings
from server.contract.errors import ErrorCode
from server.contract.identity import Role
from server.features.identity.models import User
from server.kit.db.unit import Units
from tests.server.features.identity.authenticator import (
    API,
    Turned,
    challenge,
    code,
    set_up,
)
from tests.server.people import Person


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("POST", "me/second-factor"),
        ("DELETE", "me/second-factor"),
        ("POST", "me/recovery-codes"),
    ],
)
def test_what_changes_the_factor_needs_a_proof_of_the_last_minutes(
    client: TestClient, units: Units, tahmina: Person, method: str, path: str
) -> None:
    clock = Turned(units)
    clock.turn(minutes=11)
    answer = client.request(method, f"{API}/{path}", headers=tahmina.auth)
    assert (answer.status_code, answer.json()["code"]) == (403, ErrorCode.PROOF_NEEDED)
    assert client.request(method, f"{API}/{path}").status_code == 401


class TestStaff:
    """With the setting as it is by default."""

    @pytest.fixture
    def settings(self, settings: Settings) -> Settings:
        return settings.model_copy(update={"staff_second_factor": True})

    def test_staff_are_creators_until_they_gave_a_code_and_cannot_do_without_again(
        self, client: TestClient, units: Units, tahmina: Person, rafi: Person
    ) -> None:
        clock = Turned(units)
        with units.write() as unit:
            unit.session.get_one(User, tahmina.id).role = Role.MODERATOR
        url = f"{API}/moderation/users/{rafi.id}/suspensions"
        me = client.get(f"{API}/me", headers=tahmina.auth).json()
        assert (me["role"], me["second_factor_missing"]) == ("MODERATOR", True)
        refused = client.post(url, json={"reason": "Spam"}, headers=tahmina.auth)
        assert refused.status_code == 403
        secret, _ = set_up(client, tahmina, units)
        clock.turn(seconds=60)
        asked = {"challenge": challenge(client, tahmina), "code": code(secret, clock())}
        session = client.post(f"{API}/sign-in/code", json=asked).json()
        assert not session["user"]["second_factor_missing"]
        headers = {"Authorization": f"Bearer {session['access_token']}"}
        assert client.post(url, json={"reason": "Spam"}, headers=headers).status_code == 201
        kept = client.delete(f"{API}/me/second-factor", headers=headers)
        assert (kept.status_code, kept.json()["code"]) == (403, ErrorCode.SECOND_FACTOR_NEEDED)
