from fastapi.testclient import TestClient

from tests.server.people import Person


def test_other_addresses_are_left_alone(client: TestClient, tahmina: Person) -> None:
    answer = client.get("/api/v1/me", headers={**tahmina.auth, "X-HTTP-Method-Override": "DELETE"})
    assert answer.status_code == 200
    assert "Tus-Resumable" not in answer.headers
