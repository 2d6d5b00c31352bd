"""Bodies that are read into memory are small; a larger one is refused before it is."""

from starlette.datastructures import Headers
from starlette.requests import ClientDisconnect, Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from server.contract.errors import ErrorCode
from server.kit.http.failures import answer

MOST = 1024 * 1024
TOO_LARGE = 413
SENTENCE = "The request is too large: 1 MiB is the most that is taken here."


class BodyLimitMiddleware:
    """Refuses what is too large by its header, and what turns out to be while it comes.

    Args:
        app: What is protected.
        streamed: Beginning of the paths whose bodies go to the disk piece by piece.
    """

    def __init__(self, app: ASGIApp, streamed: str) -> None:
        self._app = app
        self._streamed = streamed

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as ASGI asks."""
        if scope["type"] != "http" or scope["path"].startswith(self._streamed):
            await self._app(scope, receive, send)
            return
        if int(Headers(scope=scope).get("content-length", "0")) > MOST:
            await _refuse(scope, receive, send)
            return
        taken, refused = 0, False

        async def counted() -> Message:
            nonlocal taken, refused
            message = await receive()
            taken += len(message.get("body", b""))
            if taken <= MOST:
                return message
            if not refused:
                refused = True
                await _refuse(scope, receive, send)
            return {"type": "http.disconnect"}

        async def unless_refused(message: Message) -> None:
            if not refused:
                await send(message)

        try:
            await self._app(scope, counted, unless_refused)
        except ClientDisconnect:
            if not refused:
                raise


async def _refuse(scope: Scope, receive: Receive, send: Send) -> None:
    response = answer(Request(scope), TOO_LARGE, ErrorCode.INVALID, SENTENCE)
    await response(scope, receive, send)
