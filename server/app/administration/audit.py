"""The session of the administration: it writes down what it changes, as it changes it."""

from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy import Engine, event
from sqlalchemy.orm import Session, sessionmaker

from server.app.administration.hidden import is_hidden
from server.app.administration.models import AdminChange, ChangeAction
from server.features.identity.models import SecurityEvent
from server.kit.db.engine import WRITES


@dataclass(frozen=True)
class Acting:
    """Who is at it in this request, and whether it may write."""

    admin_id: UUID
    writes: bool


ACTING: ContextVar[Acting | None] = ContextVar("acting", default=None)
"""Set when a request has shown who it is from; requests run in contexts of their own."""


NOT_BY_HAND = (AdminChange, SecurityEvent)
"""What is written down because of a change, and is none."""


class AuditedSession(Session):
    """A session that takes SQLite's write lock before it reads what it is going to change."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        acting = ACTING.get()
        if acting is not None and acting.writes:
            self.connection(execution_options={WRITES: True})


def sessions(engine: Engine) -> sessionmaker[Session]:
    """Makes audited sessions over the engine."""
    maker: sessionmaker[Session] = sessionmaker(
        bind=engine, class_=AuditedSession, expire_on_commit=False
    )
    event.listen(maker, "before_flush", _write_down)
    return maker


def _write_down(session: Session, _context: object, _instances: object) -> None:
    acting = ACTING.get()
    for action, rows in (
        (ChangeAction.CREATE, session.new),
        (ChangeAction.UPDATE, session.dirty),
        (ChangeAction.DELETE, session.deleted),
    ):
        for row in [row for row in rows if not isinstance(row, NOT_BY_HAND)]:
            changes = _changes(row)
            if action is ChangeAction.UPDATE and not changes:
                continue
            if action is ChangeAction.CREATE and row.id is None:
                # Its default would be given in this flush, too late for the log.
                row.id = sa.inspect(type(row)).primary_key[0].default.arg(None)
            session.add(
                AdminChange(
                    admin_id=acting.admin_id if acting else None,
                    action=action,
                    table=row.__tablename__,
                    row_id=str(row.id),
                    changes=changes,
                )
            )


def _changes(row: Any) -> dict[str, Any]:
    """By column, what it was and what it is; nothing of columns that are hidden."""
    state = sa.inspect(row)
    found = {}
    for column in state.mapper.column_attrs:
        history = state.attrs[column.key].history
        if history.has_changes() and not is_hidden(column.key):
            found[column.key] = [_plain(history.deleted), _plain(history.added)]
    return found


def _plain(values: Any) -> Any:
    """The one value of a history's side, as JSON has it."""
    value = values[0] if values else None
    if isinstance(value, datetime | date):
        return value.isoformat()
    return value if isinstance(value, str | int | float | bool | list | dict) else _text(value)


def _text(value: Any) -> str | None:
    return None if value is None else str(value)
