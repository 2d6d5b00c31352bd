import asyncio
import json
from datetime import UTC, datetime, timedelta

from server.contract.profile import ProfileChange
from studio.features.profile.gateway import ProfileGateway
from studio.kit.task_scope import TaskScope
from studio.kit.tokens import MemoryTokenStore, SessionTokens
from studio.net.client import ApiClient
from tests.studio.features.profile.bench import PROFILE
from tests.studio.foreign_server import Asked, Reply, foreign_server


def _respond(asked: Asked) -> Reply:
    if asked.path.startswith("/media/"):
        return Reply(200, b"picture")
    if asked.path.endswith("/me/avatar"):
        return Reply(204)
    return Reply(200, json.dumps(PROFILE.model_dump()).encode())


def test_every_wish_has_its_address() -> None:
    async def work(url: str) -> None:
        scope = TaskScope(lambda _error: None)
        far = datetime.now(UTC) + timedelta(hours=1)
        api = ApiClient(url, MemoryTokenStore(SessionTokens("a", far, "r", far)), scope)
        gateway = ProfileGateway(api)
        assert await gateway.profile() == PROFILE
        assert await gateway.change(ProfileChange(bio="x")) == PROFILE
        assert await gateway.set_picture(b"jpeg", "image/jpeg") == PROFILE
        assert await gateway.remove_picture() == PROFILE
        assert await gateway.picture("/media/avatars/1") == b"picture"
        await api.aclose()
        await scope.aclose()

    with foreign_server(_respond) as other:
        asyncio.run(work(other.url))
    told = [f"{a.method} {a.path.removeprefix('/api/v1')}" for a in other.asked]
    assert told == [
        "GET /me/profile",
        "PATCH /me/profile",
        "PUT /me/avatar",
        "GET /me/profile",
        "DELETE /me/avatar",
        "GET /me/profile",
        "GET /media/avatars/1",
    ]
    assert json.loads(other.asked[1].body) == {"bio": "x"}
    put = other.asked[2]
    assert (put.body, put.headers["content-type"]) == (b"jpeg", "image/jpeg")
