"""Who watches, as far as that is kept: a hash that tells viewers apart and names nobody."""

import hashlib
import hmac
from dataclasses import dataclass, field
from typing import Annotated

from fastapi import Depends, Request

from server.kit.policies import TelemetryPolicy
from server.kit.providers import ProvidersDep

ADDRESS_MAX = 45
BROWSER_MAX = 255


@dataclass(frozen=True)
class ViewerKey:
    """Makes session ids that cannot be turned back into addresses without the key."""

    secret: str = field(repr=False)

    def session_of(self, address: str, browser: str) -> str:
        """Hex digest of 64 characters."""
        text = f"{address}\n{browser}".encode()
        return hmac.new(self.secret.encode(), text, hashlib.sha256).hexdigest()


@dataclass(frozen=True)
class Visit:
    """Where a request comes from."""

    session_id: str
    """From :class:`ViewerKey`."""
    ip_address: str | None = None
    """Null unless the server's policy asks for it."""
    user_agent: str | None = None
    """Null unless the server's policy asks for it."""


async def visit_of(request: Request, providers: ProvidersDep) -> Visit:
    """The visit that the request belongs to."""
    address = request.client.host if request.client else ""
    browser = request.headers.get("user-agent", "")
    session_id = providers.get(ViewerKey).session_of(address, browser)
    if not providers.get(TelemetryPolicy).store_addresses:
        return Visit(session_id)
    return Visit(session_id, address[:ADDRESS_MAX] or None, browser[:BROWSER_MAX] or None)


VisitDep = Annotated[Visit, Depends(visit_of)]
