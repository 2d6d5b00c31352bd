import pytest
from fastapi.testclient import TestClient

from server.contract.errors import ErrorCode
from server.features.identity.models import User
from server.features.identity.passwords import hash_password
from server.kit.db.unit import Units
from tests.server.features.identity.authenticator import API, Turned, challenge, code, set_up
from tests.server.people import PASSWORD, Person


def test_with_a_second_factor_the_password_is_half_the_way(
    client: TestClient, units: Units, tahmina: Person
) -> None:
    clock = Turned(units)
    secret, _ = set_up(client, tahmina, units)
    asked = {"email": tahmina.session.user.email, "password": PASSWORD}
    answer = client.post(f"{API}/sign-in", json=asked)
    assert answer.status_code == 202
    assert set(answer.json()) == {"challenge", "expires_at"}
    half = answer.json()["challenge"]
    headers = {"Authorization": f"Bearer {half}"}
    assert client.get(f"{API}/me", headers=headers).status_code == 401
    clock.turn(seconds=60)
    given = {"challenge": half, "code": code(secret, clock())}
    done = client.post(f"{API}/sign-in/code", json=given)
    assert done.status_code == 200
    assert client.post(f"{API}/sign-in/code", json=given).json()["code"] == ErrorCode.CODE_WRONG


def test_a_right_sign_in_resets_what_was_counted(
    client: TestClient, units: Units, tahmina: Person
) -> None:
    asked = {"email": tahmina.session.user.email, "password": "wrong"}
    assert client.post(f"{API}/sign-in", json=asked).status_code == 401
    assert client.post(f"{API}/sign-in", json={**asked, "password": PASSWORD}).status_code == 200
    with units.read() as unit:
        user = unit.session.get_one(User, tahmina.id)
        assert (user.failed_login_attempts, user.last_login_ip) == (0, "testclient")


@pytest.mark.parametrize("change", ["password", "removed", "rubbish"])
def test_a_challenge_is_void_once_what_it_stood_on_has_changed(
    client: TestClient, units: Units, tahmina: Person, change: str
) -> None:
    clock = Turned(units)
    secret, _ = set_up(client, tahmina, units)
    half = challenge(client, tahmina)
    with units.write() as unit:
        user = unit.session.get_one(User, tahmina.id)
        if change == "password":
            user.password_hash = hash_password("another horse battery")
        elif change == "removed":
            user.mfa_enabled = False
        else:
            half = "rubbish"
    clock.turn(seconds=60)
    given = {"challenge": half, "code": code(secret, clock())}
    answer = client.post(f"{API}/sign-in/code", json=given)
    assert (answer.status_code, answer.json()["code"]) == (401, ErrorCode.SESSION_ENDED)


def test_who_guesses_is_told_how_long_to_wait(client: TestClient, tahmina: Person) -> None:
    asked = {"email": "nobody@nodi.example", "password": "wrong"}
    answers = [client.post(f"{API}/sign-in", json=asked) for _ in range(12)]
    late = next(answer for answer in answers if answer.status_code == 429)
    assert late.json()["code"] == ErrorCode.TOO_MANY_TRIES
    assert int(late.headers["Retry-After"]) >= 1
