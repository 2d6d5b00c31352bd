import asyncio
import contextlib
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from studio.kit.errors import LocalFileNotWritten, NotOurServer, StudioError
from studio.kit.task_scope import TaskScope
from studio.kit.tokens import MemoryTokenStore
from studio.net.client import ApiClient
from studio.net.download import download
from tests.patience import eventually
from tests.studio.foreign_server import Asked, Reply, foreign_server

CONTENT = b"x" * 700_000


def respond(asked: Asked) -> Reply:
    return Reply(200, CONTENT) if asked.path == "/api/v1/exports/t" else Reply(404)


def play(scenario: Callable[[ApiClient, TaskScope], Awaitable[None]]) -> list[Asked]:
    async def work(url: str) -> None:
        scope = TaskScope(lambda _error: None)
        api = ApiClient(url, MemoryTokenStore(), scope)
        await scenario(api, scope)
        await api.aclose()
        await scope.aclose()

    with foreign_server(respond) as other:
        asyncio.run(work(other.url))
        return other.asked


def test_a_file_has_its_name_once_it_is_whole(tmp_path: Path) -> None:
    told: list[tuple[int, int | None]] = []
    target = tmp_path / "mine.zip"
    target.write_text("older")

    async def scenario(api: ApiClient, scope: TaskScope) -> None:
        await download(api, "/api/v1/exports/t", target, scope, lambda *now: told.append(now))

    [asked] = play(scenario)
    assert target.read_bytes() == CONTENT
    assert told[-1] == (len(CONTENT), len(CONTENT))
    assert [file.name for file in tmp_path.iterdir()] == ["mine.zip"]
    assert "authorization" not in asked.headers


@pytest.mark.parametrize("path", ["//evil.example/x", "https://evil.example/x"])
def test_nothing_is_fetched_from_elsewhere(tmp_path: Path, path: str) -> None:
    async def scenario(api: ApiClient, scope: TaskScope) -> None:
        with pytest.raises(NotOurServer):
            await download(api, path, tmp_path / "x", scope, lambda *_now: None)

    assert play(scenario) == []


def test_what_cannot_be_written_or_is_not_there_is_told(tmp_path: Path) -> None:
    async def scenario(api: ApiClient, scope: TaskScope) -> None:
        with pytest.raises(LocalFileNotWritten):
            await download(
                api, "/api/v1/exports/t", tmp_path / "no" / "x", scope, lambda *_now: None
            )
        with pytest.raises(StudioError):
            await download(api, "/api/v1/exports/gone", tmp_path / "x", scope, lambda *_now: None)

    play(scenario)
    assert list(tmp_path.iterdir()) == []


def test_giving_up_leaves_nothing_behind(tmp_path: Path) -> None:
    async def scenario(api: ApiClient, scope: TaskScope) -> None:
        told: list[int] = []
        held = asyncio.Event()

        def progress(done: int, _total: int | None) -> None:
            told.append(done)
            held.set()

        going = scope.start(download(api, "/api/v1/exports/t", tmp_path / "x", scope, progress))
        await held.wait()
        going.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await going
        await eventually(lambda: not scope.busy)

    play(scenario)
    assert [file.name for file in tmp_path.iterdir()] in [[], ["x"]]
