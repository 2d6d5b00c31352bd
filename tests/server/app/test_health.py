from fastapi.testclient import TestClient

from server.app.wiring import Parts


def test_alive_ready_and_who_it_is(client: TestClient) -> None:
    assert client.get("/healthz").json() == {"status": "ok"}
    assert client.get("/readyz").json() == {"status": "ready"}
    about = client.get("/api/v1/server").json()
    assert (about["product"], about["api_version"]) == ("chitra", 1)


def test_without_its_disk_it_is_not_ready(client: TestClient, parts: Parts) -> None:
    parts.settings.uploads_dir.rmdir()
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()["status"]) == (503, "not ready")
    assert client.get("/healthz").status_code == 200
