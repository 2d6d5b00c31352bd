"""The durable job that makes a copy of everything about a person."""

import shutil
from datetime import datetime
from pathlib import Path
from uuid import UUID, uuid4

import sqlalchemy as sa
import structlog
from dbos import DBOS
from sqlalchemy.orm import Session

from server.app.export.pack import pack
from server.app.settings import Settings
from server.contract.account import ExportState
from server.features.identity import repository
from server.features.identity.events import UserPurged
from server.features.identity.export import COLLECT, EXPORT, LIFE
from server.features.identity.mail.letters import LetterKind
from server.features.identity.mail.post import Post
from server.features.identity.models import DataExport
from server.features.identity.standing import BLOCKED
from server.integrations.storage.port import Storage
from server.kit.db.unit import Unit, Units
from server.kit.errors import NoSpaceError
from server.kit.jobs.queue import Job, Queue
from server.kit.jobs.steady import steady_step
from server.kit.jobs.worker import provided
from server.kit.providers import Providers
from server.kit.retention import BATCH, Rule, count

log = structlog.get_logger(__name__)
NAME = "chitra-data.zip"
FORGET = "forget_exports"
"""Name of the workflow; it takes the id of a user who is gone, as text."""


def make_export(units: Units, storage: Storage, post: Post, scratch: Path, export_id: UUID) -> None:
    """Pack the copy, put it into the store and tell its owner.

    Done again, it takes the place of the first, and nobody is told twice.

    Raises:
        NoSpaceError: the disk is full.
    """
    with units.read() as unit:
        export = unit.session.get(DataExport, export_id)
    if export is None or export.state is not ExportState.WAITING:
        return
    # A folder of this attempt alone: one that was killed may have left half a file.
    folder = scratch / "exports" / uuid4().hex
    folder.mkdir(parents=True)
    try:
        path = folder / NAME
        pack(units, storage, export.user_id, path)
        size, key = path.stat().st_size, f"{_folder(export.user_id)}/{export_id.hex}/{NAME}"
        storage.adopt(key, path)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    with units.write() as unit:
        if _settle(unit, export_id, ExportState.READY, key, size):
            _tell(unit, post, export_id)
        gone = unit.session.get(DataExport, export_id) is None
    if gone:
        # The account was removed meanwhile, and nothing would lead to the file any more.
        collect(storage, key)


def collect(storage: Storage, key: str) -> None:
    """Remove a file with its folder."""
    storage.delete(key.removesuffix(f"/{NAME}"))


def give_up(units: Units, export_id: UUID) -> None:
    """The copy could not be made: say so, so that another can be asked for."""
    with units.write() as unit:
        _settle(unit, export_id, ExportState.FAILED, None, None)


def forget_exports(unit: Unit, event: UserPurged) -> None:
    """Have the files of somebody who is gone removed, once their account is."""
    arguments = (str(event.user_id),)
    unit.enqueue(Job(FORGET, Queue.CONTROL, f"forget-exports-{event.user_id}", arguments))


@steady_step("export.make")
def _make(export_id: str) -> bool:
    units = provided(Units)
    try:
        make_export(
            units,
            provided(Storage),  # type: ignore[type-abstract]
            provided(Post),
            provided(Settings).scratch_dir,
            UUID(export_id),
        )
    except NoSpaceError:
        log.exception("export failed", export_id=export_id)
        return False
    return True


@steady_step("export.give_up")
def _give_up(export_id: str) -> None:
    give_up(provided(Units), UUID(export_id))


@DBOS.workflow(name=EXPORT)
def export_account(export_id: str) -> None:
    """Make the copy; a failure is told to whoever asked, and not tried for ever."""
    made = False
    try:
        made = _make(export_id)
    finally:
        if not made:
            _give_up(export_id)


@steady_step("export.collect")
def _collect(key: str) -> None:
    collect(provided(Storage), key)  # type: ignore[type-abstract]


@DBOS.workflow(name=COLLECT)
def collect_export(key: str) -> None:
    """Remove the file of a copy that another one took the place of."""
    _collect(key)


@steady_step("export.forget")
def _forget(user_id: str) -> None:
    provided(Storage).delete(_folder(UUID(user_id)))  # type: ignore[type-abstract]


@DBOS.workflow(name=FORGET)
def forget_exports_of(user_id: str) -> None:
    """Remove the files of somebody who is gone."""
    _forget(user_id)


def _folder(user_id: UUID) -> str:
    return f"exports/{user_id.hex}"


def _settle(
    unit: Unit, export_id: UUID, state: ExportState, key: str | None, size: int | None
) -> bool:
    """Say what became of the copy; false where that was said before, or nobody waits for it."""
    settled = unit.session.execute(
        sa.update(DataExport)
        .where(DataExport.id == export_id, DataExport.state == ExportState.WAITING)
        .values(state=state, file_key=key, size_bytes=size, expires_at=unit.clock() + LIFE)
        .returning(DataExport.id)
        .execution_options(synchronize_session=False)
    )
    return settled.first() is not None


def _tell(unit: Unit, post: Post, export_id: UUID) -> None:
    """Write to the owner, unless they could not sign in to fetch it."""
    export = unit.session.get_one(DataExport, export_id, populate_existing=True)
    user = repository.user_by_id(unit.session, export.user_id)
    if user is not None and user.status not in BLOCKED:
        post.tell(unit, user, LetterKind.EXPORT_READY, until=export.expires_at)


def _over(before: datetime) -> sa.ColumnElement[bool]:
    return sa.and_(DataExport.expires_at < before, DataExport.file_key.is_not(None))


def _due(session: Session, before: datetime) -> int:
    return count(session, DataExport, _over(before))


def _remove(providers: Providers, before: datetime) -> int:
    units = providers.get(Units)
    query = sa.select(DataExport.id, DataExport.file_key).where(_over(before)).limit(BATCH)
    with units.read() as unit:
        found = unit.session.execute(query).all()
    storage = providers.get(Storage)  # type: ignore[type-abstract]
    for _, key in found:
        # Files first: a crash in between leaves a row that leads back to them.
        collect(storage, str(key))
    with units.write() as unit:
        unit.session.execute(
            sa.update(DataExport)
            .where(DataExport.id.in_([export_id for export_id, _ in found]))
            .values(state=ExportState.EXPIRED, file_key=None)
        )
    return len(found)


RULES = (
    Rule(
        "expired_exports",
        "Files of copies of people's data, counted from when they could not be fetched any more.",
        "keep_expired_exports_days",
        _due,
        _remove,
    ),
)
