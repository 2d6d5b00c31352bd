"""A copy of everything about a person: asked for, made by a durable job, fetched by a link."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session

from server.contract.account import ExportOut, ExportState, SecurityEventKind
from server.features.identity.devices import Device
from server.features.identity.models import DataExport
from server.features.identity.security_events import record
from server.features.identity.tokens import Actor
from server.kit.db.unit import Unit
from server.kit.errors import ConflictError, NotFoundError
from server.kit.jobs.queue import Job, Queue
from server.kit.sealing import SealBrokenError, Sealer

EXPORT = "export_account"
"""Name of the workflow; it takes the export's id as text."""
LIFE = timedelta(days=7)
"""How long the file can be fetched."""
LIST = 10
PURPOSE = "export"
PATH = "/api/v1/exports"
UNDER_WAY = "A copy of your data is being made already. It is listed here once it is ready."
GONE = "This link does not lead to a file any more. Ask for a new copy of your data."


def ask_export(unit: Unit, actor: Actor, device: Device) -> DataExport:
    """Queue the copy, unless one is being made.

    Raises:
        ConflictError: one is.
    """
    waiting = sa.select(DataExport.id).where(
        DataExport.user_id == actor.user_id, DataExport.state == ExportState.WAITING
    )
    if unit.session.scalar(waiting.limit(1)) is not None:
        raise ConflictError(UNDER_WAY)
    export = DataExport(user_id=actor.user_id, created_at=unit.clock())
    unit.session.add(export)
    unit.session.flush()
    record(unit, actor.user_id, SecurityEventKind.EXPORT_ASKED, device)
    unit.enqueue(Job(EXPORT, Queue.CONTROL, f"export-{export.id}", (str(export.id),)))
    return export


def exports_of(session: Session, user_id: UUID) -> Sequence[DataExport]:
    """The last few copies, newest first."""
    query = sa.select(DataExport).where(DataExport.user_id == user_id)
    return session.scalars(query.order_by(DataExport.created_at.desc()).limit(LIST)).all()


def file_of(session: Session, sealer: Sealer, token: str, at: datetime) -> str:
    """The store's key of the file that a link leads to.

    Raises:
        NotFoundError: the link is none, or has expired.
    """
    try:
        export_id = UUID(sealer.open(PURPOSE, token))
    except (SealBrokenError, ValueError) as error:
        raise NotFoundError(GONE) from error
    export = session.get(DataExport, export_id)
    if export is None or export.file_key is None or _is_over(export, at):
        raise NotFoundError(GONE)
    return export.file_key


def export_out(export: DataExport, sealer: Sealer, at: datetime) -> ExportOut:
    """The copy as the contract shows it, with a link of its own each time."""
    ready = export.state is ExportState.READY and not _is_over(export, at)
    url = f"{PATH}/{sealer.seal(PURPOSE, str(export.id))}" if ready else None
    over = export.state is ExportState.READY and not ready
    return ExportOut(
        id=export.id,
        state=ExportState.EXPIRED if over else export.state,
        size_bytes=export.size_bytes,
        url=url,
        created_at=export.created_at,
        expires_at=export.expires_at,
    )


def _is_over(export: DataExport, at: datetime) -> bool:
    return export.expires_at is None or export.expires_at <= at
