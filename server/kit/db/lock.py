"""Take a row's lock, so that what is read of it and its rows stays true until the commit."""

from typing import TypeVar
from uuid import UUID

from sqlalchemy.orm import Session

from server.kit.db.model import Model

Row = TypeVar("Row", bound=Model)


def locked(session: Session, model: type[Row], identifier: UUID) -> Row | None:
    """The row as it is now, for this transaction alone to change; None when there is none.

    Whoever wants the same row waits. On PostgreSQL it is ``FOR NO KEY UPDATE``: inserting rows
    that point at it goes on, which ``FOR UPDATE`` would hold up and so could deadlock. SQLite
    needs no lock, since a write unit has the whole file.

    What this transaction has changed of the row is written first, so that nothing is lost by
    reading it anew. Call it before anything that depends on the row is read: what a transaction
    read earlier may be out of date by the time it has the lock.
    """
    return session.get(
        model, identifier, with_for_update={"key_share": True}, populate_existing=True
    )
