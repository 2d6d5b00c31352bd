import errno

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from sqlalchemy.exc import IntegrityError, OperationalError

from server.contract.errors import ErrorBody, ErrorCode
from server.kit.errors import BusyError
from server.kit.http import failures
from server.kit.http.requests import RequestMiddleware

FAILURES: dict[str, tuple[Exception, int, ErrorCode]] = {
    "busy": (BusyError("Wait."), 423, ErrorCode.INVALID),
    "clash": (IntegrityError("INSERT", {}, Exception("UNIQUE")), 409, ErrorCode.CONFLICT),
    "database": (OperationalError("SELECT", {}, Exception("gone")), 503, ErrorCode.UNAVAILABLE),
    "database_full": (
        OperationalError("INSERT", {}, Exception("database or disk is full")),
        507,
        ErrorCode.DISK_FULL,
    ),
    "disk": (OSError(errno.ENOSPC, "No space left"), 507, ErrorCode.DISK_FULL),
    "other_os": (OSError(errno.EIO, "secret path"), 500, ErrorCode.INTERNAL),
    "unexpected": (RuntimeError("secret detail"), 500, ErrorCode.INTERNAL),
}


@pytest.fixture
def client() -> TestClient:
    app = FastAPI()
    failures.install(app)
    app.add_middleware(failures.FailureMiddleware)
    app.add_middleware(RequestMiddleware)

    @app.get("/fail/{name}")
    def fail(name: str) -> None:
        raise FAILURES[name][0]

    @app.get("/number/{number}")
    def number(number: int) -> int:
        return number

    return TestClient(app)


@pytest.mark.parametrize("name", FAILURES)
def test_every_failure_has_the_one_body(client: TestClient, name: str) -> None:
    _, status, code = FAILURES[name]
    answer = client.get(f"/fail/{name}")
    body = ErrorBody.model_validate(answer.json())
    assert (answer.status_code, body.code) == (status, code)
    assert body.message.endswith((".", "id."))
    assert "secret" not in answer.text
    assert body.request_id == answer.headers["X-Request-ID"]


def test_when_to_come_back_is_said(client: TestClient) -> None:
    assert client.get("/fail/busy").headers["Retry-After"] == "1"


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [("GET", "/nowhere", 404), ("DELETE", "/number/1", 405), ("GET", "/number/x", 422)],
)
def test_plain_http_failures_have_it_too(
    client: TestClient, method: str, path: str, status: int
) -> None:
    answer = client.request(method, path)
    assert answer.status_code == status
    body = ErrorBody.model_validate(answer.json())
    assert body.request_id == answer.headers["X-Request-ID"]
