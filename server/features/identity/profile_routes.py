"""The HTTP side of what people say of themselves."""

import re
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Header, Request, Response, status
from starlette.concurrency import run_in_threadpool
from starlette.responses import FileResponse

from server.contract.profile import ProfileChange, ProfileOut
from server.features.identity import picture
from server.features.identity.access import CurrentActor
from server.features.identity.avatar import Avatars
from server.features.identity.profile import change_profile, profile_of
from server.features.identity.rate_limit import PICTURE, limited
from server.integrations.storage.port import Storage
from server.integrations.storage.response import StoredResponse
from server.kit.db.unit import Units
from server.kit.providers import ProvidersDep

router = APIRouter(tags=["identity"])
SENT = ("image/jpeg", "image/png", "image/webp")
BYTES: dict[str, Any] = {"schema": {"type": "string", "format": "binary"}}
BODY = {"requestBody": {"required": True, "content": dict.fromkeys(SENT, BYTES)}}
FOR_EVER = "public, max-age=31536000, immutable"
"""Another picture has another name."""
WEBP: dict[int | str, dict[str, Any]] = {
    200: {"content": {picture.TYPE: BYTES}, "description": "The picture"},
    304: {"description": "The picture that the asker has"},
}


@router.get("/me/profile")
def get_profile(actor: CurrentActor, providers: ProvidersDep) -> ProfileOut:
    """What the asker says of themselves."""
    with providers.get(Units).read() as unit:
        return profile_of(unit, actor.user_id)


@router.patch("/me/profile")
def patch_profile(asked: ProfileChange, actor: CurrentActor, providers: ProvidersDep) -> ProfileOut:
    """Change some of it."""
    with providers.get(Units).write() as unit:
        return change_profile(unit, actor.user_id, asked)


@router.put("/me/avatar", openapi_extra=BODY, dependencies=[Depends(limited(PICTURE))])
async def put_avatar(request: Request, actor: CurrentActor, providers: ProvidersDep) -> ProfileOut:
    """Take the body as the asker's picture: the middle of it, upright, and nothing beside it."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind not in SENT:
        raise picture.not_a_picture(picture.NOT_A_PICTURE)
    # How long it may be is seen to while it comes (BodyLimitMiddleware).
    sent = await request.body()
    avatars = providers.get(Avatars)
    async with avatars.decoding:
        await run_in_threadpool(avatars.put, actor.user_id, sent)
    return await run_in_threadpool(get_profile, actor, providers)


@router.delete("/me/avatar")
def delete_avatar(actor: CurrentActor, providers: ProvidersDep) -> ProfileOut:
    """Have no picture any more."""
    providers.get(Avatars).remove(actor.user_id)
    return get_profile(actor, providers)


@router.get("/avatars/{name}", response_class=FileResponse, responses=WEBP)
def get_avatar(
    name: str,
    providers: ProvidersDep,
    if_none_match: Annotated[str | None, Header()] = None,
) -> Response:
    """A person's picture, for anybody."""
    key = providers.get(Avatars).find(name)
    tag = f'"{name}"'
    headers = {"ETag": tag, "Cache-Control": FOR_EVER, "X-Content-Type-Options": "nosniff"}
    if if_none_match is not None and tag in re.split(r"\s*,\s*", if_none_match):
        return Response(status_code=status.HTTP_304_NOT_MODIFIED, headers=headers)
    held = providers.get(Storage).local(key)  # type: ignore[type-abstract]
    return StoredResponse(held, held.__enter__(), media_type=picture.TYPE, headers=headers)
