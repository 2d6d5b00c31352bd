"""Take a row's lock, so that what is read of it and its rows stays true until the commit."""

import hashlib
from typing import TypeVar
from uuid import UUID

import sqlalchemy as sa
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


def in_turn(session: Session, what: str, identifier: UUID) -> None:
    """Have whoever does the same to the same row wait for this transaction's end.

    It locks no row, so that it is in nobody's way who changes the row for another reason. Rows are
    locked in one order everywhere, a video's before its channel's: who has to begin with the
    channel comes here instead. SQLite needs it as little as :func:`locked`.

    Args:
        session: of a write unit that holds no lock yet.
        what: is done, in a word.
        identifier: of the row.
    """
    if session.get_bind().dialect.name == "postgresql":
        digest = hashlib.sha256(f"{what}/{identifier}".encode()).digest()
        key = int.from_bytes(digest[:8], "big", signed=True)
        session.execute(sa.select(sa.func.pg_advisory_xact_lock(key)))
