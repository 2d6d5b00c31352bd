import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from server.kit.http.hosts import HostMiddleware


def _client(*names: str) -> TestClient:
    async def hello(_request: Request) -> PlainTextResponse:
        return PlainTextResponse("hello")

    app = Starlette(routes=[Route("/", hello)])
    app.add_middleware(HostMiddleware, names=names)
    return TestClient(app)


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("studio.nodi.example", 200),
        ("STUDIO.nodi.example:8443", 200),
        ("a.b.shalla.example", 200),
        ("[::1]:8747", 200),
        ("shalla.example", 421),
        ("evil.example", 421),
        ("studio.nodi.example.evil.example", 421),
        ("x/?studio.nodi.example", 421),
        ("", 421),
    ],
)
def test_only_its_own_names_are_answered_to(host: str, status: int) -> None:
    client = _client("studio.nodi.example", "*.shalla.example", "[::1]")
    answer = client.get("/", headers={"Host": host})
    assert answer.status_code == status
    if status != 200:
        assert answer.json()["code"] == "invalid"


def test_without_names_any_will_do() -> None:
    assert _client().get("/", headers={"Host": "anything"}).status_code == 200
