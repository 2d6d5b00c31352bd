"""A tus client small enough to send what no client should."""

import base64
from typing import Any

import httpx2
from fastapi.testclient import TestClient

from server.contract.uploads import UPLOADS_PATH
from server.features.uploads.protocol import OFFSET_TYPE
from tests.server.people import Person

TUS = {"Tus-Resumable": "1.0.0"}


def metadata(**pairs: str) -> str:
    return ",".join(
        f"{key} {base64.b64encode(value.encode()).decode()}" for key, value in pairs.items()
    )


def create(
    client: TestClient, person: Person, length: int | None, **headers: str
) -> httpx2.Response:
    size = {"Upload-Defer-Length": "1"} if length is None else {"Upload-Length": str(length)}
    return client.post(UPLOADS_PATH, headers={**TUS, **person.auth, **size, **headers})


def begin(client: TestClient, person: Person, length: int | None = 10, **headers: str) -> str:
    """The address of a new upload."""
    answer = create(client, person, length, **headers)
    assert answer.status_code == 201, answer.text
    return str(answer.headers["Location"])


def patch(
    client: TestClient, person: Person, url: str, offset: int, body: Any, **headers: str
) -> httpx2.Response:
    sent = {
        **TUS,
        **person.auth,
        "Upload-Offset": str(offset),
        "Content-Type": OFFSET_TYPE,
        **headers,
    }
    return client.patch(url, content=body, headers=sent)


def head(client: TestClient, person: Person, url: str) -> httpx2.Response:
    return client.head(url, headers={**TUS, **person.auth})
