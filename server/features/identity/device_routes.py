"""The HTTP side of an account's devices and of what protects it."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response, status

from server.contract.account import DeviceOut, SecurityEventOut, SecurityOut
from server.contract.shapes import Page
from server.features.identity import security
from server.features.identity.access import CurrentActor, FreshActor
from server.features.identity.devices import DeviceDep
from server.features.identity.tokens import AccessTokens
from server.integrations.places import Places
from server.kit.db.unit import Units
from server.kit.paging import LIMIT_DEFAULT, LIMIT_MAX
from server.kit.providers import ProvidersDep

router = APIRouter(tags=["identity"])


@router.get("/me/devices")
def get_devices(actor: CurrentActor, providers: ProvidersDep) -> list[DeviceOut]:
    """Where the account is signed in, last seen first."""
    with providers.get(Units).read() as unit:
        return security.devices(unit, actor, providers.get(Places))


@router.delete("/me/devices/{device_id}", status_code=status.HTTP_204_NO_CONTENT)
def delete_device(
    device_id: UUID, actor: FreshActor, device: DeviceDep, providers: ProvidersDep
) -> Response:
    """Sign one device out. Needs a fresh proof, or who stole a token could keep the owner out."""
    with providers.get(Units).write() as unit:
        security.sign_out_device(unit, actor, device_id, device)
    return Response(status_code=status.HTTP_204_NO_CONTENT)


@router.delete("/me/devices", status_code=status.HTTP_204_NO_CONTENT)
def delete_devices(actor: FreshActor, device: DeviceDep, providers: ProvidersDep) -> Response:
    """Sign all other devices out. Needs a fresh proof."""
    with providers.get(Units).write() as unit:
        security.sign_out_others(unit, actor, device)
    return Response(status_code=status.HTTP_204_NO_CONTENT)


@router.get("/me/security")
def get_security(actor: CurrentActor, providers: ProvidersDep) -> SecurityOut:
    """What protects the account now."""
    with providers.get(Units).read() as unit:
        return security.security(unit, actor, providers.get(AccessTokens))


@router.get("/me/security/events")
def get_security_events(
    actor: CurrentActor,
    providers: ProvidersDep,
    cursor: Annotated[str | None, Query(max_length=500)] = None,
    limit: Annotated[int, Query(ge=1, le=LIMIT_MAX)] = LIMIT_DEFAULT,
) -> Page[SecurityEventOut]:
    """A page of what happened to the safety of the account, newest first."""
    with providers.get(Units).read() as unit:
        items, following = security.events(unit, actor.user_id, cursor, limit)
        return Page(items=items, next_cursor=following)
