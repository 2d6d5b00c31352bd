import sqlalchemy as sa
from fastapi.testclient import TestClient

from server.contract.account import SecurityEventKind
from server.contract.errors import ErrorCode
from server.features.identity.models import SecurityEvent
from server.kit.db.unit import Units
from tests.server.features.identity.authenticator import Turned
from tests.server.people import Person


def test_copies_are_asked_for_and_listed_for_their_owner_alone(
    client: TestClient, tahmina: Person, rafi: Person
) -> None:
    assert client.post("/api/v1/me/exports").status_code == 401
    asked = client.post("/api/v1/me/exports", headers=tahmina.auth)
    assert (asked.status_code, asked.json()["state"]) == (202, "WAITING")
    again = client.post("/api/v1/me/exports", headers=tahmina.auth)
    assert (again.status_code, again.json()["code"]) == (409, "conflict")
    assert len(client.get("/api/v1/me/exports", headers=tahmina.auth).json()) == 1
    assert client.get("/api/v1/me/exports", headers=rafi.auth).json() == []


def test_a_link_that_leads_nowhere_is_said(client: TestClient) -> None:
    answer = client.get("/api/v1/exports/nothing")
    assert (answer.status_code, answer.json()["code"]) == (404, "not_found")


def test_it_takes_somebody_who_has_just_proved_who_they_are_and_is_written_down(
    client: TestClient, units: Units, tahmina: Person
) -> None:
    assert client.post("/api/v1/me/exports", headers=tahmina.auth).status_code == 202
    with units.read() as unit:
        kinds = unit.session.scalars(sa.select(SecurityEvent.kind)).all()
    assert kinds.count(SecurityEventKind.EXPORT_ASKED) == 1
    Turned(units).turn(minutes=11)
    answer = client.post("/api/v1/me/exports", headers=tahmina.auth)
    assert (answer.status_code, answer.json()["code"]) == (403, ErrorCode.PROOF_NEEDED)
