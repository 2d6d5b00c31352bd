"""Types and defaults of columns, in words."""

from decimal import Decimal
from enum import Enum
from typing import Any

import sqlalchemy as sa

NAMES: dict[type[sa.types.TypeEngine[Any]], str] = {
    sa.Text: "text",
    sa.String: "text",
    sa.Uuid: "uuid",
    sa.Boolean: "boolean",
    sa.BigInteger: "big integer",
    sa.Float: "float",
    sa.Numeric: "decimal",
    sa.Integer: "integer",
    sa.DateTime: "time",
    sa.Date: "date",
    sa.JSON: "json",
    sa.LargeBinary: "bytes",
}
"""Most particular first. A time is always in UTC."""


def kind_name(kind: sa.types.TypeEngine[Any]) -> str:
    """A short name of a column's type."""
    if isinstance(kind, sa.Enum):
        return "choice"
    if isinstance(kind, sa.types.TypeDecorator):
        if kind.python_type is Decimal:
            return "percent"
        kind = kind.impl_instance
    return next(name for known, name in NAMES.items() if isinstance(kind, known))


def described_kind(kind: sa.types.TypeEngine[Any]) -> str:
    """The name of a column's type, with its choices or its length."""
    if isinstance(kind, sa.Enum) and kind.enum_class is not None:
        return f"[{kind.enum_class.__name__}](#{kind.enum_class.__name__.lower()})"
    length = kind.length if isinstance(kind, sa.String) else None
    return f"{kind_name(kind)}, up to {length}" if length else kind_name(kind)


def default_text(column: sa.Column[Any]) -> str:
    """What a column is set to when nothing is said; empty where something must be."""
    default = column.default
    if isinstance(default, sa.ColumnDefault):
        value = default.arg
        if default.is_callable:
            return _name(value)
        return f"`{value.value if isinstance(value, Enum) else value!r}`"
    if column.primary_key and column is column.table.autoincrement_column:
        return "the next number"
    return ""


def _name(function: Any) -> str:
    """SQLAlchemy wraps a default's function in one of its own, which knows the name."""
    wrapped = getattr(function, "__wrapped__", function)
    names = {"now": "now", "new_id": "a new id", "list": "`[]`", "dict": "`{}`"}
    return names.get(wrapped.__name__, "computed")
