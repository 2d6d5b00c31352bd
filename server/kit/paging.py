"""Keyset paging: each page begins after the last row of the one before.

Unlike an offset it costs the same on page 1 and page 10,000, and rows that come or go in
between neither repeat nor hide others.
"""

import base64
import binascii
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar, TypeVarTuple
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import InstrumentedAttribute

from server.kit.errors import InvalidError

Row = TypeVar("Row")
Columns = TypeVarTuple("Columns")
LIMIT_DEFAULT = 100
LIMIT_MAX = 200


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
            value, identifier = _decode(cursor)
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
    text = value.hex if isinstance(value, UUID) else value
    packed = json.dumps([text, identifier.hex]).encode()
    return base64.urlsafe_b64encode(packed).decode()


def _decode(cursor: str) -> tuple[Any, UUID]:
    try:
        value, identifier = json.loads(base64.b64decode(cursor, altchars=b"-_", validate=True))
        found = UUID(identifier)
    except (binascii.Error, ValueError, TypeError, AttributeError) as error:
        raise _unreadable() from error
    if value == identifier:
        return found, found
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise _unreadable()
    return value, found


def _unreadable() -> InvalidError:
    return InvalidError(
        "This page marker cannot be read. Start again from the first page.",
        fields={"cursor": "Not a marker of this server."},
    )
