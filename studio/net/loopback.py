"""Waiting for the browser to come back to this computer with a code (RFC 8252, section 7.3).

Any program and any page of any site can knock here while the door is open. So only one request
counts: a GET of our path, meant for our address, with the state that this trip was begun with.
Everything else is turned away without a word and changes nothing.
"""

import asyncio
import contextlib
import secrets
from typing import Self
from urllib.parse import parse_qs, urlsplit

from server.contract.errors import ErrorCode
from studio.kit.errors import ClientCode, ServerRefusal, SignInElsewhereFailed, StudioError
from studio.kit.task_scope import TaskScope

PATH = "/signed-in"
PATIENCE_SECONDS = 300.0
_HOST = "127.0.0.1"
_HEAD_BYTES = 16 * 1024
_HEAD_SECONDS = 10.0
_DENIED = "access_denied"


class LoopbackListener:
    """Listens on a port of its own until the one request that counts, or until it is closed.

    Use it as an asynchronous context manager.

    Args:
        state: What the request must bring to be believed.
        page: The HTML that the browser shows then.
        policy: The content security policy of that page.
        scope: Runs the connections.
    """

    def __init__(self, state: str, page: str, policy: str, scope: TaskScope) -> None:
        self._state = state
        self._page = page.encode()
        self._policy = policy
        self._scope = scope
        self._port = 0
        self._server: asyncio.Server | None = None
        self._talks: set[asyncio.Task[None]] = set()
        self._answer: asyncio.Future[str] = asyncio.get_running_loop().create_future()

    @property
    def redirect_uri(self) -> str:
        """Where the browser has to be sent back to."""
        return f"http://{_HOST}:{self._port}{PATH}"

    async def __aenter__(self) -> Self:
        try:
            self._server = await asyncio.start_server(
                self._on_connected, _HOST, 0, limit=_HEAD_BYTES
            )
        except OSError as error:
            raise SignInElsewhereFailed(
                "This computer does not let the studio wait for your browser. Use your password.",
                code=ClientCode.BROWSER_UNREACHABLE,
            ) from error
        self._port = self._server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(self, *_exception: object) -> None:
        if self._server is not None:
            self._server.close()
        for talk in tuple(self._talks):
            talk.cancel()
        await asyncio.gather(*self._talks, return_exceptions=True)
        self._answer.cancel()

    async def code(self, *, patience: float = PATIENCE_SECONDS) -> str:
        """Wait for the code.

        Args:
            patience: Seconds.

        Raises:
            SignInElsewhereFailed: The person said no there, or nothing came in time.
            ServerRefusal: It did not work out there.
        """
        try:
            async with asyncio.timeout(patience):
                return await asyncio.shield(self._answer)
        except TimeoutError:
            raise SignInElsewhereFailed(
                "Your browser did not come back in time. Try again when you are ready.",
                code=ClientCode.BROWSER_TIMED_OUT,
            ) from None

    def _on_connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        talk = self._scope.start(self._talk(reader, writer), name="browser")
        self._talks.add(talk)
        talk.add_done_callback(self._talks.discard)

    async def _talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            with contextlib.suppress(OSError, EOFError, ValueError, asyncio.LimitOverrunError):
                async with asyncio.timeout(_HEAD_SECONDS):
                    head = await reader.readuntil(b"\r\n\r\n")
                    query = self._query_of(head.decode("ascii"))
                    writer.write(_refusal() if query is None else self._welcome())
                    await writer.drain()
                if query is not None:
                    await _close(writer)  # the page is there before the studio goes on
                    self._take(query)
        finally:
            writer.close()

    def _query_of(self, head: str) -> dict[str, list[str]] | None:
        """What a request brings, or null if it is none of ours."""
        request, *headers = head.split("\r\n")
        words = request.split(" ")
        if len(words) != 3 or words[0] != "GET":  # noqa: PLR2004 - method, target, version
            return None
        hosts = [line[5:].strip() for line in headers if line.lower().startswith("host:")]
        if hosts != [f"{_HOST}:{self._port}"]:
            return None
        target = urlsplit(words[1])
        query = parse_qs(target.query)
        ours = secrets.compare_digest(
            "".join(query.get("state", [])).encode(), self._state.encode()
        )
        told = len(query.get("code", [])) == 1 or "error" in query
        fits = target.path == PATH and not target.netloc and ours and told
        return query if fits and not self._answer.done() else None

    def _take(self, query: dict[str, list[str]]) -> None:
        if self._answer.done():
            return
        if "error" in query:
            self._answer.set_exception(_failure(query["error"][0]))
            self._answer.exception()  # seen, also when nobody waits any more
        else:
            self._answer.set_result(query["code"][0])

    def _welcome(self) -> bytes:
        head = (
            "HTTP/1.1 200 OK\r\n"
            "Content-Type: text/html; charset=utf-8\r\n"
            f"Content-Length: {len(self._page)}\r\n"
            f"Content-Security-Policy: {self._policy}\r\n"
            "Referrer-Policy: no-referrer\r\n"
            "X-Content-Type-Options: nosniff\r\n"
            "Cache-Control: no-store\r\n"
            "Connection: close\r\n\r\n"
        )
        return head.encode("ascii") + self._page


def _refusal() -> bytes:
    return b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"


async def _close(writer: asyncio.StreamWriter) -> None:
    writer.close()
    with contextlib.suppress(OSError):
        await writer.wait_closed()


def _failure(error: str) -> StudioError:
    if error == _DENIED:
        return SignInElsewhereFailed(
            "You did not allow it there, so nothing was changed here.",
            code=ClientCode.BROWSER_DENIED,
        )
    return ServerRefusal(
        "Signing in there did not work out. Try again, or use your password.",
        code=ErrorCode.SOCIAL_FAILED,
    )
