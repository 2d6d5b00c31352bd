import pytest
import structlog
from fastapi import FastAPI
from fastapi.testclient import TestClient

from server.kit.http.requests import RequestMiddleware


@pytest.fixture
def client() -> TestClient:
    app = FastAPI()
    app.add_middleware(RequestMiddleware)

    @app.get("/number/{number}")
    def number(number: int) -> int:
        return number

    return TestClient(app)


def test_a_given_request_id_is_kept_if_it_is_harmless(client: TestClient) -> None:
    for given, kept in (("abcdef-12345", True), ("x", False), ("bad id\x7f", False)):
        answer = client.get("/number/1", headers={"X-Request-ID": given})
        assert (answer.headers["X-Request-ID"] == given) is kept


def test_each_request_is_logged_once_with_its_id(client: TestClient) -> None:
    with structlog.testing.capture_logs(
        processors=[structlog.contextvars.merge_contextvars]
    ) as lines:
        answer = client.get("/number/1", headers={"Authorization": "Bearer secret"})
    assert [(line["path"], line["status"]) for line in lines] == [("/number/1", 200)]
    assert lines[0]["request_id"] == answer.headers["X-Request-ID"]
    assert "secret" not in str(lines)
