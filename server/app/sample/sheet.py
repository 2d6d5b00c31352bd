"""Tables as they are filled: which columns a row names, and what all its rows have in common."""

import json
from enum import Enum
from typing import Any, Protocol, cast

import sqlalchemy as sa

from server.kit.db.model import Model, Percent

Cell = str | int | float | None
Row = tuple[Cell, ...]


class Sheet:
    """One table, filled by tuples of ``columns``.

    A column that is not named is null or, where that is not allowed, the same in all rows: what
    ``constants`` says, or its default.
    """

    def __init__(self, model: type[Model] | sa.Table, *columns: str, **constants: Cell) -> None:
        """Take the table and the columns.

        Raises:
            ValueError: a column that needs a value is neither named nor has a default.
        """
        self.table = model if isinstance(model, sa.Table) else cast("sa.Table", model.__table__)
        self.columns = columns
        self.constants = dict(constants)
        for column in self.table.columns:
            if column.name in columns or column.name in constants or column.nullable:
                continue
            self.constants[column.name] = _default(column)

    @property
    def all_columns(self) -> tuple[str, ...]:
        """The named ones, then those that are the same in all rows."""
        return (*self.columns, *self.constants)


class Sink(Protocol):
    """Where rows go."""

    def put(self, sheet: Sheet, row: Row) -> None:
        """Take one row."""


def _default(column: sa.Column[Any]) -> Cell:
    default = column.default
    if isinstance(default, sa.ColumnDefault) and default.is_scalar:
        return _plain(column, default.arg)
    # Of an empty list or object, as the model's default is a function that makes one.
    if isinstance(default, sa.ColumnDefault) and isinstance(column.type, sa.JSON):
        return str(json.dumps(default.arg(None)))
    raise ValueError(f"{column.table.name}.{column.name} needs a value")


def _plain(column: sa.Column[Any], value: Any) -> Cell:
    plain: Cell = value
    if isinstance(column.type, Percent):
        plain = round(value * 100)
    elif isinstance(value, Enum):
        plain = str(value.value)
    elif isinstance(value, bool):
        plain = int(value)
    return plain
