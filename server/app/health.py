"""Is it alive, is it ready, and who answers here?"""

from importlib.metadata import version

import sqlalchemy as sa
from fastapi import APIRouter, Response, status

from server.app.settings import Settings
from server.contract.about import API_VERSION, ServerOut
from server.features.identity.mail.post import Post
from server.features.identity.social.offered import Flows
from server.features.uploads.folder import UploadFolder
from server.kit.db.unit import Units
from server.kit.providers import Providers, ProvidersDep

probes = APIRouter(include_in_schema=False)
about = APIRouter(tags=["server"])

VERSION = version("chitra-studio")


@probes.get("/healthz")
async def healthz() -> dict[str, str]:
    """The process answers."""
    return {"status": "ok"}


@probes.get("/readyz")
def readyz(response: Response, providers: ProvidersDep) -> dict[str, str]:
    """The database answers and the data folder is there; 503 otherwise.

    A full disk takes no uploads, but everything else goes on: that is no reason to send
    viewers away.
    """
    reason = _what_is_missing(providers)
    if reason is None:
        return {"status": "ready"}
    response.status_code = status.HTTP_503_SERVICE_UNAVAILABLE
    return {"status": "not ready", "reason": reason}


def _what_is_missing(providers: Providers) -> str | None:
    try:
        with providers.get(Units).read() as unit:
            unit.session.execute(sa.text("SELECT 1"))
        providers.get(UploadFolder).free()
    except Exception as error:  # noqa: BLE001 - whatever it is, the answer is "not ready"
        return type(error).__name__
    return None


@about.get("/server")
async def get_server(providers: ProvidersDep) -> ServerOut:
    """What a client asks before anyone signs in."""
    settings = providers.get(Settings)
    return ServerOut(
        product="chitra",
        version=VERSION,
        api_version=API_VERSION,
        name=settings.name,
        sign_up_open=settings.sign_up_open,
        mail=providers.get(Post).works,
        minimum_age=settings.minimum_age,
        social_providers=list(providers.get(Flows).offered),
    )
