import json

from fastapi.testclient import TestClient

from server.contract.errors import ErrorCode
from tests.paths import REPOSITORY


def test_the_openapi_document_is_the_committed_one(client: TestClient) -> None:
    """Changed on purpose? ``make docs`` writes it anew."""
    committed = json.loads((REPOSITORY / "docs" / "api" / "openapi.json").read_text())
    assert client.get("/api/v1/openapi.json").json() == committed


def test_every_operation_says_how_it_fails(client: TestClient) -> None:
    document = client.get("/api/v1/openapi.json").json()
    for path, operations in document["paths"].items():
        for method, operation in operations.items():
            assert "4XX" in operation["responses"], f"{method} {path}"


def test_an_unknown_address_is_answered_in_the_contract(client: TestClient) -> None:
    assert client.get("/api/v1/nowhere").json()["code"] == ErrorCode.NOT_FOUND
