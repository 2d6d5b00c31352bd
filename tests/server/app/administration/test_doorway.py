from fastapi.testclient import TestClient


def test_only_what_is_below_the_door_goes_through_it(client: TestClient) -> None:
    assert client.get("/admin", follow_redirects=False).status_code in {302, 307}
    assert client.get("/administrators").status_code == 404
    assert client.get("/api/v1/server").status_code == 200


def test_what_another_sites_page_sends_is_not_let_in(client: TestClient) -> None:
    from_elsewhere = {"Sec-Fetch-Site": "cross-site"}
    answer = client.post("/admin/login", data={"username": "x"}, headers=from_elsewhere)
    assert answer.status_code == 403
    assert "another site" in answer.text
    assert client.get("/admin/login", headers=from_elsewhere).status_code == 200
