from typing import Any

from fastapi.testclient import TestClient

from server.kit.http import headers


def test_no_type_is_guessed_and_no_answer_of_the_api_is_kept(client: TestClient) -> None:
    answer = client.get("/api/v1/server")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Cache-Control"] == "no-store"
    assert client.get("/healthz").headers["X-Content-Type-Options"] == "nosniff"


def test_only_over_tls_is_tls_asked_for(client: TestClient) -> None:
    assert "Strict-Transport-Security" not in client.get("/api/v1/server").headers
    secure = client.get("https://testserver/api/v1/server")
    assert secure.headers["Strict-Transport-Security"] == "max-age=31536000"


def test_nothing_of_the_api_runs_or_is_framed_or_leaks_its_address(client: TestClient) -> None:
    given = client.get("/api/v1/nothing").headers
    assert given["Content-Security-Policy"] == "default-src 'none'; frame-ancestors 'none'"
    assert given["Referrer-Policy"] == "no-referrer"


def test_headers_can_be_added_on_the_way_and_come_with_a_refusal() -> None:
    scope: dict[str, Any] = {}
    headers.add(scope, {"A": "1"})
    headers.add(scope, {"B": "2"})
    assert scope["state"]["headers"] == {"A": "1", "B": "2"}
