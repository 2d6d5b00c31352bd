"""The watch site's pages: newest videos, a video, a channel."""

from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

import structlog
from fastapi import APIRouter, Query, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute

from server.contract.errors import ErrorCode
from server.contract.videos import Visibility
from server.features.channels import repository as channels
from server.features.channels.models import Channel
from server.features.media.playback.gate import Gate
from server.features.videos import repository as videos
from server.features.videos.models import Video, VideoVersion
from server.features.videos.view import thumbnail_path, watch_path
from server.kit.db.unit import Unit, Units
from server.kit.errors import (
    AppError,
    ConflictError,
    NotAllowedError,
    NotFoundError,
    TooManyRequestsError,
)
from server.kit.http.requests import request_id
from server.kit.ids import from_short
from server.kit.providers import Providers, ProvidersDep
from server.web.pages import Pages, Reader, reader_of
from server.web.site import Site

log = structlog.get_logger(__name__)

PAGE = 24
BESIDE = 12


class PageRoute(APIRoute):
    """Errors of pages are pages too."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """FastAPI's handler, with failures turned into pages."""
        answer = super().get_route_handler()

        async def page(request: Request) -> Response:
            try:
                return await answer(request)
            except RequestValidationError:
                return error_page(request, 422, "missing")
            except AppError as error:
                return error_page(request, error.status, _kind(error))
            except Exception:
                log.exception("page failed")
                return error_page(request, 500, "error")

        return page


class MissingPageError(NotFoundError):
    """Nothing to show; the message names which words the page takes."""


def _kind(error: AppError) -> str:
    """Which words the page takes."""
    if isinstance(error, TooManyRequestsError):
        return "many"
    return error.message if isinstance(error, MissingPageError) else "missing"


router = APIRouter(include_in_schema=False, route_class=PageRoute)
READ = ["GET", "HEAD"]
"""Whoever makes a preview of a link asks for the head first."""
CLOSED = {
    ErrorCode.PLAYBACK_SIGN_IN: "closed_sign_in",
    ErrorCode.PLAYBACK_COUNTRY: "closed_country",
    ErrorCode.PLAYBACK_PREMIUM: "closed_premium",
    ErrorCode.PLAYBACK_NOT_READY: "closed_not_ready",
}
"""What the page says where a guest gets no stream."""
Cursor = Annotated[str | None, Query(max_length=500)]


@dataclass(frozen=True)
class Card:
    """A video in a list."""

    title: str
    path: str
    playback: str
    """Path that tells how it is watched, and where its preview is."""
    poster: str | None
    seconds: float | None
    views: int
    published_at: datetime
    channel_name: str
    handle: str


@router.api_route("/", methods=READ)
def home(request: Request, providers: ProvidersDep, cursor: Cursor = None) -> Response:
    """The newest public videos."""
    with providers.get(Units).read() as unit:
        rows, following = videos.list_public(unit.session, cursor=cursor, limit=PAGE)
        cards = _cards(unit, rows)
        now = unit.clock()
    return _render(request, providers, "home.html", cards=cards, following=following, now=now)


@router.api_route("/watch/{short_id}", methods=READ)
def watch(short_id: str, request: Request, providers: ProvidersDep) -> Response:
    """One video, to whoever has its address."""
    identifier = from_short(short_id)
    with providers.get(Units).read() as unit:
        found = videos.public_video(unit.session, identifier) if identifier else None
        active = found[0].active_version_id if found else None
        version = videos.version_by_id(unit.session, active) if active else None
        if found is None or version is None:
            raise MissingPageError("video_missing")
        video, channel = found
        same, _ = videos.list_public(unit.session, channel_id=channel.id, limit=BESIDE + 1)
        beside = [row for row in same if row[0].id != video.id]
        if not beside:
            newest, _ = videos.list_public(unit.session, limit=BESIDE + 1)
            beside = [row for row in newest if row[0].id != video.id]
        facts = {
            "video": video,
            "version": version,
            "channel": channel,
            "poster": thumbnail_path(version),
            "beside": _cards(unit, beside[:BESIDE]),
            "beside_is_channel": bool(beside) and beside[0][1].id == channel.id,
            "listed": video.visibility is Visibility.PUBLIC,
            "premium": video.visibility is Visibility.PREMIUM,
            "now": unit.clock(),
        }
    # The gate asks the database itself: not while this request still holds a connection of it.
    closed = _closed(request, providers, version.id)
    return _render(request, providers, "watch.html", closed=closed, **facts)


@router.api_route("/@{handle}", methods=READ)
def channel_page(
    handle: str, request: Request, providers: ProvidersDep, cursor: Cursor = None
) -> Response:
    """A channel and its public videos."""
    with providers.get(Units).read() as unit:
        channel = channels.public_channel_by_handle(unit.session, handle)
        if channel is None:
            raise MissingPageError("channel_missing")
        rows, following = videos.list_public(
            unit.session, channel_id=channel.id, cursor=cursor, limit=PAGE
        )
        facts = {"cards": _cards(unit, rows), "following": following, "now": unit.clock()}
    return _render(request, providers, "channel.html", channel=channel, **facts)


def _closed(request: Request, providers: Providers, version_id: UUID) -> str | None:
    """Why a guest at that place cannot watch, as a key of the words; None: they can."""
    address = request.client.host if request.client else ""
    try:
        providers.get(Gate).open(version_id, None, address)
    except (NotAllowedError, ConflictError) as refused:
        return CLOSED[refused.code]
    return None


def error_page(request: Request, status: int, kind: str) -> Response:
    """A page that says what is wrong and where to go from here."""
    providers: Providers = request.app.state.providers
    return providers.get(Pages).render(
        "error.html",
        _reader(request, providers),
        status=status,
        kind=kind,
        request_id=request_id(request.scope),
    )


def _render(request: Request, providers: Providers, name: str, **facts: Any) -> Response:
    return providers.get(Pages).render(name, _reader(request, providers), **facts)


def _reader(request: Request, providers: Providers) -> Reader:
    return reader_of(request, providers.get(Site))


def _cards(unit: Unit, rows: Sequence[tuple[Video, Channel]]) -> list[Card]:
    active = videos.versions_of(unit.session, [video for video, _ in rows])
    return [_card(video, channel, active.get(video.id)) for video, channel in rows]


def _card(video: Video, channel: Channel, version: VideoVersion | None) -> Card:
    return Card(
        title=video.title,
        path=watch_path(video),
        playback=f"/api/v1/videos/{video.id}/playback",
        poster=thumbnail_path(version),
        seconds=version.duration_seconds if version else None,
        views=video.view_count,
        published_at=video.published_at or video.created_at,
        channel_name=channel.name,
        handle=channel.handle,
    )
