"""The web application: middleware, routes and error mapping over the wired parts."""

from functools import cache

from fastapi import APIRouter, Depends, FastAPI
from starlette.routing import BaseRoute
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from server.app.administration.doorway import AdministrationMiddleware
from server.app.health import VERSION, about, probes
from server.app.permissions import API, check_complete, guard
from server.app.wiring import Parts
from server.contract.errors import ErrorBody
from server.contract.profile import AVATAR_BYTES_MAX
from server.contract.subtitles import SUBTITLE_BYTES_MAX
from server.contract.thumbnails import PICTURE_BYTES_MAX
from server.contract.uploads import UPLOADS_PATH
from server.features.billing.routes import router as billing
from server.features.channels.routes import router as channels
from server.features.channels.subscription_routes import router as subscriptions
from server.features.comments.routes import router as comments
from server.features.identity.device_routes import router as devices
from server.features.identity.export_routes import router as exports
from server.features.identity.leaving_routes import router as leaving
from server.features.identity.profile_routes import router as profile
from server.features.identity.proof_routes import router as proof
from server.features.identity.recovery_routes import router as recovery
from server.features.identity.routes import router as identity
from server.features.identity.second_factor_routes import router as second_factor
from server.features.identity.sign_in_routes import router as sign_in
from server.features.identity.social.link_routes import router as social_links
from server.features.identity.social.routes import router as social
from server.features.interactions.routes import router as interactions
from server.features.media.playback.grant import GRANT_IN_PATH
from server.features.media.playback.routes import api as playback
from server.features.media.playback.routes import router as media
from server.features.media.subtitles.caption_routes import router as captions
from server.features.media.subtitles.routes import router as subtitles
from server.features.media.thumbnail_routes import router as thumbnails
from server.features.moderation.routes import router as moderation
from server.features.notifications.routes import router as notifications
from server.features.playlists.routes import router as playlists
from server.features.uploads.middleware import TusMiddleware
from server.features.uploads.routes import router as uploads
from server.features.videos.routes import router as videos
from server.features.videos.tag_routes import router as tags
from server.kit.http import failures
from server.kit.http.body_limit import BodyLimitMiddleware
from server.kit.http.headers import HeadersMiddleware
from server.kit.http.hosts import HostMiddleware
from server.kit.http.requests import RequestMiddleware
from server.web.account import router as account
from server.web.errors import LostBrowserMiddleware
from server.web.routes import router as pages
from server.web.social import router as social_pages
from server.web.static import router as static


def create_app(parts: Parts) -> FastAPI:
    """The application that answers for ``parts``."""
    app = FastAPI(
        title="Chitra",
        version=VERSION,
        docs_url=None,
        redoc_url=None,
        openapi_url=f"{API}/openapi.json",
        routes=_routes(),
    )
    app.state.providers = parts.providers
    failures.install(app)
    app.add_middleware(LostBrowserMiddleware)
    app.add_middleware(AdministrationMiddleware, parts=parts)
    app.add_middleware(TusMiddleware)
    app.add_middleware(
        BodyLimitMiddleware,
        streamed=UPLOADS_PATH,
        larger={
            f"{API}/me/avatar": AVATAR_BYTES_MAX,
            f"{API}/videos/[^/]+/thumbnail": PICTURE_BYTES_MAX,
            f"{API}/videos/[^/]+/versions/[^/]+/subtitles/[^/]+": SUBTITLE_BYTES_MAX,
        },
    )
    app.add_middleware(HostMiddleware, names=parts.settings.trusted_hosts)
    app.add_middleware(failures.FailureMiddleware)
    app.add_middleware(HeadersMiddleware)
    app.add_middleware(RequestMiddleware, secret=GRANT_IN_PATH)
    if parts.settings.trusted_proxies:
        app.add_middleware(
            ProxyHeadersMiddleware, trusted_hosts=list(parts.settings.trusted_proxies)
        )
    return app


@cache
def _routes() -> list[BaseRoute]:
    """What is answered, whatever the parts: built once for all applications of a process."""
    refusal = {"model": ErrorBody, "description": "What is wrong, and what to do"}
    everything = APIRouter(responses={"4XX": refusal})
    for router in (_api(), media):
        everything.include_router(router, dependencies=[Depends(guard)])
    check_complete(everything.routes)
    for router in (static, pages, account, social_pages, probes):
        everything.include_router(router)
    return everything.routes


def _api() -> APIRouter:
    api = APIRouter(prefix=API)
    for router in (
        about,
        identity,
        sign_in,
        social,
        social_links,
        proof,
        second_factor,
        recovery,
        devices,
        profile,
        leaving,
        exports,
        billing,
        channels,
        subscriptions,
        uploads,
        videos,
        tags,
        playback,
        thumbnails,
        subtitles,
        captions,
        interactions,
        playlists,
        comments,
        moderation,
        notifications,
    ):
        api.include_router(router)
    return api
