"""A tus client small enough to send what no client should."""

import base64
import hashlib
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


def part(client: TestClient, person: Person, body: bytes, **headers: str) -> str:
    """The address of a part that is complete."""
    url = begin(client, person, len(body), **{"Upload-Concat": "partial", **headers})
    if body:
        assert patch(client, person, url, 0, body).status_code == 204
    return url


def join(client: TestClient, person: Person, *urls: str, **headers: str) -> httpx2.Response:
    final = {"Upload-Concat": f"final;{' '.join(urls)}"}
    return client.post(UPLOADS_PATH, headers={**TUS, **person.auth, **final, **headers})


def repr_digest(body: bytes) -> dict[str, str]:
    digest = base64.b64encode(hashlib.sha256(body).digest()).decode()
    return {"Repr-Digest": f"sha-256=:{digest}:"}


def head(client: TestClient, person: Person, url: str) -> httpx2.Response:
    return client.head(url, headers={**TUS, **person.auth})
