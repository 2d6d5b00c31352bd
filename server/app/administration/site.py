"""The pages of the administration, put together."""

from sqladmin import Admin
from starlette.applications import Starlette
from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from server.app.administration.audit import sessions
from server.app.administration.doorway import BASE
from server.app.administration.roles import follow_roles
from server.app.administration.signing_in import AdminSignIn
from server.app.administration.views import views
from server.app.settings import REPOSITORY
from server.app.wiring import Parts
from server.features.identity.mail.post import Post
from server.kit.db.unit import Units
from server.web.static import StaticFiles

TEMPLATES = REPOSITORY / "resources" / "web" / "administration"
POLICY = (
    "default-src 'self'; img-src 'self' data:; style-src 'self'; "
    "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)


def make_site(parts: Parts) -> Starlette:
    """The pages over the wired server."""
    site = Starlette()
    settings, providers = parts.settings, parts.providers
    maker = sessions(parts.engine)
    follow_roles(maker, providers.get(Units), providers.get(Post))
    admin = Admin(
        site,
        parts.engine,
        maker,
        base_url=BASE,
        title=settings.name,
        favicon_url=parts.providers.get(StaticFiles).url("img/mark.svg"),
        templates_dir=str(TEMPLATES),
        middlewares=[Middleware(_Dressed)],
        authentication_backend=AdminSignIn(
            providers,
            parts.secret,
            https_only=(settings.public_url or "").startswith("https:"),
        ),
    )
    for view in views():
        admin.add_view(view)
    return site


class _Dressed:
    """No other site may frame these pages, and nobody keeps them."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as ASGI asks."""

        async def dressed(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers["Content-Security-Policy"] = POLICY
                headers["Referrer-Policy"] = "same-origin"
                headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()"
                if "/statics/" not in scope["path"]:
                    headers["Cache-Control"] = "no-store"
            await send(message)

        await self._app(scope, receive, dressed)
