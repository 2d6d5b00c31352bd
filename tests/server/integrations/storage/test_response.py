from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.routing import Route
from starlette.testclient import TestClient

from server.integrations.storage.response import StoredResponse


def test_a_file_is_held_until_its_last_byte_has_been_sent(tmp_path: Path) -> None:
    (tmp_path / "film").write_bytes(b"0123456789")
    told: list[str] = []

    @contextmanager
    def local() -> Iterator[Path]:
        told.append("held")
        yield tmp_path / "film"
        told.append("let go")

    async def answer(_request: Request) -> StoredResponse:
        held = local()
        return StoredResponse(held, held.__enter__(), media_type="video/mp4", headers={"X-A": "b"})

    client = TestClient(Starlette(routes=[Route("/", answer)]))
    whole = client.get("/")
    part = client.get("/", headers={"Range": "bytes=2-4"})
    assert (whole.content, whole.headers["x-a"]) == (b"0123456789", "b")
    assert (part.status_code, part.content) == (206, b"234")
    assert told == ["held", "let go"] * 2
