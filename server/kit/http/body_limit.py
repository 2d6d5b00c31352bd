"""Bodies that are read into memory are small; a larger one is refused before it is."""

import re
from collections.abc import Mapping
from types import MappingProxyType

from starlette.datastructures import Headers
from starlette.requests import ClientDisconnect, Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from server.contract.errors import ErrorCode
from server.kit.http.failures import answer

MIB = 1024 * 1024
MOST = MIB
TOO_LARGE = 413
SENTENCE = "The request is too large: {} MiB is the most that is taken here."
NONE: Mapping[str, int] = MappingProxyType({})


class BodyLimitMiddleware:
    """Refuses what is too large by its header, and what turns out to be while it comes.

    Args:
        app: What is protected.
        streamed: Beginning of the paths whose bodies go to the disk piece by piece.
        larger: Bytes that are taken where it may be more than elsewhere, by the expression that
            the whole path matches.
    """

    def __init__(self, app: ASGIApp, streamed: str, larger: Mapping[str, int] = NONE) -> None:
        self._app = app
        self._streamed = streamed
        self._larger = [(re.compile(path), most) for path, most in larger.items()]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as ASGI asks."""
        if scope["type"] != "http" or scope["path"].startswith(self._streamed):
            await self._app(scope, receive, send)
            return
        fitting = (most for path, most in self._larger if path.fullmatch(scope["path"]))
        most = next(fitting, MOST)
        if int(Headers(scope=scope).get("content-length", "0")) > most:
            await _refuse(scope, receive, send, most)
            return
        taken, refused = 0, False

        async def counted() -> Message:
            nonlocal taken, refused
            message = await receive()
            taken += len(message.get("body", b""))
            if taken <= most:
                return message
            if not refused:
                refused = True
                await _refuse(scope, receive, send, most)
            return {"type": "http.disconnect"}

        async def unless_refused(message: Message) -> None:
            if not refused:
                await send(message)

        try:
            await self._app(scope, counted, unless_refused)
        except ClientDisconnect:
            if not refused:
                raise


async def _refuse(scope: Scope, receive: Receive, send: Send, most: int) -> None:
    sentence = SENTENCE.format(most // MIB)
    response = answer(Request(scope), TOO_LARGE, ErrorCode.INVALID, sentence)
    await response(scope, receive, send)
