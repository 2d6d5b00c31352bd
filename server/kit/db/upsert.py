"""Insert a row unless it is there: the one statement that each database spells its own way."""

from collections.abc import Mapping, Sequence
from typing import Any, cast

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from server.kit.db.model import Model


def insert_or_skip(
    session: Session,
    model: type[Model],
    values: Mapping[str, Any],
    *,
    by: Sequence[str],
    where: sa.ColumnElement[bool] | sa.TextClause | None = None,
) -> bool:
    """Insert a row unless one with the same ``by`` columns is there; true when it was inserted.

    Of two transactions that insert the same row at once, the second waits for the first and
    then skips; neither fails.

    Args:
        where: the condition of the partial unique index, when ``by`` is unique by one.
    """
    insert = _insert(session, model).values(**values)
    done = insert.on_conflict_do_nothing(index_elements=list(by), index_where=where)
    # Told by what comes back: drivers do not agree on the number of rows.
    return session.execute(done.returning(sa.literal(1))).first() is not None


def insert_or_update(
    session: Session,
    model: type[Model],
    values: Mapping[str, Any],
    *,
    by: Sequence[str],
    update: Mapping[str, Any],
) -> None:
    """Insert a row, or change the one with the same ``by`` columns by ``update``.

    The expressions in ``update`` may use the model's columns, which stand for what is stored.
    Objects of the session that hold this row are not refreshed.
    """
    insert = _insert(session, model).values(**values)
    done = insert.on_conflict_do_update(index_elements=list(by), set_=dict(update))
    session.execute(done, execution_options={"synchronize_session": False})


def _insert(session: Session, model: type[Model]) -> sqlite.Insert:
    # The two dialects' inserts have the same methods; one of their types stands for both.
    if session.get_bind().dialect.name == "postgresql":
        return cast("sqlite.Insert", postgresql.insert(model))
    return sqlite.insert(model)
