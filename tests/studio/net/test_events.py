import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from uuid import UUID

from server.contract.events import ChangeKind, ChangeOut
from studio.kit.task_scope import TaskScope
from studio.kit.tokens import MemoryTokenStore
from studio.net.client import ApiClient
from studio.net.events import ChangeFeed, _lines
from tests.patience import eventually
from tests.studio.clips import clip
from tests.studio.foreign_server import Asked, Reply, foreign_server
from tests.studio.live_server import LiveServer
from tests.studio.net.test_session import session_out
from tests.studio.rig import email, rig

Scenario = Callable[[ChangeFeed, ApiClient], Awaitable[None]]


def play(url: str, scenario: Scenario) -> None:
    async def run() -> None:
        errors: list[Exception] = []
        scope = TaskScope(errors.append)
        api = ApiClient(url, MemoryTokenStore(), scope)
        await api.session.begin(session_out(1))
        await scenario(ChangeFeed(api, scope), api)
        await scope.aclose()
        await api.aclose()
        assert errors == []

    asyncio.run(run())


def event(seq: int, *, newline: str = "\n") -> str:
    change = ChangeOut(seq=seq, kind=ChangeKind.VIDEO_DELETED, id=UUID(int=seq), video=None)
    lines = ["event: change", f"id: {seq}", f"data: {change.model_dump_json()}", "", ""]
    return newline.join(lines)


def test_changes_arrive_and_a_new_connection_asks_for_what_was_missed() -> None:
    answers = iter(
        [
            Reply(200, (": hello\n\n" + event(1) + event(2, newline="\r\n")).encode()),
            Reply(503),
            Reply(200, event(3).encode()),
        ]
    )

    def respond(asked: Asked) -> Reply:
        assert asked.headers["authorization"] == "Bearer access1"
        return next(answers, Reply(503))

    async def scenario(feed: ChangeFeed, _api: ApiClient) -> None:
        seen: list[int] = []
        links: list[bool] = []
        feed.subscribe(lambda change: seen.append(change.seq))
        feed.observe_link(links.append)
        feed.start()
        await eventually(lambda: len(seen) == 3)
        assert seen == [1, 2, 3]
        assert links[:3] == [True, False, True]

    with foreign_server(respond) as other:
        play(other.url, scenario)
        asked = [request.headers.get("last-event-id") for request in other.asked]
        assert asked[:3] == [None, "2", "2"]


def test_what_a_newer_server_tells_is_passed_over() -> None:
    strange = 'event: party\ndata: {}\n\nevent: change\ndata: {"kind": "new"}\n\n'

    async def scenario(feed: ChangeFeed, _api: ApiClient) -> None:
        seen: list[int] = []
        stop = feed.subscribe(lambda change: seen.append(change.seq))
        feed.start()
        await eventually(lambda: bool(seen))
        stop()
        assert seen == [4]

    with foreign_server(lambda _asked: Reply(200, (strange + event(4)).encode())) as other:
        play(other.url, scenario)


def test_an_ended_session_ends_the_listening() -> None:
    ended = {"code": "identity.session_ended", "message": "x", "fields": {}, "request_id": ""}

    async def scenario(feed: ChangeFeed, _api: ApiClient) -> None:
        feed.start()
        await eventually(lambda: feed._task is not None and feed._task.done())
        assert not feed.linked

    with foreign_server(lambda _asked: Reply(401, json.dumps(ended).encode())) as other:
        play(other.url, scenario)


def test_lines_end_where_the_protocol_says() -> None:
    async def texts() -> AsyncIterator[str]:
        for text in ("a\u2028b\nc\r", "\nd", "e\n\n"):
            yield text

    async def read() -> list[str]:
        return [line async for line in _lines(texts())]

    assert asyncio.run(read()) == ["a\u2028b", "c", "de", ""]


def test_the_real_server_tells_of_a_video_at_once(
    shared_server: LiveServer, tmp_path: Path
) -> None:
    film = clip(tmp_path / "film.mp4")

    async def scenario() -> None:
        async with rig(tmp_path / "s", shared_server.url, email()) as studio:
            changes: list[ChangeOut] = []
            studio.feed.subscribe(changes.append)
            await eventually(lambda: studio.feed.linked)
            await studio.engine.add([film])
            await eventually(lambda: any(c.video is not None and c.video.playable for c in changes))
            assert {change.kind for change in changes} <= set(ChangeKind)

    asyncio.run(scenario())
