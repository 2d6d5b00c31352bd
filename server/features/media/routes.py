"""Playlists, segments and pictures, over HTTP, to those who may watch."""

import re
from pathlib import Path
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Header, Response, status
from starlette.responses import FileResponse

from server.contract.media import Resolution
from server.features.identity.access import MaybeActor
from server.features.media.encode import AUDIO
from server.features.media.playlist import MASTER, PLAYLIST_TYPE
from server.features.media.poster import POSTER
from server.features.videos.playback import version_for
from server.features.videos.repository import NO_VIDEO
from server.integrations.storage.port import Storage
from server.integrations.storage.response import StoredResponse
from server.kit.db.unit import Units
from server.kit.errors import NotFoundError
from server.kit.providers import ProvidersDep

router = APIRouter(tags=["media"], prefix="/media")

_RENDITIONS = "|".join([AUDIO, *(each.value for each in Resolution)])
NAMES = re.compile(rf"(?:{re.escape(MASTER)}|{re.escape(POSTER)}|(?:{_RENDITIONS})\.(?:m3u8|mp4))")
"""Every name the packager writes. Anything else, encoded or not, does not exist."""
A_WHILE = "max-age=300"
"""Then asked for again by its ETag, which costs no bytes: a video that was taken off the air must
not stay in the caches of strangers, and a rung lost in the store may be made a second time."""
BRIEFLY = "no-cache"
"""Kept, but asked for each time: the multivariant playlist grows while rungs are added."""
SHARED = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "Content-Length, Content-Range, ETag",
    "Cross-Origin-Resource-Policy": "cross-origin",
    "X-Content-Type-Options": "nosniff",
}
PREFLIGHT = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Methods": "GET, HEAD",
    "Access-Control-Allow-Headers": "Authorization, Range, If-None-Match, If-Range",
    "Access-Control-Max-Age": "86400",
}


@router.options("/{version_id}/{name:path}", include_in_schema=False)  # noqa: FAST003
def preflight() -> Response:
    """Players on other sites may ask, as they may for any public file."""
    return Response(status_code=status.HTTP_204_NO_CONTENT, headers=PREFLIGHT)


@router.get("/{version_id}/{name:path}", response_class=FileResponse)
@router.head("/{version_id}/{name:path}", include_in_schema=False)
def get_media(
    version_id: UUID,
    name: str,
    actor: MaybeActor,
    providers: ProvidersDep,
    if_none_match: Annotated[str | None, Header()] = None,
) -> Response:
    """A file of a version. Send the owner's token while the video is not public."""
    if not NAMES.fullmatch(name):
        raise NotFoundError(NO_VIDEO)
    with providers.get(Units).read() as unit:
        key = f"{version_for(unit, version_id, actor).stream_key}/{name}"
    held = providers.get(Storage).local(key)  # type: ignore[type-abstract]
    path = held.__enter__()
    tag = _tag(path)
    headers = {**SHARED, "ETag": tag, "Cache-Control": _caching(name, guest=actor is None)}
    if actor is not None:
        headers["Vary"] = "Authorization"
    if if_none_match is not None and tag in re.split(r"\s*,\s*", if_none_match):
        held.__exit__(None, None, None)
        return Response(status_code=status.HTTP_304_NOT_MODIFIED, headers=headers)
    return StoredResponse(held, path, media_type=_type(name), headers=headers)


def _tag(path: Path) -> str:
    facts = path.stat()
    return f'"{facts.st_mtime_ns:x}-{facts.st_size:x}"'


def _caching(name: str, *, guest: bool) -> str:
    whose = "public" if guest else "private"
    return f"{whose}, {BRIEFLY if name == MASTER else A_WHILE}"


def _type(name: str) -> str:
    if name.endswith(".m3u8"):
        return PLAYLIST_TYPE
    if name.endswith(".jpg"):
        return "image/jpeg"
    return "audio/mp4" if name.startswith(AUDIO) else "video/mp4"
