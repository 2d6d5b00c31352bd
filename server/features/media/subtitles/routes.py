"""The HTTP side of subtitle tracks: for whoever made the video, and for staff to look at."""

import asyncio
import re
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Annotated, Any, Literal
from uuid import UUID

from fastapi import APIRouter, Depends, Header, Path, Query, Request, Response, status
from starlette.concurrency import run_in_threadpool

from server.contract.subtitles import SubtitleOut, SubtitlePatch, SubtitleStored
from server.features.identity.access import CurrentActor
from server.features.identity.rate_limit import Quota, limited
from server.features.media.subtitles import repository
from server.features.media.subtitles.access import version_to_read
from server.features.media.subtitles.change import change_track, delete_track
from server.features.media.subtitles.files import etag
from server.features.media.subtitles.languages import normal_tag
from server.features.media.subtitles.put import Sent, put_track
from server.features.media.subtitles.view import subtitle_out
from server.integrations.storage.port import Storage
from server.kit.db.unit import Units
from server.kit.providers import ProvidersDep

router = APIRouter(tags=["subtitles"], prefix="/videos/{video_id}/versions/{number}/subtitles")

Number = Annotated[int, Path(ge=1, le=2**31 - 1)]
Language = Annotated[str, Path(max_length=35)]
IfMatch = Annotated[str | None, Header(max_length=500)]
Encoding = Literal[
    "utf-8", "utf-16", "utf-16-le", "utf-16-be", "windows-1250", "windows-1251", "windows-1252",
    "windows-1253", "windows-1254", "windows-1255", "windows-1256", "windows-1257",
    "windows-1258", "windows-874", "gb18030", "big5", "shift_jis", "euc-jp", "euc-kr", "koi8-r",
    "koi8-u", "iso-8859-1", "iso-8859-2", "iso-8859-5", "iso-8859-7", "iso-8859-15",
]  # fmt: skip
AT_ONCE = 2
SENDING = Quota("subtitles", 240, timedelta(hours=1))
"""Sending a file, which is work for the server."""
VTT = "text/vtt"
FILE: dict[str, Any] = {"schema": {"type": "string", "format": "binary"}}
BODY = {"requestBody": {"required": True, "content": {"application/octet-stream": FILE}}}
TEXT: dict[int | str, dict[str, Any]] = {
    200: {"content": {VTT: {"schema": {"type": "string"}}}, "description": "The track as WebVTT"},
    304: {"description": "The text that the asker has"},
}


@dataclass(frozen=True)
class ReadingRoom:
    """So many files are read at once; who waits takes no thread from others."""

    seats: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(AT_ONCE))


@router.get("")
def list_subtitles(
    video_id: UUID, number: Number, actor: CurrentActor, providers: ProvidersDep
) -> list[SubtitleOut]:
    """A version's tracks, drafts too, by language."""
    with providers.get(Units).read() as unit:
        version = version_to_read(unit.session, video_id, number, actor)
        return [subtitle_out(track) for track in repository.tracks(unit.session, version.id)]


@router.get("/{language}", response_class=Response, responses=TEXT)
def get_subtitle_text(
    video_id: UUID,
    number: Number,
    language: Language,
    actor: CurrentActor,
    providers: ProvidersDep,
    if_none_match: IfMatch = None,
) -> Response:
    """The text of a track, which is clean WebVTT."""
    with providers.get(Units).read() as unit:
        version = version_to_read(unit.session, video_id, number, actor)
        track = repository.existing_track(unit.session, version.id, normal_tag(language))
    headers = {
        "ETag": etag(track),
        "Cache-Control": "private, no-cache",
        "X-Content-Type-Options": "nosniff",
    }
    if if_none_match is not None and etag(track) in re.split(r"\s*,\s*", if_none_match):
        return Response(status_code=status.HTTP_304_NOT_MODIFIED, headers=headers)
    text = repository.read(providers.get(Storage), track)  # type: ignore[type-abstract]
    return Response(text, media_type=f"{VTT}; charset=utf-8", headers=headers)


@router.put("/{language}", openapi_extra=BODY, dependencies=[Depends(limited(SENDING))])
async def put_subtitle(
    request: Request,
    video_id: UUID,
    number: Number,
    language: Language,
    actor: CurrentActor,
    providers: ProvidersDep,
    encoding: Encoding | None = None,
    frame_rate: Annotated[float | None, Query(gt=0, le=1000)] = None,
    if_match: IfMatch = None,
) -> SubtitleStored:
    """Take the body as the version's track in a language.

    It may be SRT, WebVTT, ASS, SSA, SBV, TTML or MicroDVD: what it is, its content says. To replace
    a track, send its ``etag`` as ``If-Match``. A new track is a draft.
    """
    # How long it may be is seen to while it comes (BodyLimitMiddleware).
    sent = Sent(await request.body(), language, encoding, frame_rate, if_match)
    storage = providers.get(Storage)  # type: ignore[type-abstract]
    async with providers.get(ReadingRoom).seats:
        return await run_in_threadpool(
            put_track, providers.get(Units), storage, video_id, number, actor, sent
        )


@router.patch("/{language}")
def patch_subtitle(
    video_id: UUID,
    number: Number,
    language: Language,
    asked: SubtitlePatch,
    actor: CurrentActor,
    providers: ProvidersDep,
    if_match: IfMatch = None,
) -> SubtitleOut:
    """Publish a track, or make it a draft."""
    with providers.get(Units).write() as unit:
        track = change_track(unit, video_id, number, language, actor, asked, if_match)
        return subtitle_out(track)


@router.delete("/{language}", status_code=status.HTTP_204_NO_CONTENT)
def remove_subtitle(
    video_id: UUID,
    number: Number,
    language: Language,
    actor: CurrentActor,
    providers: ProvidersDep,
    if_match: IfMatch = None,
) -> Response:
    """Delete a track."""
    with providers.get(Units).write() as unit:
        delete_track(unit, video_id, number, language, actor, if_match)
    return Response(status_code=status.HTTP_204_NO_CONTENT)
