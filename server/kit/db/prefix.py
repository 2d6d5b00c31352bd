"""Text that begins in a certain way, by an index: each database needs it said differently."""

from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import InstrumentedAttribute, Session

LAST = "\U0010ffff"
"""The last code point there is; no text that people write has it."""


def begins_with(
    session: Session, column: InstrumentedAttribute[Any], prefix: str
) -> sa.ColumnElement[bool]:
    """True where the column's text begins with ``prefix``, capitals and accents told apart.

    PostgreSQL answers LIKE by an index of ``varchar_pattern_ops``, whatever the database's
    language. SQLite's LIKE disregards case and so uses no ordinary index; its order is that of
    the code points, so there it is a range.
    """
    if session.get_bind().dialect.name == "postgresql":
        return column.startswith(prefix, autoescape=True)
    return sa.and_(column >= prefix, column < prefix + LAST)
