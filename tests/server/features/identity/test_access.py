from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa
from fastapi import FastAPI
from fastapi.testclient import TestClient

from server.app.wiring import Parts
from server.contract.errors import ErrorCode
from server.contract.identity import Role, UserStatus
from server.features.identity.access import FreshActor
from server.features.identity.models import RefreshToken, User
from server.features.identity.standing import BLOCKED
from server.features.identity.tokens import AccessTokens
from server.kit.db.unit import Units
from server.kit.http import failures
from tests.server.features.uploads.tus import begin, patch
from tests.server.people import PASSWORD, Person, sign_up

API = "/api/v1"


def test_the_scheme_is_blind_to_case(client: TestClient, tahmina: Person) -> None:
    headers = {"Authorization": f"bearer {tahmina.session.access_token}"}
    assert client.get("/api/v1/me", headers=headers).status_code == 200


def test_a_guest_may_ask_where_guests_may(client: TestClient) -> None:
    assert client.get("/api/v1/channels/nobody").status_code == 404


def test_a_broken_token_is_not_taken_for_a_guest(client: TestClient, tahmina: Person) -> None:
    url = f"/api/v1/videos/{tahmina.id}/views"
    assert client.post(url).status_code == 404
    assert client.post(url, headers={"Authorization": "Bearer broken"}).status_code == 401


def test_a_poisoned_host_header_does_not_open_a_door(client: TestClient) -> None:
    """CVE-2026-48710: authorisation must not look at a path the Host header can bend."""
    assert client.get("/api/v1/me", headers={"Host": "x/api/v1/server?"}).status_code == 401


WRITES = [
    ("POST", "playlists", {"title": "Boats", "is_public": True}),
    ("PUT", "channels/rafi/subscription", {}),
    ("PATCH", "channel", {"name": "Bought by spammers"}),
    ("PUT", "videos/{id}/reaction", {"reaction": "LIKE"}),
    ("DELETE", "history", None),
    ("POST", "flags", {"content_type": "USER", "object_id": "{id}", "reason": "SPAM"}),
]


@pytest.mark.parametrize("status", BLOCKED)
def test_whoever_was_shut_out_writes_nothing_more_with_a_token_that_still_lives(
    client: TestClient, units: Units, tahmina: Person, rafi: Person, status: UserStatus
) -> None:
    with units.write() as unit:
        unit.session.get_one(User, tahmina.id).status = status
    for method, path, body in WRITES:
        answer = _ask(client, method, path, body, tahmina)
        assert (answer.status_code, answer.json()["code"]) == (403, ErrorCode.ACCOUNT_BLOCKED), path
        assert answer.json()["message"] == BLOCKED[status]
    assert client.get(f"{API}/channel", headers=tahmina.auth).json()["name"] == "Tahmina TV"
    assert client.get(f"{API}/channels/rafi").json()["subscriber_count"] == 0


def test_whose_row_is_gone_writes_nothing_more(
    client: TestClient, units: Units, tahmina: Person
) -> None:
    with units.write() as unit:
        unit.session.execute(sa.delete(User).where(User.id == tahmina.id))
    answer = client.post(f"{API}/playlists", json={"title": "Boats"}, headers=tahmina.auth)
    assert (answer.status_code, answer.json()["code"]) == (403, ErrorCode.ACCOUNT_BLOCKED)


def test_an_upload_that_goes_on_is_refused_and_holds_no_transaction(
    client: TestClient, units: Units, tahmina: Person
) -> None:
    url = begin(client, tahmina, 4)
    assert patch(client, tahmina, url, 0, b"ab").status_code == 204
    with units.write() as unit:
        unit.session.get_one(User, tahmina.id).status = UserStatus.BANNED
    assert patch(client, tahmina, url, 2, b"cd").status_code == 403
    # The method that the middleware puts in place counts, not the one that was sent.
    hidden = {**tahmina.auth, "Tus-Resumable": "1.0.0", "X-HTTP-Method-Override": "DELETE"}
    assert client.get(url, headers=hidden).status_code == 403


def test_who_is_shut_out_by_moderation_moderates_no_more_nor_does_who_was_demoted(
    client: TestClient, units: Units, rafi: Person
) -> None:
    mina = sign_up(client, "mina")
    _set(units, mina, role=Role.MODERATOR)
    asked = {"email": "mina@nodi.example", "password": PASSWORD}
    token = client.post(f"{API}/sign-in", json=asked).json()["access_token"]
    headers = {"Authorization": f"Bearer {token}"}
    url = f"{API}/moderation/users/{rafi.id}/suspensions"
    suspension = {"reason": "Spam", "duration_days": 1}
    assert client.post(url, json=suspension, headers=headers).status_code == 201
    for change, code in (
        ({"role": Role.VIEWER}, ErrorCode.NOT_ALLOWED),
        ({"role": Role.MODERATOR, "status": UserStatus.BANNED}, ErrorCode.ACCOUNT_BLOCKED),
    ):
        _set(units, mina, **change)
        answer = client.post(url, json=suspension, headers=headers)
        assert (answer.status_code, answer.json()["code"]) == (403, code)


def test_a_new_role_counts_at_once(client: TestClient, units: Units, rafi: Person) -> None:
    mina = sign_up(client, "mina")
    url = f"{API}/moderation/users/{rafi.id}/suspensions"
    assert client.post(url, json={"reason": "Spam"}, headers=mina.auth).status_code == 403
    _set(units, mina, role=Role.MODERATOR)
    assert client.post(url, json={"reason": "Spam"}, headers=mina.auth).status_code == 201


def test_who_was_shut_out_a_second_ago_reads_for_as_long_as_the_token_lives_and_no_longer(
    client: TestClient, parts: Parts, units: Units, tahmina: Person
) -> None:
    _set(units, tahmina, status=UserStatus.SUSPENDED)
    assert client.get(f"{API}/me", headers=tahmina.auth).status_code == 200
    later = AccessTokens(
        "a secret that is only for this test", lambda: units.clock() + timedelta(minutes=5)
    )
    parts.providers.put(AccessTokens, later)
    answer = client.get(f"{API}/me", headers=tahmina.auth)
    assert (answer.status_code, answer.json()["code"]) == (401, ErrorCode.TOKEN_EXPIRED)
    token = {"refresh_token": tahmina.session.refresh_token}
    assert client.post(f"{API}/refresh", json=token).status_code == 401


def test_a_token_whose_account_is_gone_reads_nothing_of_it(
    client: TestClient, units: Units, tahmina: Person
) -> None:
    with units.write() as unit:
        unit.session.execute(sa.delete(User).where(User.id == tahmina.id))
    assert client.get(f"{API}/me", headers=tahmina.auth).status_code == 401


@pytest.fixture
def asking(parts: Parts) -> Iterator[TestClient]:
    """A server with routes that need a fresh proof: one that reads, one that writes."""
    app = FastAPI()
    app.state.providers = parts.providers
    failures.install(app)

    @app.get("/fresh")
    @app.post("/fresh")
    async def fresh(actor: FreshActor) -> str:
        return str(actor.user_id)

    with TestClient(app) as http:
        yield http


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_fresh_proof_is_the_sessions_and_not_the_tokens(
    asking: TestClient, units: Units, tahmina: Person, method: str
) -> None:
    def ask() -> Any:
        answer = asking.request(method, "/fresh", headers=tahmina.auth)
        return answer.status_code if answer.status_code == 200 else answer.json()["code"]

    def store(**facts: Any) -> None:
        with units.write() as unit:
            unit.session.execute(sa.update(RefreshToken).values(**facts))

    assert ask() == 200
    at = units.clock()
    store(proved_at=at - timedelta(minutes=11))
    assert ask() == ErrorCode.PROOF_NEEDED, "though the token says otherwise"
    store(proved_at=at)
    assert ask() == 200, "proved in another window of the same session"
    _set(units, tahmina, mfa_enabled=True)
    assert ask() == ErrorCode.PROOF_NEEDED, "the password alone is half a proof by now"
    store(second_factor=True)
    assert ask() == 200
    store(revoked=True, revoked_at=at)
    assert ask() == ErrorCode.SESSION_ENDED
    _set(units, tahmina, status=UserStatus.SUSPENDED)
    assert ask() == ErrorCode.ACCOUNT_BLOCKED


def _ask(client: TestClient, method: str, path: str, body: Any, person: Person) -> Any:
    body = body and {key: _fill(value, person) for key, value in body.items()}
    url = f"{API}/{_fill(path, person)}"
    return client.request(method, url, json=body, headers=person.auth)


def _fill(text: Any, person: Person) -> Any:
    return text.format(id=person.id) if isinstance(text, str) else text


def _set(units: Units, person: Person, **facts: Any) -> None:
    with units.write() as unit:
        user = unit.session.get_one(User, person.id)
        for name, value in facts.items():
            setattr(user, name, value)
