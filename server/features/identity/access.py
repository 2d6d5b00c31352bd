"""Who asks: the one place where a request is given its actor."""

from typing import Annotated

from fastapi import Depends, Request

from server.features.identity.tokens import UNREADABLE, AccessTokens, Actor
from server.kit.errors import NotSignedInError
from server.kit.providers import ProvidersDep

SCHEME = "bearer"


async def optional_actor(request: Request, providers: ProvidersDep) -> Actor | None:
    """Who asks, or None for a guest.

    Raises:
        NotSignedInError: a token was sent and is not valid: a client that believes to be
            signed in must not silently be treated as a guest.
    """
    header = request.headers.get("authorization")
    if header is None:
        return None
    scheme, _, token = header.partition(" ")
    if scheme.lower() != SCHEME or not token:
        raise NotSignedInError(UNREADABLE)
    return providers.get(AccessTokens).read(token.strip())


async def required_actor(actor: Annotated[Actor | None, Depends(optional_actor)]) -> Actor:
    """Who asks.

    Raises:
        NotSignedInError: nobody is signed in.
    """
    if actor is None:
        raise NotSignedInError(UNREADABLE)
    return actor


CurrentActor = Annotated[Actor, Depends(required_actor)]
MaybeActor = Annotated[Actor | None, Depends(optional_actor)]
