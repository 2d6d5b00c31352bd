"""The HTTP side of taking one's data along."""

from fastapi import APIRouter, Response, status
from starlette.responses import FileResponse

from server.contract.account import ExportOut
from server.features.identity.access import CurrentActor, FreshActor
from server.features.identity.devices import DeviceDep
from server.features.identity.export import ask_export, export_out, exports_of, file_of
from server.integrations.storage.port import Storage
from server.integrations.storage.response import StoredResponse
from server.kit.db.unit import Units
from server.kit.providers import ProvidersDep
from server.kit.sealing import Sealer

router = APIRouter(tags=["identity"])
FILENAME = 'attachment; filename="chitra-data.zip"'


@router.post("/me/exports", status_code=status.HTTP_202_ACCEPTED)
def post_export(actor: FreshActor, device: DeviceDep, providers: ProvidersDep) -> ExportOut:
    """Ask for a copy of everything about the account. It is made in the background."""
    with providers.get(Units).write() as unit:
        export = ask_export(unit, actor, device)
        return export_out(export, providers.get(Sealer), unit.clock())


@router.get("/me/exports")
def get_exports(actor: CurrentActor, providers: ProvidersDep) -> list[ExportOut]:
    """The last copies that were asked for, newest first."""
    sealer = providers.get(Sealer)
    with providers.get(Units).read() as unit:
        found = exports_of(unit.session, actor.user_id)
        return [export_out(export, sealer, unit.clock()) for export in found]


@router.get("/exports/{token}", response_class=FileResponse)
def get_export_file(token: str, providers: ProvidersDep) -> Response:
    """The zip that a link leads to. The link is the permission, until it expires."""
    with providers.get(Units).read() as unit:
        key = file_of(unit.session, providers.get(Sealer), token, unit.clock())
    held = providers.get(Storage).local(key)  # type: ignore[type-abstract]
    headers = {"Content-Disposition": FILENAME, "Cache-Control": "private, no-store"}
    return StoredResponse(held, held.__enter__(), media_type="application/zip", headers=headers)
