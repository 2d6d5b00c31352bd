import base64
import json

import pytest
from fastapi.testclient import TestClient

from server.app.application import create_app
from server.app.settings import Settings
from server.app.wiring import wire
from server.contract.errors import ErrorCode
from server.features.identity.models import User
from server.kit.db.unit import Units
from server.kit.http.body_limit import MOST
from tests.paths import REPOSITORY
from tests.server.people import PASSWORD, Person, sign_up


def test_the_openapi_document_is_the_committed_one(client: TestClient) -> None:
    """Changed on purpose? ``make docs`` writes it anew."""
    committed = json.loads((REPOSITORY / "docs" / "api" / "openapi.json").read_text())
    assert client.get("/api/v1/openapi.json").json() == committed


def test_every_operation_says_how_it_fails(client: TestClient) -> None:
    document = client.get("/api/v1/openapi.json").json()
    for path, operations in document["paths"].items():
        for method, operation in operations.items():
            assert "4XX" in operation["responses"], f"{method} {path}"


def test_a_body_that_would_fill_the_memory_is_refused(client: TestClient) -> None:
    for body in (b"x" * (MOST + 1), iter([b"x" * MOST, b"x"])):
        answer = client.post("/api/v1/refresh", content=body)
        assert answer.status_code == 413
        assert answer.json()["code"] == ErrorCode.INVALID
        assert "1 MiB" in answer.json()["message"]


def test_what_is_no_json_is_said(client: TestClient) -> None:
    answer = client.post("/api/v1/refresh", content=b"{")
    assert answer.status_code == 422
    assert answer.json()["message"] == "The body of the request is not JSON."


def test_a_made_up_page_marker_is_no_fault_of_the_server(
    client: TestClient, tahmina: Person
) -> None:
    cursor = base64.urlsafe_b64encode(b'["zzz", "00000000000000000000000000000001"]').decode()
    asked = {"cursor": cursor}
    assert client.get("/api/v1/videos", params=asked, headers=tahmina.auth).status_code == 422
    assert client.get("/", params=asked).status_code == 422
    assert client.get("/", params={"cursor": "x" * 600}).status_code == 422


def test_an_unknown_address_is_answered_in_the_contract(client: TestClient) -> None:
    assert client.get("/api/v1/nowhere").json()["code"] == ErrorCode.NOT_FOUND


@pytest.mark.parametrize(
    ("sender", "seen"), [("203.0.113.9", "198.51.100.7"), ("203.0.113.10", "203.0.113.10")]
)
def test_only_a_named_proxy_says_where_a_request_came_from(
    settings: Settings, units: Units, sender: str, seen: str
) -> None:
    behind = wire(settings.model_copy(update={"trusted_proxies": ("203.0.113.9",)}))
    forwarded = {"X-Forwarded-For": "192.0.2.1, 198.51.100.7", "X-Forwarded-Proto": "https"}
    with TestClient(create_app(behind), client=(sender, 1)) as client:
        person = sign_up(client, "mina")
        asked = {"email": person.session.user.email, "password": PASSWORD}
        answer = client.post("/api/v1/sign-in", json=asked, headers=forwarded)
    behind.close()
    assert ("Strict-Transport-Security" in answer.headers) is (seen != sender)
    with units.read() as unit:
        assert unit.session.get_one(User, person.id).last_login_ip == seen
