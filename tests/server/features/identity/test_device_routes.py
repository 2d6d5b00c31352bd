from datetime import timedelta
from typing import Any

import sqlalchemy as sa
from fastapi.testclient import TestClient

from server.contract.account import SecurityEventKind
from server.contract.errors import ErrorCode
from server.contract.identity import SessionOut
from server.features.identity.models import RefreshToken
from server.kit.db.unit import Units
from tests.server.people import PASSWORD, Person

API = "/api/v1"


def _again(client: TestClient, device: str) -> Person:
    asked = {"email": "tahmina@nodi.example", "password": PASSWORD, "device": device}
    return Person(SessionOut.model_validate(client.post(f"{API}/sign-in", json=asked).json()))


def _devices(client: TestClient, person: Person) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = client.get(f"{API}/me/devices", headers=person.auth).json()
    return found


def test_every_session_is_one_device_however_often_renewed(
    client: TestClient, tahmina: Person
) -> None:
    phone = _again(client, "phone")
    body = {"refresh_token": phone.session.refresh_token}
    assert client.post(f"{API}/refresh", json=body).status_code == 200
    found = _devices(client, tahmina)
    assert len(found) == 2
    assert [each["current"] for each in found] == [False, True]
    assert found[0]["last_seen_at"] > found[0]["signed_in_at"]
    assert found[0]["country"] is None


def test_a_device_is_shown_with_its_country(
    client: TestClient, units: Units, tahmina: Person
) -> None:
    with units.write() as unit:
        unit.session.execute(sa.update(RefreshToken).values(ip_address="103.4.144.1"))
    assert _devices(client, tahmina)[0]["country"] == "BD"


def test_a_device_that_is_signed_out_writes_nothing_more(
    client: TestClient, tahmina: Person, rafi: Person
) -> None:
    phone = _again(client, "phone")
    named = next(each["id"] for each in _devices(client, tahmina) if each["name"] == "phone")
    url = f"{API}/me/devices/{named}"
    assert client.delete(url, headers=rafi.auth).status_code == 404
    assert client.delete(url, headers=tahmina.auth).status_code == 204
    assert client.delete(url, headers=tahmina.auth).status_code == 404
    body = {"title": "Boats"}
    assert client.post(f"{API}/playlists", json=body, headers=phone.auth).status_code == 401
    assert client.post(f"{API}/playlists", json=body, headers=tahmina.auth).status_code == 201


def test_all_others_are_signed_out_and_it_is_written_down(
    client: TestClient, tahmina: Person
) -> None:
    for name in ("phone", "tablet"):
        _again(client, name)
    assert client.delete(f"{API}/me/devices", headers=tahmina.auth).status_code == 204
    assert [each["current"] for each in _devices(client, tahmina)] == [True]
    page = client.get(f"{API}/me/security/events", headers=tahmina.auth).json()
    assert page["items"][0]["kind"] == SecurityEventKind.SIGNED_OUT_EVERYWHERE
    assert page["items"][-1]["kind"] == SecurityEventKind.SIGNED_UP
    shown = client.get(f"{API}/me/security", headers=tahmina.auth).json()
    assert shown["email"] == "tahmina@nodi.example"
    assert not shown["email_verified"]


def test_signing_devices_out_needs_a_fresh_proof(
    client: TestClient, units: Units, tahmina: Person
) -> None:
    phone = _again(client, "phone")
    device = next(each["id"] for each in _devices(client, phone) if not each["current"])
    with units.write() as unit:
        old = unit.clock() - timedelta(hours=1)
        unit.session.execute(sa.update(RefreshToken).values(proved_at=old))
    body = {"refresh_token": phone.session.refresh_token}
    stale = Person(SessionOut.model_validate(client.post(f"{API}/refresh", json=body).json()))
    for url in (f"{API}/me/devices", f"{API}/me/devices/{device}"):
        answer = client.delete(url, headers=stale.auth)
        assert (answer.status_code, answer.json()["code"]) == (403, ErrorCode.PROOF_NEEDED)
    assert len(_devices(client, tahmina)) == 2
