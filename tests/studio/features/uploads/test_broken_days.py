"""Crashes, dead servers and expired tokens in the middle of an upload, for real."""

import asyncio
import hashlib
import json
import os
import signal
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest

from server.contract.errors import ErrorCode
from server.contract.uploads import UploadOut
from server.features.identity.tokens import ACCESS_LIFE, AccessTokens
from server.kit.clock import now
from studio.features.uploads.state import ItemState
from studio.kit.task_scope import TaskScope
from studio.net.client import API_PREFIX, ApiClient
from studio.storage.secrets import FileSecrets
from studio.storage.token_store import SecretTokenStore
from tests.patience import PATIENCE_SECONDS
from tests.studio.clips import padded
from tests.studio.live_server import LiveServer
from tests.studio.rig import email, rig, sign_in, sign_up

pytestmark = pytest.mark.proof

MIB = 1024 * 1024
SIZE = 48 * MIB
CHUNK = 4 * MIB


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


async def server_sha256(api: ApiClient, upload_path: str) -> str | None:
    out = await api.get(upload_path.removeprefix(API_PREFIX), UploadOut)
    return out.sha256


class EngineProcess:
    def __init__(
        self, folder: Path, url: str, address: str, *files: Path, last: int = sys.maxsize
    ) -> None:
        script = Path(__file__).with_name("engine_process.py")
        command = [sys.executable, str(script), str(folder), url, address, str(CHUNK), str(last)]
        self._process = subprocess.Popen(
            [*command, *map(str, files)],
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": os.fspath(Path(__file__).parents[4])},
        )
        self.seen: list[dict[str, Any]] = []
        self._timer = threading.Timer(PATIENCE_SECONDS, self._process.kill)
        self._timer.start()

    def until(self, condition: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            told: dict[str, Any] = json.loads(line)
            self.seen.append(told)
            if condition(told):
                return told
        raise AssertionError(self.seen)

    def finish(self) -> int:
        assert self._process.stdout is not None
        self.seen += [json.loads(line) for line in self._process.stdout]
        self._process.stdout.close()
        code = self._process.wait()
        self._timer.cancel()
        return code


def make_account(url: str, folder: Path) -> str:
    address = email()
    folder.mkdir()

    async def make() -> None:
        scope = TaskScope(lambda _error: None)
        api = ApiClient(url, SecretTokenStore(FileSecrets(folder), address), scope)
        await sign_up(api, address)
        await api.aclose()
        await scope.aclose()

    asyncio.run(make())
    return address


def kept(folder: Path) -> dict[str, Any]:
    connection = sqlite3.connect(folder / "studio.db")
    connection.row_factory = sqlite3.Row
    row = dict(connection.execute("SELECT * FROM uploads").fetchone())
    connection.close()
    return row


def hash_on_server(url: str, folder: Path, address: str) -> str | None:
    async def ask() -> str | None:
        scope = TaskScope(lambda _error: None)
        api = ApiClient(url, SecretTokenStore(FileSecrets(folder), address), scope)
        answer = await server_sha256(api, kept(folder)["upload_path"])
        await api.aclose()
        await scope.aclose()
        return answer

    return asyncio.run(ask())


def test_a_killed_studio_goes_on_where_the_server_stands(
    shared_server: LiveServer, tmp_path: Path
) -> None:
    film = padded(tmp_path / "film.mp4", SIZE)
    folder = tmp_path / "studio"
    address = make_account(shared_server.url, folder)
    first = EngineProcess(folder, shared_server.url, address, film, last=2 * CHUNK)
    assert first.finish() == -signal.SIGKILL
    assert first.seen[-1]["state"] == "SENDING"
    upload_path = kept(folder)["upload_path"]
    before = kept(folder)["sent_bytes"]
    assert 0 < before < SIZE

    second = EngineProcess(folder, shared_server.url, address)
    second.until(lambda told: told["state"] == "SENDING" and told["sent"] >= before)
    assert second.finish() == 0

    assert kept(folder)["upload_path"] == upload_path, "the same upload went on"
    assert second.seen[-1]["state"] == "READY"
    assert second.seen[-1]["verified"] is True
    assert all(told["sent"] >= before for told in second.seen), "nothing was sent twice"
    assert hash_on_server(shared_server.url, folder, address) == sha256(film)


def test_a_killed_server_is_waited_for_and_gets_the_rest(
    own_server: LiveServer, tmp_path: Path
) -> None:
    film = padded(tmp_path / "film.mp4", SIZE)

    async def scenario() -> None:
        async with rig(tmp_path / "s", own_server.url, email(), chunk_bytes=CHUNK) as studio:
            [item] = await studio.engine.add([film])
            await studio.until(lambda: studio.item(item).sent_bytes >= 2 * CHUNK)
            own_server.kill()
            await studio.until_state(item, ItemState.NO_NETWORK)
            waiting = studio.item(item)
            assert waiting.retry_at is not None
            assert waiting.error is not None
            assert waiting.error.code == "client.offline"
            # In a thread: the studio must go on meanwhile.
            await asyncio.to_thread(own_server.start)
            await studio.until_state(item, ItemState.READY)
            await studio.until(lambda: studio.item(item).content_verified is not None)
            assert studio.item(item).content_verified is True
            path = kept(tmp_path / "s")["upload_path"]
            assert await server_sha256(studio.api, path) == sha256(film)
            assert studio.errors == []

    asyncio.run(scenario())


def expired(server: LiveServer, token: str) -> str:
    """The same token as the server would have made it ten minutes ago."""
    secret = (server.data / "secret.key").read_text().strip()
    actor = AccessTokens(secret).read(token)
    old, _ = AccessTokens(secret, lambda: now() - 2 * ACCESS_LIFE).issue(actor)
    headers = {"Authorization": f"Bearer {old}"}
    answer = httpx.get(
        f"{server.url}/api/v1/me", headers=headers, trust_env=False, timeout=PATIENCE_SECONDS
    )
    assert answer.json()["code"] == ErrorCode.TOKEN_EXPIRED
    return old


def test_an_access_token_that_expires_in_mid_upload_is_renewed(
    shared_server: LiveServer, tmp_path: Path
) -> None:
    film = padded(tmp_path / "film.mp4", SIZE)

    async def scenario() -> None:
        async with rig(tmp_path / "s", shared_server.url, email(), chunk_bytes=CHUNK) as studio:
            [item] = await studio.engine.add([film])
            await studio.until(lambda: studio.item(item).sent_bytes >= 2 * CHUNK)
            session = studio.api.session
            assert session._tokens is not None
            dead = expired(shared_server, session._tokens.access_token)
            session._tokens = type(session._tokens)(
                dead,
                session._tokens.access_expires_at,
                session._tokens.refresh_token,
                session._tokens.refresh_expires_at,
            )
            await studio.until_state(item, ItemState.READY, ItemState.FAILED)
            assert studio.item(item).state is ItemState.READY
            assert session._tokens.access_token != dead

    asyncio.run(scenario())


def test_an_ended_session_pauses_and_signing_in_goes_on(
    shared_server: LiveServer, tmp_path: Path
) -> None:
    film = padded(tmp_path / "film.mp4", SIZE)
    address = email()

    async def scenario() -> None:
        async with rig(tmp_path / "s", shared_server.url, address, chunk_bytes=CHUNK) as studio:
            [item] = await studio.engine.add([film])
            await studio.until(lambda: studio.item(item).sent_bytes >= 2 * CHUNK)
            await studio.api.session.forget()
            await studio.until_state(item, ItemState.PAUSED)
            error = studio.item(item).error
            assert error is not None
            assert error.code == "identity.session_ended"
            sent = studio.item(item).sent_bytes
            await sign_in(studio.api, address)
            await studio.engine.resume_all()
            await studio.until_state(item, ItemState.READY)
            await studio.until(lambda: studio.item(item).content_verified is True)
            assert sent >= CHUNK

    asyncio.run(scenario())


def test_two_files_with_the_same_head_and_size_never_mix(
    shared_server: LiveServer, tmp_path: Path
) -> None:
    one = padded(tmp_path / "one.mp4", 12 * MIB, seed=1)
    two = tmp_path / "two.mp4"
    content = bytearray(one.read_bytes())
    content[6 * MIB] ^= 0xFF
    two.write_bytes(content)

    async def scenario() -> None:
        folder = tmp_path / "s"
        async with rig(folder, shared_server.url, email(), chunk_bytes=CHUNK) as studio:
            first = (await studio.engine.add([one]))[0]
            await studio.until(lambda: studio.item(first).sent_bytes >= CHUNK)
            await studio.engine.pause(first)
            second = (await studio.engine.add([two]))[0]
            await studio.until(lambda: studio.item(second).content_verified is not None)
            await studio.engine.resume(first)
            await studio.until(lambda: studio.item(first).content_verified is not None)
            assert studio.item(first).content_verified is True
            assert studio.item(second).content_verified is True
            connection = sqlite3.connect(folder / "studio.db")
            paths = dict(connection.execute("SELECT filename, upload_path FROM uploads"))
            connection.close()
            assert await server_sha256(studio.api, paths["one.mp4"]) == sha256(one)
            assert await server_sha256(studio.api, paths["two.mp4"]) == sha256(two)
            assert sha256(one) != sha256(two)

    asyncio.run(scenario())
