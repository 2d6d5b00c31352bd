"""A copy of everything about a person: asked for, made by a durable job, fetched by a link."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from uuid import UUID

import sqlalchemy as sa
import structlog
from sqlalchemy.orm import Session

from server.contract.account import ExportLinkOut, ExportOut, ExportState, SecurityEventKind
from server.features.identity.devices import Device
from server.features.identity.models import DataExport, User
from server.features.identity.security_events import record
from server.features.identity.tokens import UNREADABLE, Actor
from server.kit.db.lock import locked
from server.kit.db.unit import Unit
from server.kit.errors import ConflictError, NotFoundError, NotSignedInError
from server.kit.jobs.queue import Job, Queue
from server.kit.sealing import SealBrokenError, Sealer

log = structlog.get_logger(__name__)
EXPORT = "export_account"
"""Name of the workflow; it takes the export's id as text."""
COLLECT = "collect_export"
"""Name of the workflow; it takes the key of a file that nobody is given any more."""
LIFE = timedelta(days=7)
"""How long the file can be fetched."""
LINK_LIFE = timedelta(minutes=15)
"""How long a link leads to it: whoever comes by one later gets nothing."""
PAUSE = timedelta(hours=1)
"""Between two copies: each is as large as all that the person uploaded."""
LIST = 10
PURPOSE = "export"
PATH = "/api/v1/exports"
UNDER_WAY = "A copy of your data is being made already. It is listed here once it is ready."
TOO_SOON = "You asked for a copy of your data within the last hour. Ask for another one later."
NOT_READY = "There is no such copy of your data, or no file of it yet or any more."
GONE = "This link does not lead to a file any more. Ask for a new one."


def ask_export(unit: Unit, actor: Actor, device: Device) -> DataExport:
    """Queue a copy. It takes the place of the one before, so that one is kept at most.

    Raises:
        ConflictError: one is being made, or was asked for just now and did not fail.
        NotSignedInError: the account is gone.
    """
    # Of two that ask at once, the second sees what the first has queued.
    if locked(unit.session, User, actor.user_id) is None:
        raise NotSignedInError(UNREADABLE)
    at, before = unit.clock(), exports_of(unit.session, actor.user_id)
    if any(each.state is ExportState.WAITING for each in before):
        raise ConflictError(UNDER_WAY)
    if any(each.created_at > at - PAUSE for each in before if each.state is not ExportState.FAILED):
        raise ConflictError(TOO_SOON)
    _remove_files(unit, actor.user_id)
    export = DataExport(user_id=actor.user_id, created_at=at)
    unit.session.add(export)
    unit.session.flush()
    record(unit, actor.user_id, SecurityEventKind.EXPORT_ASKED, device)
    unit.enqueue(Job(EXPORT, Queue.CONTROL, f"export-{export.id}", (str(export.id),)))
    return export


def exports_of(session: Session, user_id: UUID) -> Sequence[DataExport]:
    """The last few copies, newest first."""
    query = sa.select(DataExport).where(DataExport.user_id == user_id)
    return session.scalars(query.order_by(DataExport.created_at.desc()).limit(LIST)).all()


def link_to(
    unit: Unit, sealer: Sealer, actor: Actor, export_id: UUID, device: Device
) -> ExportLinkOut:
    """A link to the file of a copy, which works for some minutes.

    Raises:
        NotFoundError: the copy is somebody else's, or has no file.
    """
    at, export = unit.clock(), unit.session.get(DataExport, export_id)
    if export is None or export.user_id != actor.user_id or not _has_file(export, at):
        raise NotFoundError(NOT_READY)
    # Whole seconds, as they are sealed.
    until = (at + LINK_LIFE).replace(microsecond=0)
    sealed = sealer.seal(PURPOSE, f"{export.id} {int(until.timestamp())}")
    log.info(
        "link to an export",
        export_id=str(export.id),
        user_id=str(actor.user_id),
        address=device.ip_address,
    )
    return ExportLinkOut(url=f"{PATH}?token={sealed}", expires_at=until)


def file_of(session: Session, sealer: Sealer, token: str, at: datetime) -> str:
    """The store's key of the file that a link leads to.

    Raises:
        NotFoundError: the link is none, or has expired, or the file has.
    """
    try:
        export_id, _, until = sealer.open(PURPOSE, token).partition(" ")
        export = session.get(DataExport, UUID(export_id))
        over = datetime.fromtimestamp(int(until), UTC) <= at
    except (SealBrokenError, ValueError) as error:
        raise NotFoundError(GONE) from error
    if over or export is None or export.file_key is None or not _has_file(export, at):
        raise NotFoundError(GONE)
    return export.file_key


def export_out(export: DataExport, at: datetime) -> ExportOut:
    """The copy as the contract shows it."""
    over = export.state is ExportState.READY and not _has_file(export, at)
    return ExportOut(
        id=export.id,
        state=ExportState.EXPIRED if over else export.state,
        size_bytes=export.size_bytes,
        created_at=export.created_at,
        expires_at=export.expires_at,
    )


def _has_file(export: DataExport, at: datetime) -> bool:
    return (
        export.state is ExportState.READY
        and export.file_key is not None
        and export.expires_at is not None
        and export.expires_at > at
    )


def _remove_files(unit: Unit, user_id: UUID) -> None:
    """Have the person's finished copies removed, once the transaction has ended well."""
    held = sa.select(DataExport).where(
        DataExport.user_id == user_id, DataExport.file_key.is_not(None)
    )
    for export in unit.session.scalars(held):
        key, export.state, export.file_key = export.file_key, ExportState.EXPIRED, None
        unit.enqueue(Job(COLLECT, Queue.CONTROL, f"collect-export-{export.id}", (key,)))
