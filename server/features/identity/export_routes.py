"""The HTTP side of taking one's data along."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response, status
from starlette.responses import FileResponse

from server.contract.account import ExportLinkOut, ExportOut
from server.features.identity.access import CurrentActor, FreshActor
from server.features.identity.devices import DeviceDep
from server.features.identity.export import (
    ask_export,
    export_out,
    exports_of,
    file_of,
    link_to,
)
from server.integrations.storage.port import Storage
from server.integrations.storage.response import StoredResponse
from server.kit.db.unit import Units
from server.kit.providers import ProvidersDep
from server.kit.sealing import Sealer

router = APIRouter(tags=["identity"])
FILENAME = 'attachment; filename="chitra-data.zip"'


@router.post("/me/exports", status_code=status.HTTP_202_ACCEPTED)
def post_export(actor: FreshActor, device: DeviceDep, providers: ProvidersDep) -> ExportOut:
    """Ask for a copy of everything about the account. It is made in the background.

    It takes the place of the one before, whose file is removed.
    """
    with providers.get(Units).write() as unit:
        return export_out(ask_export(unit, actor, device), unit.clock())


@router.get("/me/exports")
def get_exports(actor: CurrentActor, providers: ProvidersDep) -> list[ExportOut]:
    """The last copies that were asked for, newest first."""
    with providers.get(Units).read() as unit:
        found = exports_of(unit.session, actor.user_id)
        return [export_out(export, unit.clock()) for export in found]


@router.post("/me/exports/{export_id}/link")
def post_export_link(
    export_id: UUID, actor: FreshActor, device: DeviceDep, providers: ProvidersDep
) -> ExportLinkOut:
    """Make a link to a copy that is ready. Whoever has it gets the file, for some minutes."""
    with providers.get(Units).read() as unit:
        return link_to(unit, providers.get(Sealer), actor, export_id, device)


# In the query: the addresses of requests are logged without it.
@router.get("/exports", response_class=FileResponse)
def get_export_file(token: Annotated[str, Query()], providers: ProvidersDep) -> Response:
    """The zip that a link leads to. The link is the permission, until it expires."""
    with providers.get(Units).read() as unit:
        key = file_of(unit.session, providers.get(Sealer), token, unit.clock())
    held = providers.get(Storage).local(key)  # type: ignore[type-abstract]
    headers = {"Content-Disposition": FILENAME, "Cache-Control": "private, no-store"}
    return StoredResponse(held, held.__enter__(), media_type="application/zip", headers=headers)
