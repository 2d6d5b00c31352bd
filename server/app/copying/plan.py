"""Which tables are copied, in which order, and what has to wait until all rows are there."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from server.app.models import METADATA

JOBS_SCHEMA = "dbos"
"""Where DBOS keeps its tables on PostgreSQL; on SQLite they lie beside ours."""
NOT_COPIED = {"dbos_migrations", "event_dispatch_kv"}
"""DBOS's own version, written when it makes its tables; and a table that SQLite does not have."""


@dataclass(frozen=True)
class Part:
    """One table of the copy: the same columns on both sides."""

    source: sa.Table
    target: sa.Table
    deferred: tuple[str, ...]
    """Columns that point into a circle of tables: NULL at first, set when all rows are there."""

    @property
    def name(self) -> str:
        """The table's name, the same on both sides."""
        return self.source.name

    @property
    def key(self) -> list[sa.Column[Any]]:
        """The source's primary key; rows are read in its order."""
        return list(self.source.primary_key)

    @property
    def columns(self) -> list[str]:
        """Every stored column. A generated one makes itself again."""
        return [column.name for column in self.source.columns if column.computed is None]


def plan(target: sa.Connection) -> list[Part]:
    """Every table with content: ours, then the durable jobs', each after those it refers to."""
    jobs = sa.MetaData()
    jobs.reflect(target, schema=JOBS_SCHEMA)
    beside_ours = sa.MetaData()
    return [
        *(Part(table, table, _deferred(table)) for table in METADATA.sorted_tables),
        *(
            Part(table.to_metadata(beside_ours, schema=None), table, ())  # type: ignore[arg-type] # None: no schema
            for table in jobs.sorted_tables
            if table.name not in NOT_COPIED
        ),
    ]


def stored(table: sa.Table, names: Sequence[str]) -> list[sa.ColumnElement[Any]]:
    """Columns to read. JSON comes as its text: parsed, its null and SQL's would be the same."""
    return [
        sa.cast(column, sa.Text).label(name)
        if isinstance(column.type, sa.JSON)
        else sa.label(name, column)
        for name, column in ((name, table.columns[name]) for name in names)
    ]


def key_text(values: Sequence[Any]) -> str:
    """A primary key as text, to go on from later."""
    return json.dumps([value.hex if isinstance(value, UUID) else value for value in values])


def key_values(part: Part, text: str) -> list[Any]:
    """The primary key that ``key_text`` wrote."""
    return [
        UUID(value) if column.type.python_type is UUID else value
        for column, value in zip(part.key, json.loads(text), strict=True)
    ]


def _deferred(table: sa.Table) -> tuple[str, ...]:
    return tuple(
        key.parent.name
        for key in table.foreign_keys
        if key.column.table is table or (key.constraint is not None and key.constraint.use_alter)
    )
