"""Keyset paging: each page begins after the last row of the one before.

Unlike an offset it costs the same on page 1 and page 10,000, and rows that come or go in
between neither repeat nor hide others.
"""

import base64
import binascii
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar, TypeVarTuple
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import InstrumentedAttribute

from server.kit.errors import InvalidError

Row = TypeVar("Row")
Columns = TypeVarTuple("Columns")
LIMIT_DEFAULT = 100
LIMIT_MAX = 200
INTEGER_MAX = 2**63 - 1
"""What a database can compare with."""


@dataclass(frozen=True)
class Order:
    """A column to sort by, with the row's id to break ties."""

    column: InstrumentedAttribute[Any]
    id: InstrumentedAttribute[UUID]
    descending: bool

    def apply(self, query: sa.Select[*Columns], cursor: str | None) -> sa.Select[*Columns]:
        """The query in this order, beginning after the cursor.

        Raises:
            InvalidError: the cursor was not made by :func:`next_cursor`.
        """
        if cursor is not None:
            value, identifier = _decode(cursor, self.column.type.python_type)
            here = sa.tuple_(self.column, self.id)
            there = sa.tuple_(
                sa.literal(value, self.column.type), sa.literal(identifier, self.id.type)
            )
            query = query.where(here < there if self.descending else here > there)
        if self.descending:
            return query.order_by(self.column.desc(), self.id.desc())
        return query.order_by(self.column, self.id)


def next_cursor(
    rows: Sequence[Row], limit: int, key: Callable[[Row], tuple[Any, UUID]]
) -> str | None:
    """The cursor of the page after ``rows``; None when this page was not full."""
    if len(rows) < limit:
        return None
    value, identifier = key(rows[-1])
    text = value
    if isinstance(value, UUID):
        text = value.hex
    elif isinstance(value, datetime):
        text = value.isoformat()
    packed = json.dumps([text, identifier.hex]).encode()
    return base64.urlsafe_b64encode(packed).decode()


def _decode(cursor: str, kind: type[Any]) -> tuple[Any, UUID]:
    try:
        value, identifier = json.loads(base64.b64decode(cursor, altchars=b"-_", validate=True))
        return _value(value, kind), UUID(identifier)
    except (binascii.Error, ValueError, TypeError, AttributeError) as error:
        raise _unreadable() from error


def _value(value: Any, kind: type[Any]) -> Any:
    """The value as its column compares it; a client may have made it up."""
    if kind is UUID:
        return UUID(value)
    if kind is datetime:
        at = datetime.fromisoformat(value)
        if at.tzinfo is None:
            raise ValueError("a time without a zone")
        return at
    if type(value) is not kind:
        raise TypeError
    if kind is int and abs(value) > INTEGER_MAX:
        raise ValueError("too large")
    if kind is str and "\0" in value:
        raise ValueError("not text")
    return value


def _unreadable() -> InvalidError:
    return InvalidError(
        "This page marker cannot be read. Start again from the first page.",
        fields={"cursor": "Not a marker of this server."},
    )
