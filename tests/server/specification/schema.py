"""Compare a live schema with the specification; everything that is amiss, in sentences."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa

from tests.server.specification.entries import Entry


@dataclass(frozen=True)
class Live:
    """One table as the database itself describes it."""

    columns: dict[str, Any]
    uniques: list[list[str]]
    """Columns that are unique in all rows."""
    partial_uniques: list[list[str]]
    indexes: list[list[str]]
    """Columns of everything that all rows can be looked up by, in its order."""
    keys: dict[str, tuple[str, str | None]] = field(default_factory=dict)
    """Of each foreign key's column, the table it points to and what a deletion there does."""


def look(inspector: sa.Inspector, table: str) -> Live:
    """Ask the database what it has."""
    indexes = inspector.get_indexes(table)
    partial = [i for i in indexes if any(k.endswith("_where") for k in i["dialect_options"])]
    whole = [index for index in indexes if index not in partial]
    uniques = [list(u["column_names"]) for u in inspector.get_unique_constraints(table)]
    uniques += [_names(index) for index in whole if index["unique"]]
    primary = inspector.get_pk_constraint(table)["constrained_columns"]
    return Live(
        columns={column["name"]: column for column in inspector.get_columns(table)},
        uniques=[*uniques, list(primary)],
        partial_uniques=[_names(index) for index in partial if index["unique"]],
        indexes=[*(_names(index) for index in whole), *uniques, list(primary)],
        keys={
            key["constrained_columns"][0]: (
                key["referred_table"],
                key["options"].get("ondelete"),
            )
            for key in inspector.get_foreign_keys(table)
        },
    )


def mismatches(inspector: sa.Inspector, entry: Entry) -> Iterator[str]:
    """Everything that the specification names for this model and the database does not have."""
    if not inspector.has_table(entry.table):
        yield f"{entry.name}: there is no table {entry.table}"
        return
    live = look(inspector, entry.table)
    for problem in (
        *_fields(entry, live),
        *_uniques(entry, live),
        *_indexes(entry, live),
        *_keys(entry, live),
        *_many(entry, inspector),
    ):
        yield f"{entry.name}: {problem}"


def _fields(entry: Entry, live: Live) -> Iterator[str]:
    for name in entry.fields():
        for column in entry.columns(name):
            if column not in live.columns:
                yield f"no column {column} for field {name}"


def _uniques(entry: Entry, live: Live) -> Iterator[str]:
    for fields in entry.said("unique"):
        wanted = entry.all_columns(fields)
        if sorted(wanted) not in map(sorted, live.uniques):
            yield f"{wanted} is not unique"
    for fields in entry.said("partial_unique"):
        wanted = entry.all_columns(fields)
        if wanted not in live.partial_uniques:
            yield f"{wanted} is not unique by a partial index"


def _indexes(entry: Entry, live: Live) -> Iterator[str]:
    for fields in entry.said("indexes"):
        wanted = entry.all_columns(fields)
        if not any(index[: len(wanted)] == wanted for index in live.indexes):
            yield f"no index begins with {wanted}"


def _keys(entry: Entry, live: Live) -> Iterator[str]:
    for name, told in entry.said("keys").items():
        column = entry.column(name)
        table, ondelete = live.keys.get(column, (None, None))
        if table != told["to"]:
            yield f"{column} points to {table}, not to {told['to']}"
        elif ondelete is None or ondelete != told.get("ondelete", ondelete):
            yield f"{column} does {ondelete} on a deletion, not {told.get('ondelete')}"
        nullable = live.columns[column]["nullable"] if column in live.columns else None
        if "nullable" in told and nullable is not told["nullable"]:
            yield f"{column} may be null: {nullable}"
        if not any(index[:1] == [column] for index in live.indexes):
            yield f"no index begins with the foreign key {column}"


def _many(entry: Entry, inspector: sa.Inspector) -> Iterator[str]:
    for name, told in entry.said("many").items():
        if not inspector.has_table(told["through"]):
            yield f"no table {told['through']} for {name}"
            continue
        pointed = {key["referred_table"] for key in inspector.get_foreign_keys(told["through"])}
        if pointed != {entry.table, told["to"]}:
            yield f"{told['through']} points to {sorted(pointed)}"


def _names(index: Any) -> list[str]:
    return [name for name in index["column_names"] if name is not None]
