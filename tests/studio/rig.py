"""The studio below its windows, put together for one account on one server."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable
from datetime import date
from pathlib import Path
from uuid import UUID, uuid4

from pydantic import SecretStr

from server.contract.identity import SignIn, SignUp
from studio.features.uploads.engine import UploadEngine
from studio.features.uploads.gateway import UploadGateway
from studio.features.uploads.state import ItemState, UploadItem
from studio.kit.task_scope import TaskScope
from studio.net.bandwidth import UNCAPPED, Bandwidth
from studio.net.chunk_size import LARGEST
from studio.net.client import ApiClient
from studio.net.events import ChangeFeed
from studio.storage.database import Database
from studio.storage.queue import UploadQueue
from studio.storage.secrets import FileSecrets
from studio.storage.token_store import SecretTokenStore
from tests.patience import PATIENCE_SECONDS

PASSWORD = "a long enough passphrase"


def session_json(refresh_token: str, expires_at: str) -> dict[str, object]:
    """A session as a server sends it, for servers that are none of ours."""
    return {
        "access_token": "a",
        "access_expires_at": expires_at,
        "refresh_token": refresh_token,
        "refresh_expires_at": expires_at,
        "user": {
            "id": str(UUID(int=7)),
            "email": "t@nodi.example",
            "username": "tahmina",
            "role": "CREATOR",
            "status": "ACTIVE",
            "preferred_language": "bn",
            "email_verified": True,
            "second_factor_enabled": False,
            "second_factor_missing": False,
            "created_at": expires_at,
        },
    }


class Rig:
    """Everything an upload needs; ``errors`` holds what no item could show."""

    def __init__(self, api: ApiClient, feed: ChangeFeed, engine: UploadEngine) -> None:
        self.api = api
        self.feed = feed
        self.engine = engine
        self.errors: list[Exception] = []

    def item(self, item_id: UUID) -> UploadItem:
        return next(item for item in self.engine.items() if item.id == item_id)

    async def until(
        self, condition: Callable[[], bool], *, seconds: float = PATIENCE_SECONDS, what: str = ""
    ) -> None:
        """Wait for a condition that some change of an item brings about."""
        changed = asyncio.Event()
        stop = self.engine.subscribe(lambda _id, _item: changed.set())
        try:
            async with asyncio.timeout(seconds):
                while not condition():
                    changed.clear()
                    await changed.wait()
        except TimeoutError:
            shown = [(i.filename, i.state, i.sent_bytes, i.error) for i in self.engine.items()]
            raise AssertionError(f"waited for {what or condition}: {shown} {self.errors}") from None
        finally:
            stop()

    async def until_state(self, item_id: UUID, *states: ItemState) -> None:
        await self.until(lambda: self.item(item_id).state in states, what=str(states))


def email() -> str:
    return f"{uuid4().hex}@example.org"


async def sign_up(api: ApiClient, address: str) -> None:
    name = f"u{address[:12]}"
    await api.sign_up(
        SignUp(
            email=address,
            username=name,
            password=SecretStr(PASSWORD),
            channel_name="Nodi",
            birthdate=date(1990, 4, 14),
        )
    )


async def sign_in(api: ApiClient, address: str) -> None:
    await api.sign_in(SignIn(email=address, password=SecretStr(PASSWORD)))


@contextlib.asynccontextmanager
async def rig(
    folder: Path,
    url: str,
    address: str,
    *,
    chunk_bytes: int = LARGEST,
    bandwidth: Bandwidth = UNCAPPED,
    new: bool = True,
) -> AsyncIterator[Rig]:
    """A studio whose files lie in ``folder``: with a fresh account, or as it was left."""
    folder.mkdir(parents=True, exist_ok=True)  # noqa: ASYNC240 - nothing else runs yet
    errors: list[Exception] = []
    scope = TaskScope(errors.append, name="rig")
    database = Database(folder / "studio.db")
    api = ApiClient(url, SecretTokenStore(FileSecrets(folder), address), scope)
    feed = ChangeFeed(api, scope)
    gateway = UploadGateway(api, feed, chunk_bytes=chunk_bytes, bandwidth=bandwidth)
    engine = UploadEngine(address, gateway, UploadQueue(database), folder, errors.append)
    if new:
        await sign_up(api, address)
    made = Rig(api, feed, engine)
    made.errors = errors
    feed.start()
    await engine.open()
    try:
        yield made
    finally:
        await engine.close()
        await scope.aclose()
        await api.aclose()
        database.close()
