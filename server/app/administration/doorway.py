"""The way to ``/admin``, which is made when somebody first goes there."""

import threading

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from server.app.wiring import Parts
from server.kit.http.same_site import is_forged

BASE = "/admin"
FORGED = "This was sent from another site's page. Open the administration itself, and do it there."


class AdministrationMiddleware:
    """Answers what is below ``/admin`` and leaves the rest alone."""

    def __init__(self, app: ASGIApp, parts: Parts) -> None:
        self._app = app
        self._parts = parts
        self._lock = threading.Lock()
        self._site: ASGIApp | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as ASGI asks."""
        path = scope.get("path", "")
        if scope["type"] == "http" and (path == BASE or path.startswith(f"{BASE}/")):
            if is_forged(scope["method"], Headers(scope=scope)):
                await PlainTextResponse(FORGED, 403)(scope, receive, send)
                return
            await self._made()(scope, receive, send)
        else:
            await self._app(scope, receive, send)

    def _made(self) -> ASGIApp:
        with self._lock:
            if self._site is None:
                # Not above: the library and its forms would slow every start.
                from server.app.administration.site import make_site  # noqa: PLC0415

                self._site = make_site(self._parts)
            return self._site
