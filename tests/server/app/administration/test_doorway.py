from fastapi.testclient import TestClient


def test_only_what_is_below_the_door_goes_through_it(client: TestClient) -> None:
    assert client.get("/admin", follow_redirects=False).status_code in {302, 307}
    assert client.get("/administrators").status_code == 404
    assert client.get("/api/v1/server").status_code == 200
