"""Turn what the rest of the server answers to lost browsers into pages."""

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from server.web.routes import error_page

PROGRAMS = ("/api/", "/media/", "/static/", "/healthz", "/readyz")
"""Addresses that programs ask; they get the contract's error body."""
NOT_FOUND = 404


class LostBrowserMiddleware:
    """A person who follows a wrong link gets a page, not a JSON body."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as ASGI asks."""
        if not _is_browser(scope):
            await self._app(scope, receive, send)
            return
        lost = False

        async def watch(message: Message) -> None:
            nonlocal lost
            if message["type"] == "http.response.start":
                kind = Headers(raw=message["headers"]).get("content-type", "")
                lost = message["status"] == NOT_FOUND and not kind.startswith("text/html")
            if not lost:
                await send(message)

        await self._app(scope, receive, watch)
        if lost:
            page = error_page(Request(scope), NOT_FOUND, "missing")
            await page(scope, receive, send)


def _is_browser(scope: Scope) -> bool:
    return (
        scope["type"] == "http"
        and scope["method"] == "GET"
        and not scope["path"].startswith(PROGRAMS)
        and "text/html" in Headers(scope=scope).get("accept", "")
    )
