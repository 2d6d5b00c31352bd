"""Every operation of the API, with input that schemathesis makes up from its description."""

import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from starlette.testclient import TestClient

from server.app.application import create_app
from server.app.database import migrate
from server.app.settings import Settings
from server.app.wiring import wire
from server.kit.db.engine import database_url
from tests.paths import REPOSITORY
from tests.server.people import Person, sign_up

pytestmark = pytest.mark.proof

DOCUMENT = json.loads((REPOSITORY / "docs/api/openapi.json").read_text(encoding="utf-8"))
STREAMS = "/api/v1/events"
"""Does not end, so nothing of it can be compared."""
LEAVES = "/api/v1/me/deletion"
"""Ends the account that asks, which all others are asked with."""
METHODS = {"get", "put", "post", "patch", "delete", "head", "options"}
OPERATIONS = [
    (path, method)
    for path, item in DOCUMENT["paths"].items()
    for method in item
    if path != STREAMS and method in METHODS
]
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]
PATIENT = settings(
    max_examples=10, deadline=None, suppress_health_check=list(HealthCheck), database=None
)


@dataclass(frozen=True)
class Described:
    """A server, its own description, somebody who is signed in, and somebody who leaves."""

    schema: schemathesis.BaseSchema
    person: Person
    leaver: Person


@pytest.fixture(scope="module")
def described(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Described]:
    folder: Path = tmp_path_factory.mktemp("api")
    parts = wire(Settings(data_dir=folder, upload_reserve_bytes=0))
    migrate(parts.engine, database_url(parts.settings.database))
    app = create_app(parts)
    with TestClient(app) as client:
        person, leaver = sign_up(client, "tahmina"), sign_up(client, "rafi")
        schema = schemathesis.openapi.from_asgi("/api/v1/openapi.json", app)
        yield Described(schema, person, leaver)
    parts.close()


@pytest.mark.parametrize(("path", "method"), OPERATIONS)
@pytest.mark.parametrize("mode", list(GenerationMode))
def test_no_input_breaks_the_server(
    described: Described, path: str, method: str, mode: GenerationMode
) -> None:
    operation = described.schema[path][method.upper()]
    person = described.leaver if path == LEAVES else described.person

    @given(case=operation.as_strategy(generation_mode=mode))
    @PATIENT
    def answered_as_described(case: "schemathesis.Case[Any]") -> None:
        case.call_and_validate(headers=person.auth, checks=CHECKS)

    # Where everything is right that can be sent, there is no wrong input to be tried.
    with suppress(Unsatisfiable):
        answered_as_described()
