"""Headers that every answer carries."""

from collections.abc import Mapping

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

API = "/api/"
ADDED = "headers"
"""Where headers wait in the scope's state for the answer, whatever it will be."""
SECURE = "max-age=31536000"
"""A year over TLS alone (RFC 6797); what runs below other names is not ours to decide."""
API_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
}


def add(scope: Scope, headers: Mapping[str, str]) -> None:
    """Have the answer to this request carry them, also when it is a refusal."""
    scope.setdefault("state", {}).setdefault(ADDED, {}).update(headers)


class HeadersMiddleware:
    """No browser guesses a type, and nothing that the API answers is kept on the way."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as ASGI asks."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        scope.setdefault("state", {})

        async def dressed(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.setdefault("X-Content-Type-Options", "nosniff")
                if scope["scheme"] == "https":
                    headers.setdefault("Strict-Transport-Security", SECURE)
                always = API_HEADERS if scope["path"].startswith(API) else {}
                for name, value in {**always, **scope["state"].get(ADDED, {})}.items():
                    headers.setdefault(name, value)
            await send(message)

        await self._app(scope, receive, dressed)
