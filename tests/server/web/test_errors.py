from fastapi.testclient import TestClient

BROWSER = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}


def test_a_lost_browser_gets_a_page(client: TestClient) -> None:
    answer = client.get("/no/such/page", headers=BROWSER)
    assert answer.status_code == 404
    assert answer.headers["content-type"].startswith("text/html")
    assert "There is nothing here" in answer.text


def test_programs_get_the_contracts_error_body(client: TestClient) -> None:
    for path in ("/api/v1/nothing", "/media/nothing/master.m3u8", "/static/x/nothing"):
        answer = client.get(path, headers=BROWSER)
        assert answer.status_code in {404, 422}
        assert answer.json()["code"]
    assert client.get("/no/such/page", headers={"Accept": "application/json"}).json()["code"]


def test_pages_that_exist_pass_untouched(client: TestClient) -> None:
    assert client.get("/healthz", headers=BROWSER).json() == {"status": "ok"}
    assert client.get("/", headers=BROWSER).status_code == 200
