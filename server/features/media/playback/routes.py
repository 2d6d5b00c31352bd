"""Playlists, segments and pictures, over HTTP, to those who may watch.

The multivariant playlist is the way in: whoever may watch gets one of their own, whose addresses
carry a grant. All else is served to the grant in its address: it needs no header, so any player
and any CDN can follow.
"""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Request, Response, status

from server.contract.playback import PlaybackOut
from server.features.identity.access import MaybeActor
from server.features.media.playback.decision import Reason
from server.features.media.playback.delivery import (
    PREFLIGHT,
    Caching,
    Conditions,
    ConditionsDep,
    Delivery,
    unchanged,
)
from server.features.media.playback.gate import Gate, Opened
from server.features.media.playback.multivariant import STREAM, cut
from server.features.media.playback.names import Piece, piece
from server.features.media.playback.refusal import refusal
from server.features.media.playback.subtitles import Named, named, text_of
from server.features.media.playlist import MASTER, PLAYLIST_TYPE
from server.features.media.poster import POSTER
from server.features.media.preview import PREVIEW
from server.features.media.storyboard import STORYBOARD
from server.features.media.subtitles.repository import published_tracks
from server.features.videos.repository import NO_VIDEO
from server.features.videos.visible import visible_video
from server.integrations.storage.port import Storage
from server.kit.db.unit import Units
from server.kit.errors import NotFoundError
from server.kit.providers import Providers, ProvidersDep

router = APIRouter(tags=["media"], prefix="/media")
api = APIRouter(tags=["media"], prefix="/videos")


async def address_of(request: Request) -> str:
    """Where the request comes from; empty where that is not known."""
    return request.client.host if request.client else ""


Address = Annotated[str, Depends(address_of)]


@api.get("/{video_id}/playback")
def get_playback(
    video_id: UUID, actor: MaybeActor, address: Address, providers: ProvidersDep
) -> PlaybackOut:
    """How the asker watches the video: the stream's address, and the sizes they get."""
    with providers.get(Units).read() as unit:
        viewer_id = actor.user_id if actor else None
        version_id = visible_video(unit.session, video_id, viewer_id).active_version_id
    if version_id is None:
        raise NotFoundError(NO_VIDEO)
    opened = providers.get(Gate).open(version_id, actor, address)
    storage = providers.get(Storage)  # type: ignore[type-abstract]

    def path_of(picture: str) -> str | None:
        there = storage.size(f"{opened.stream_key}/{picture}") is not None
        return f"/media/{under(opened)}{picture}" if there else None

    return PlaybackOut(
        version_id=version_id,
        playlist_path=f"/media/{under(opened)}{MASTER}",
        storyboard_path=path_of(STORYBOARD),
        preview_path=path_of(PREVIEW),
        resolutions=list(opened.rungs),
        expires_at=opened.grant.expires_at,
    )


@router.options("/{version_id}/master.m3u8", include_in_schema=False)  # noqa: FAST003
@router.options("/{version_id}/poster.jpg", include_in_schema=False)
@router.options("/{version_id}/subtitles/{language}.vtt", include_in_schema=False)
@router.options("/t/{grant}/{version_id}/{name:path}", include_in_schema=False)
def preflight() -> Response:
    """Players on other sites may ask, as they may for any public file."""
    return Response(status_code=status.HTTP_204_NO_CONTENT, headers=PREFLIGHT)


@router.get("/{version_id}/master.m3u8", response_class=Response)
@router.head("/{version_id}/master.m3u8", include_in_schema=False)
def get_playlist(
    version_id: UUID, actor: MaybeActor, address: Address, providers: ProvidersDep
) -> Response:
    """The stream's multivariant playlist, for whoever asks. Send the token of who is signed in."""
    opened = providers.get(Gate).open(version_id, actor, address)
    return _playlist(providers, opened, f"../{under(opened)}")


@router.get("/{version_id}/poster.jpg", response_class=Response)
@router.head("/{version_id}/poster.jpg", include_in_schema=False)
def get_poster(
    version_id: UUID,
    actor: MaybeActor,
    address: Address,
    providers: ProvidersDep,
    asked: ConditionsDep,
) -> Response:
    """The picture that stands for a video, for whoever may know of it."""
    key = f"{providers.get(Gate).known(version_id, actor, address)}/{POSTER}"
    caching = Caching.revalidated(guest=actor is None)
    return providers.get(Delivery).answer(key, "image/jpeg", caching, asked)


@router.get("/{version_id}/subtitles/{language}.vtt", response_class=Response)
@router.head("/{version_id}/subtitles/{language}.vtt", include_in_schema=False)
def get_track(
    version_id: UUID,
    language: str,
    actor: MaybeActor,
    address: Address,
    providers: ProvidersDep,
    asked: ConditionsDep,
) -> Response:
    """A published subtitle track, as WebVTT, for whoever may watch."""
    track = named(f"subtitles/{language}.vtt")
    if track is None:
        raise NotFoundError(NO_VIDEO)
    opened = providers.get(Gate).open(version_id, actor, address)
    return _subtitles(providers, opened, track, asked)


@router.get("/t/{grant}/{version_id}/{name:path}", response_class=Response)
@router.head("/t/{grant}/{version_id}/{name:path}", include_in_schema=False)
def get_granted(
    grant: str,
    version_id: UUID,
    name: str,
    address: Address,
    providers: ProvidersDep,
    asked: ConditionsDep,
) -> Response:
    """A file of a stream, a track or a picture of it, for whoever holds its grant."""
    file = piece(name) or named(name)
    if file is None and name != MASTER:
        raise NotFoundError(NO_VIDEO)
    opened = providers.get(Gate).check(version_id, grant, address)
    if file is None:
        return _playlist(providers, opened, "")
    if isinstance(file, Named):
        return _subtitles(providers, opened, file, asked)
    return _media(providers, opened, file, asked)


def _media(providers: Providers, opened: Opened, file: Piece, asked: Conditions) -> Response:
    if file.rung is not None and file.rung not in opened.rungs:
        raise NotFoundError(NO_VIDEO)
    left = opened.grant.expires_at - providers.get(Units).clock()
    if opened.made_again:
        caching = Caching.edited(shared=opened.shared)
    else:
        caching = Caching.granted(left, shared=opened.shared)
    key = f"{opened.stream_key}/{file.name}"
    return providers.get(Delivery).answer(key, file.content_type, caching, asked)


def _subtitles(providers: Providers, opened: Opened, file: Named, asked: Conditions) -> Response:
    storage = providers.get(Storage)  # type: ignore[type-abstract]
    text = text_of(providers.get(Units), storage, opened.grant.version_id, file)
    caching = Caching.edited(shared=opened.shared)
    if asked.knows(text.tag):
        return unchanged(text.tag, caching)
    headers = {**caching.headers, "ETag": text.tag}
    return Response(text.body, media_type=text.content_type or PLAYLIST_TYPE, headers=headers)


def _playlist(providers: Providers, opened: Opened, prefix: str) -> Response:
    storage = providers.get(Storage)  # type: ignore[type-abstract]
    with providers.get(Units).read() as unit:
        tracks = published_tracks(unit.session, opened.grant.version_id)
    with storage.local(f"{opened.stream_key}/{MASTER}") as path:
        text = cut(path.read_text(encoding="utf-8"), opened.rungs, prefix, tracks)
    if STREAM not in text:
        # A version that is made again: the stored playlist names other rungs than the viewer's.
        raise refusal(Reason.NOT_READY)
    return Response(text, media_type=PLAYLIST_TYPE, headers=Caching.personal().headers)


def under(opened: Opened) -> str:
    """The folder of a stream's files that carries the grant, below ``/media/``."""
    return f"t/{opened.text}/{opened.grant.version_id}/"
