"""Who asks: the one place where a request is given its actor.

A request that only reads trusts the access token for the few minutes that it lives. One that
writes is looked up: whoever was shut or signed out a moment ago changes nothing more, and a role
counts only while somebody has it.
"""

from dataclasses import replace
from typing import Annotated

from fastapi import Depends, Request
from starlette.concurrency import run_in_threadpool

from server.features.identity.proof import ask_for_proof, is_fresh
from server.features.identity.standing import usable
from server.features.identity.tokens import UNREADABLE, AccessTokens, Actor
from server.kit.db.unit import Units
from server.kit.errors import NotSignedInError
from server.kit.http.same_site import READING
from server.kit.providers import ProvidersDep

SCHEME = "bearer"


async def optional_actor(request: Request, providers: ProvidersDep) -> Actor | None:
    """Who asks, or None for a guest.

    Raises:
        NotSignedInError: a token was sent and is not valid: a client that believes to be
            signed in must not silently be treated as a guest. Or the request writes, and the
            session was ended.
        NotAllowedError: the request writes, and the account is shut.
    """
    header = request.headers.get("authorization")
    if header is None:
        return None
    scheme, _, token = header.partition(" ")
    if scheme.lower() != SCHEME or not token:
        raise NotSignedInError(UNREADABLE)
    tokens = providers.get(AccessTokens)
    actor = tokens.read(token.strip())
    if request.method in READING:
        return actor
    return await run_in_threadpool(_as_stored, providers.get(Units), tokens, actor)


async def required_actor(actor: Annotated[Actor | None, Depends(optional_actor)]) -> Actor:
    """Who asks.

    Raises:
        NotSignedInError: nobody is signed in.
        NotAllowedError: the request writes, and the account is shut.
    """
    if actor is None:
        raise NotSignedInError(UNREADABLE)
    return actor


def _as_stored(units: Units, tokens: AccessTokens, actor: Actor) -> Actor:
    # A transaction of its own, over before the handler begins, which may stream for hours.
    with units.read() as unit:
        found = usable(unit.session, actor.user_id, actor.family_id, unit.clock())
    role = tokens.granted(found.role, second_factor=actor.second_factor)
    # Where a second factor was set up since, the password alone proves nothing any more.
    proved_at = None if found.half_proved else found.proved_at
    return replace(actor, role=role, proved_at=proved_at)


CurrentActor = Annotated[Actor, Depends(required_actor)]


async def fresh_actor(request: Request, actor: CurrentActor, providers: ProvidersDep) -> Actor:
    """Who asks, having proved it within the last minutes; the session's own memory of that counts.

    Raises:
        NotSignedInError: the session was ended, though the request only reads.
        NotAllowedError: the proof is too old, or was never given; or the account is shut.
    """
    units = providers.get(Units)
    if request.method in READING:
        actor = await run_in_threadpool(_as_stored, units, providers.get(AccessTokens), actor)
    if not is_fresh(actor, units.clock()):
        raise ask_for_proof()
    return actor


FreshActor = Annotated[Actor, Depends(fresh_actor)]
MaybeActor = Annotated[Actor | None, Depends(optional_actor)]
