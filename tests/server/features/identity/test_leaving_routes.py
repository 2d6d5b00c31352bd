from datetime import timedelta
from pathlib import Path
from uuid import UUID

from fastapi.testclient import TestClient

from server.app.export.workflow import make_export
from server.app.wiring import Parts
from server.contract.errors import ErrorCode
from server.features.identity.mail.post import Post
from server.features.identity.tokens import AccessTokens
from server.integrations.storage.port import Storage
from server.kit.db.unit import Units
from tests.server.features.identity.authenticator import API, Turned, challenge, code, set_up
from tests.server.features.videos.making import on_air
from tests.server.people import PASSWORD, Person

URL = f"{API}/me/deletion"


def _sign_in(client: TestClient, person: Person, **more: object) -> tuple[int, str]:
    asked = {"email": person.session.user.email, "password": PASSWORD, **more}
    answer = client.post(f"{API}/sign-in", json=asked)
    return answer.status_code, answer.json().get("code", "")


def test_it_takes_somebody_who_has_just_proved_who_they_are(
    client: TestClient, units: Units, tahmina: Person
) -> None:
    assert client.post(URL).status_code == 401
    Turned(units).turn(minutes=11)
    answer = client.post(URL, headers=tahmina.auth)
    assert (answer.status_code, answer.json()["code"]) == (403, ErrorCode.PROOF_NEEDED)


def test_what_was_made_is_hidden_at_once_and_comes_back(
    client: TestClient, units: Units, tahmina: Person
) -> None:
    video = on_air(client, units, tahmina)
    answer = client.post(URL, headers=tahmina.auth)
    assert answer.status_code == 200
    assert set(answer.json()) == {"deleted_at", "final_at"}
    assert client.get(video.watch_path).status_code == 404
    assert client.get(f"{API}/channels/tahmina").status_code == 404
    assert _sign_in(client, tahmina) == (403, ErrorCode.ACCOUNT_DELETED)
    assert _sign_in(client, tahmina, restore=True)[0] == 200
    assert client.get(video.watch_path).status_code == 200
    assert _sign_in(client, tahmina)[0] == 200


def test_a_wrong_password_tells_nothing_of_a_deleted_account(
    client: TestClient, tahmina: Person
) -> None:
    client.post(URL, headers=tahmina.auth)
    for email in (tahmina.session.user.email, "nobody@nodi.example"):
        asked = {"email": email, "password": "wrong", "restore": True}
        answer = client.post(f"{API}/sign-in", json=asked)
        assert (answer.status_code, answer.json()["code"]) == (401, ErrorCode.SIGN_IN_FAILED)


def test_with_a_second_factor_nothing_is_told_or_brought_back_without_its_code(
    client: TestClient, units: Units, tahmina: Person
) -> None:
    clock = Turned(units)
    secret, _ = set_up(client, tahmina, units)
    assert client.post(URL, headers=tahmina.auth).status_code == 200
    half = challenge(client, tahmina)

    def answer(**more: object) -> tuple[int, str]:
        given = {"challenge": half, "code": code(secret, clock()), **more}
        answered = client.post(f"{API}/sign-in/code", json=given)
        return answered.status_code, answered.json().get("code", "")

    assert answer(restore=True) == (422, ErrorCode.CODE_WRONG)  # spent by setting it up
    clock.turn(seconds=60)
    assert answer() == (403, ErrorCode.ACCOUNT_DELETED)
    clock.turn(seconds=60)
    assert answer(restore=True)[0] == 200


def test_what_still_has_a_token_writes_nothing_and_reads_for_five_minutes(
    client: TestClient, parts: Parts, units: Units, tahmina: Person
) -> None:
    client.post(URL, headers=tahmina.auth)
    answer = client.post(f"{API}/playlists", json={"title": "Boats"}, headers=tahmina.auth)
    assert (answer.status_code, answer.json()["code"]) == (403, ErrorCode.ACCOUNT_BLOCKED)
    assert client.post(URL, headers=tahmina.auth).status_code == 403
    assert client.get(f"{API}/me", headers=tahmina.auth).status_code == 200
    later = AccessTokens(
        "a secret that is only for this test", lambda: units.clock() + timedelta(minutes=5)
    )
    parts.providers.put(AccessTokens, later)
    answer = client.get(f"{API}/me", headers=tahmina.auth)
    assert (answer.status_code, answer.json()["code"]) == (401, ErrorCode.TOKEN_EXPIRED)
    token = {"refresh_token": tahmina.session.refresh_token}
    assert client.post(f"{API}/refresh", json=token).status_code == 401


def test_the_link_to_a_copy_works_until_it_is_over_though_its_owner_has_left(
    client: TestClient, parts: Parts, units: Units, tahmina: Person, tmp_path: Path
) -> None:
    get = parts.providers.get
    asked = client.post(f"{API}/me/exports", headers=tahmina.auth).json()
    storage = get(Storage)  # type: ignore[type-abstract]
    make_export(units, storage, get(Post), tmp_path, UUID(asked["id"]))
    link = client.post(f"{API}/me/exports/{asked['id']}/link", headers=tahmina.auth).json()
    client.post(URL, headers=tahmina.auth)
    assert client.get(link["url"]).status_code == 200


def test_the_address_stays_taken_while_it_can_come_back(
    client: TestClient, tahmina: Person
) -> None:
    client.post(URL, headers=tahmina.auth)
    again = {
        "email": "tahmina@nodi.example",
        "username": "tahmina2",
        "password": PASSWORD,
        "channel_name": "Another",
        "birthdate": "1990-04-14",
    }
    answer = client.post(f"{API}/sign-up", json=again)
    assert (answer.status_code, answer.json()["code"]) == (409, ErrorCode.EMAIL_TAKEN)
