"""Each request gets an id, which its log lines and its errors carry."""

import re
import time
from uuid import uuid4

import structlog
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

log = structlog.get_logger(__name__)
HEADER = "X-Request-ID"
NOTHING = re.compile(r"(?!)")
ACCEPTED = re.compile(r"[A-Za-z0-9_-]{8,64}")


def request_id(scope: Scope) -> str:
    """The id of the request; empty outside the middleware."""
    return str(scope.get("state", {}).get("request_id", ""))


def current_request_id() -> str:
    """The id of the request that is being answered here; empty outside one."""
    return str(structlog.contextvars.get_contextvars().get("request_id", ""))


class RequestMiddleware:
    """Names each request, logs it once when it has been answered.

    Args:
        app: What answers.
        secret: Matches the part of a path that whoever reads the log must not learn.
    """

    def __init__(self, app: ASGIApp, secret: re.Pattern[str] = NOTHING) -> None:
        self._app = app
        self._secret = secret

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as ASGI asks."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        given = Headers(scope=scope).get(HEADER, "")
        name = given if ACCEPTED.fullmatch(given) else uuid4().hex
        scope.setdefault("state", {})["request_id"] = name
        started, status = time.perf_counter(), 0

        async def named(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                MutableHeaders(scope=message)[HEADER] = name
            await send(message)

        with structlog.contextvars.bound_contextvars(request_id=name):
            try:
                await self._app(scope, receive, named)
            finally:
                log.info(
                    "request",
                    method=scope["method"],
                    path=self._secret.sub("…", scope["path"]),
                    status=status,
                    ms=round((time.perf_counter() - started) * 1000, 1),
                )
