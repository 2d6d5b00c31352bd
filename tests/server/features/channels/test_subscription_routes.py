from fastapi.testclient import TestClient

from tests.server.people import Person


def test_what_one_follows_is_one_s_own_business(
    client: TestClient, tahmina: Person, rafi: Person
) -> None:
    client.put("/api/v1/channels/tahmina/subscription", json={}, headers=rafi.auth)
    mine = client.get("/api/v1/subscriptions", headers=rafi.auth).json()
    assert [item["channel"]["name"] for item in mine["items"]] == ["Tahmina TV"]
    assert mine["items"][0]["notifications_enabled"] is True
    assert client.get("/api/v1/subscriptions", headers=tahmina.auth).json()["items"] == []
    assert client.get("/api/v1/subscriptions").status_code == 401
