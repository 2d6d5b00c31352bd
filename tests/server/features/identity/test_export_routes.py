from datetime import timedelta
from uuid import UUID

import sqlalchemy as sa
import structlog
from fastapi.testclient import TestClient

from server.contract.account import ExportState, SecurityEventKind
from server.contract.errors import ErrorCode
from server.features.identity.models import DataExport, SecurityEvent
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


def test_a_link_that_leads_nowhere_is_said_and_its_secret_is_not_logged(
    client: TestClient,
) -> None:
    with structlog.testing.capture_logs() as lines:
        answer = client.get("/api/v1/exports", params={"token": "nothing"})
    assert (answer.status_code, answer.json()["code"]) == (404, "not_found")
    assert [line["path"] for line in lines if line["event"] == "request"] == ["/api/v1/exports"]
    assert "nothing" not in str(lines)


def test_a_link_takes_a_proof_and_a_session_that_lives(
    client: TestClient, units: Units, tahmina: Person
) -> None:
    asked = client.post("/api/v1/me/exports", headers=tahmina.auth).json()
    assert "url" not in asked
    url = f"/api/v1/me/exports/{asked['id']}/link"
    assert client.post(url).status_code == 401
    assert client.post(url, headers=tahmina.auth).status_code == 404  # not ready
    with units.write() as unit:
        made = unit.session.get_one(DataExport, UUID(asked["id"]))
        made.state, made.file_key = ExportState.READY, "exports/x/y/chitra-data.zip"
        made.expires_at = unit.clock() + timedelta(days=7)
    with structlog.testing.capture_logs() as lines:
        link = client.post(url, headers=tahmina.auth).json()
    [line] = [line for line in lines if line["event"] == "link to an export"]
    assert (line["export_id"], line["user_id"]) == (asked["id"], str(tahmina.id))
    assert link["url"].partition("=")[2] not in str(lines)
    Turned(units).turn(minutes=11)
    answer = client.post(url, headers=tahmina.auth)
    assert (answer.status_code, answer.json()["code"]) == (403, ErrorCode.PROOF_NEEDED)
    client.post("/api/v1/sign-out", json={"refresh_token": tahmina.session.refresh_token})
    assert client.post(url, headers=tahmina.auth).status_code == 401


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
