"""What tus asks of every request and answer, whichever route they meet."""

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from server.contract.uploads import TUS_VERSION, UPLOADS_PATH

OVERRIDABLE = {"PATCH", "DELETE", "HEAD"}


class TusMiddleware:
    """Honours ``X-HTTP-Method-Override`` and marks every answer with ``Tus-Resumable``."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as ASGI asks."""
        if scope["type"] != "http" or not scope["path"].startswith(UPLOADS_PATH):
            await self._app(scope, receive, send)
            return
        override = Headers(scope=scope).get("x-http-method-override", "").upper()
        if override in OVERRIDABLE:
            scope = {**scope, "method": override}

        async def marked(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers["Tus-Resumable"] = TUS_VERSION
                headers["Cache-Control"] = "no-store"
                if message["status"] == 412:  # noqa: PLR2004 - Precondition Failed
                    headers["Tus-Version"] = TUS_VERSION
            await send(message)

        await self._app(scope, receive, marked)
