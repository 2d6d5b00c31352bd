from fastapi.testclient import TestClient

from tests.server.people import Person


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
