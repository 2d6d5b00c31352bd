import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from urllib.parse import urlsplit

import httpx
import pytest

from server.contract.errors import ErrorCode
from studio.kit.errors import ClientCode, ServerRefusal, SignInElsewhereFailed
from studio.kit.task_scope import TaskScope
from studio.net.loopback import LoopbackListener

STATE = "s" * 43
PAGE = "<p>ফিরে যান</p>"


def play(
    scenario: Callable[[LoopbackListener, httpx.AsyncClient], Awaitable[None]],
) -> None:
    async def work() -> None:
        errors: list[Exception] = []
        scope = TaskScope(errors.append)
        async with (
            httpx.AsyncClient(trust_env=False) as browser,
            LoopbackListener(STATE, PAGE, "default-src 'none'", scope) as listener,
        ):
            await scenario(listener, browser)
        await scope.aclose()
        assert errors == []

    asyncio.run(work())


def test_the_code_arrives_and_the_browser_sees_our_page() -> None:
    async def scenario(listener: LoopbackListener, browser: httpx.AsyncClient) -> None:
        answer = await browser.get(listener.redirect_uri, params={"code": "4/x&y", "state": STATE})
        assert (answer.status_code, answer.text) == (200, PAGE)
        assert answer.headers["content-security-policy"] == "default-src 'none'"
        assert answer.headers["cache-control"] == "no-store"
        assert answer.headers["referrer-policy"] == "no-referrer"
        assert await listener.code() == "4/x&y"
        again = await browser.get(listener.redirect_uri, params={"code": "z", "state": STATE})
        assert again.status_code == 404, "one request counts, and no other"

    play(scenario)


@pytest.mark.parametrize(
    ("method", "path", "query", "headers"),
    [
        ("GET", "/favicon.ico", {}, {}),
        ("GET", "/", {"code": "c", "state": STATE}, {}),
        ("GET", "/signed-in", {"code": "c"}, {}),
        ("GET", "/signed-in", {"code": "c", "state": "t" * 43}, {}),
        ("GET", "/signed-in", {"code": "c", "state": [STATE[:20], STATE[:23], "x"]}, {}),
        ("GET", "/signed-in", {"state": STATE}, {}),
        ("GET", "/signed-in", {"code": ["c", "d"], "state": STATE}, {}),
        ("GET", "/signed-in", {"error": "access_denied", "state": "no"}, {}),
        ("POST", "/signed-in", {"code": "c", "state": STATE}, {}),
        ("GET", "/signed-in", {"code": "c", "state": STATE}, {"host": "evil.example"}),
        ("GET", "/signed-in", {"code": "c", "state": STATE}, {"x-long": "x" * 20_000}),
    ],
)
def test_whatever_else_knocks_is_turned_away_and_changes_nothing(
    method: str, path: str, query: dict[str, str], headers: dict[str, str]
) -> None:
    async def scenario(listener: LoopbackListener, browser: httpx.AsyncClient) -> None:
        base = listener.redirect_uri.removesuffix("/signed-in")
        with suppress(httpx.TransportError):  # what is too long is not read to its end
            answer = await browser.request(method, base + path, params=query, headers=headers)
            assert (answer.status_code, answer.content) == (404, b"")
        await browser.get(listener.redirect_uri, params={"code": "right", "state": STATE})
        assert await listener.code() == "right"

    play(scenario)


def test_noise_and_silence_disturb_nobody() -> None:
    async def scenario(listener: LoopbackListener, browser: httpx.AsyncClient) -> None:
        port = urlsplit(listener.redirect_uri).port
        silent = await asyncio.open_connection("127.0.0.1", port)
        noisy = await asyncio.open_connection("127.0.0.1", port)
        noisy[1].write(b"\xff\x00\r\n\r\n")
        assert await noisy[0].read() == b""
        await browser.get(listener.redirect_uri, params={"code": "right", "state": STATE})
        assert await listener.code() == "right"
        for _, writer in (silent, noisy):
            writer.close()

    play(scenario)


@pytest.mark.parametrize(
    ("error", "kind", "code"),
    [
        ("access_denied", SignInElsewhereFailed, ClientCode.BROWSER_DENIED),
        ("server_error", ServerRefusal, ErrorCode.SOCIAL_FAILED),
    ],
)
def test_a_no_from_elsewhere_is_told(error: str, kind: type[Exception], code: str) -> None:
    async def scenario(listener: LoopbackListener, browser: httpx.AsyncClient) -> None:
        answer = await browser.get(listener.redirect_uri, params={"error": error, "state": STATE})
        assert answer.text == PAGE, "nothing of what it brought is in the page"
        with pytest.raises(kind) as told:
            await listener.code()
        assert getattr(told.value, "code", None) == code

    play(scenario)


def test_nobody_comes() -> None:
    async def scenario(listener: LoopbackListener, _browser: httpx.AsyncClient) -> None:
        with pytest.raises(SignInElsewhereFailed) as told:
            await listener.code(patience=0.01)
        assert told.value.code == ClientCode.BROWSER_TIMED_OUT

    play(scenario)


def test_the_door_is_shut_afterwards() -> None:
    async def work() -> None:
        scope = TaskScope(lambda error: pytest.fail(repr(error)))
        async with LoopbackListener(STATE, PAGE, "", scope) as listener:
            address = listener.redirect_uri
        async with httpx.AsyncClient(trust_env=False) as browser:
            with pytest.raises(httpx.ConnectError):
                await browser.get(address)
        await scope.aclose()

    asyncio.run(work())
