from fastapi.testclient import TestClient

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
