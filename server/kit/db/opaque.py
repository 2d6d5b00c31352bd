"""Keep SQLite from beginning a query at the wrong table.

SQLite keeps no statistics of ours and does not think of a LIMIT. Of a page of videos with their
channels it begins with all channels that are shown, and sorts what it finds; PostgreSQL does not.
A condition in which SQLite sees no column to search by leaves it only the index of the listing.
PostgreSQL must see the condition as it is: of what it cannot read it expects next to no rows, and
then sorts them all.
"""

from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement


def opaque(condition: sa.ColumnElement[bool]) -> sa.ColumnElement[bool]:
    """The condition as it is, and for SQLite one that it cannot look into."""
    return _Opaque(condition)


class _Opaque(FunctionElement[bool]):
    type = sa.Boolean()
    name = "opaque"
    inherit_cache = True


@compiles(_Opaque)
def _as_it_is(element: _Opaque, compiler: Any, **options: Any) -> str:
    return f"({compiler.process(element.clauses, **options)})"


@compiles(_Opaque, "sqlite")
def _hidden(element: _Opaque, compiler: Any, **options: Any) -> str:
    return f"CASE WHEN {compiler.process(element.clauses, **options)} THEN 1 ELSE 0 END = 1"
