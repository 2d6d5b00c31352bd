"""Answer only to the names that this server goes by."""

from collections.abc import Sequence

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from server.contract.errors import ErrorCode
from server.kit.http.failures import answer

BELOW = "*."
MISDIRECTED = 421
SENTENCE = "This server does not go by that name. Use the address that you were given for it."


class HostMiddleware:
    """Refuses a request whose ``Host`` is nobody we know (RFC 9110, section 7.4).

    Args:
        app: What is protected.
        names: Those that are answered to, without ports; ``*.example.org`` stands for all below.
            None: any.
    """

    def __init__(self, app: ASGIApp, names: Sequence[str]) -> None:
        self._app = app
        self._names = tuple(name.lower() for name in names)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as ASGI asks."""
        if scope["type"] != "http" or not self._names or self._is_ours(_name(scope)):
            await self._app(scope, receive, send)
            return
        response = answer(Request(scope), MISDIRECTED, ErrorCode.INVALID, SENTENCE)
        await response(scope, receive, send)

    def _is_ours(self, name: str) -> bool:
        return any(
            name.endswith(known[1:]) if known.startswith(BELOW) else name == known
            for known in self._names
        )


def _name(scope: Scope) -> str:
    """The host's name without its port, in lower case."""
    host = Headers(scope=scope).get("host", "").lower()
    return host.partition("]")[0] + "]" if host.startswith("[") else host.partition(":")[0]
