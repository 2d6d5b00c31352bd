"""What an owner sees and ends: the account's protection, its sessions, and what happened to it."""

from uuid import UUID

import sqlalchemy as sa

from server.contract.account import (
    DeviceOut,
    SecurityEventKind,
    SecurityEventOut,
    SecurityOut,
)
from server.features.identity import mailed, recovery_codes, repository, security_events
from server.features.identity.devices import Device
from server.features.identity.models import RefreshToken, SecurityEvent
from server.features.identity.tokens import UNREADABLE, AccessTokens, Actor
from server.integrations.places import Places
from server.kit.db.unit import Unit
from server.kit.errors import NotFoundError, NotSignedInError
from server.kit.paging import Order, next_cursor

NO_DEVICE = "There is no such device, or it was signed out already."
_NEWEST = Order(SecurityEvent.created_at, SecurityEvent.id, descending=True)


def devices(unit: Unit, actor: Actor, places: Places) -> list[DeviceOut]:
    """The asker's sessions, the one used last first."""
    found = repository.living_sessions(unit.session, actor.user_id, unit.clock())
    return [_device_out(token, actor, places) for token in found]


def sign_out_device(unit: Unit, actor: Actor, family_id: UUID, device: Device) -> None:
    """End one of the asker's sessions.

    Raises:
        NotFoundError: it is somebody else's, or over.
    """
    at = unit.clock()
    found = repository.session_in_use(unit.session, family_id, at)
    if found is None or found.user_id != actor.user_id:
        raise NotFoundError(NO_DEVICE)
    if not repository.revoke_family(unit.session, actor.user_id, family_id, at):
        raise NotFoundError(NO_DEVICE)
    security_events.record(unit, actor.user_id, SecurityEventKind.SIGNED_OUT, device)


def sign_out_others(unit: Unit, actor: Actor, device: Device) -> None:
    """End all of the asker's sessions but the one that asks."""
    repository.revoke_sessions(unit.session, actor.user_id, unit.clock(), keep=actor.family_id)
    security_events.record(unit, actor.user_id, SecurityEventKind.SIGNED_OUT_EVERYWHERE, device)


def security(unit: Unit, actor: Actor, tokens: AccessTokens) -> SecurityOut:
    """What protects the asker's account now."""
    user = repository.user_by_id(unit.session, actor.user_id)
    if user is None:
        raise NotSignedInError(UNREADABLE)
    return SecurityOut(
        email=user.email,
        email_verified=user.email_verified,
        pending_email=mailed.pending_email(unit.session, user.id, unit.clock()),
        second_factor_enabled=user.mfa_enabled,
        second_factor_required=tokens.lacks(user.role, second_factor=False),
        recovery_codes_left=len(recovery_codes.unused(unit, user.id)),
        has_password=bool(user.password_hash),
    )


def events(
    unit: Unit, user_id: UUID, cursor: str | None, limit: int
) -> tuple[list[SecurityEventOut], str | None]:
    """A page of what happened to the account, newest first, and the cursor of the next."""
    query = _NEWEST.apply(sa.select(SecurityEvent).where(SecurityEvent.user_id == user_id), cursor)
    rows = list(unit.session.scalars(query.limit(limit)))
    following = next_cursor(rows, limit, lambda row: (row.created_at, row.id))
    return [_event_out(row) for row in rows], following


def _device_out(token: RefreshToken, actor: Actor, places: Places) -> DeviceOut:
    return DeviceOut(
        id=token.family_id,
        name=token.device_info,
        ip_address=token.ip_address,
        country=places.country(token.ip_address),
        signed_in_at=token.signed_in_at,
        last_seen_at=token.created_at,
        second_factor=token.second_factor,
        current=token.family_id == actor.family_id,
    )


def _event_out(event: SecurityEvent) -> SecurityEventOut:
    return SecurityEventOut(
        id=event.id,
        kind=event.kind,
        device=event.device,
        ip_address=event.ip_address,
        created_at=event.created_at,
    )
