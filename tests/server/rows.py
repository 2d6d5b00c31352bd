"""Rows for every table there is, made from the tables themselves, so that none is forgotten."""

import sys
from collections import defaultdict
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import sqlalchemy as sa

from server.app.models import METADATA
from server.kit.ids import new_id

Rows = dict[str, list[dict[str, Any]]]

BEGINNING = datetime(2026, 1, 1, 12, 0, 0, 654321, tzinfo=UTC)
ODD = "চিত্র 🎬 café \N{ZERO WIDTH JOINER}'quoted' \"doubly\" \\ % tab\tline\nend"
"""Text that a careless copy would spoil."""
ODD_JSON = {"বাংলা": ["🎬", 1, 2.5, None, True, {"deep": "\\u0041 \" '"}]}

DATED = {
    "user": {"email_verified": "email_verified_at"},
    "channel": {"verified": "verified_at", "monetization_enabled": "monetization_enabled_at"},
    "password_reset_token": {"used": "used_at"},
    "refresh_token": {"revoked": "revoked_at"},
    "comment": {"edited": "edited_at"},
}
"""Flags that say the same as whether there is a time."""


def fill(connection: sa.Connection, each: int = 4) -> Rows:
    """Insert ``each`` rows into every table, in an order that foreign keys allow.

    A table with a row for each value of a choice gets no more than there are values.

    Every fourth row has NULL wherever that is possible. Columns that close a circle between
    tables are set at the end.
    """
    made: Rows = defaultdict(list)
    for table in METADATA.sorted_tables:
        for number in range(min(each, _most(table))):
            row = _allowed(table.name, make_row(table, number, made), number)
            connection.execute(sa.insert(table).values(row))
            made[table.name].append(row)
    for table in METADATA.sorted_tables:
        for column in _closing(table):
            _close(connection, column, made)
    _go_on_numbering(connection)
    return made


def _go_on_numbering(connection: sa.Connection) -> None:
    """Let PostgreSQL number the next rows after these."""
    if connection.dialect.name == "postgresql":
        for table in METADATA.sorted_tables:
            column = table.autoincrement_column
            if column is not None:
                sequence = sa.func.pg_get_serial_sequence(f'"{table.name}"', column.name)
                last = sa.select(sa.func.max(column)).scalar_subquery()
                connection.execute(sa.select(sa.func.setval(sequence, last)))


def _most(table: sa.Table) -> int:
    choices = [
        len(column.type.enums)
        for column in table.columns
        if column.unique and isinstance(column.type, sa.Enum)
    ]
    return min(choices, default=sys.maxsize)


def make_row(table: sa.Table, number: int, made: Rows) -> dict[str, Any]:
    """Values of one row; rows it refers to are taken from ``made``."""
    sparse = number % 4 == 3
    return {
        column.name: None
        if column.nullable and sparse
        else _value(table, column, place, number, made)
        for place, column in enumerate(table.columns)
        if column.computed is None
    }


def _allowed(table: str, row: dict[str, Any], number: int) -> dict[str, Any]:
    """The row, changed where the table's rules want more than its types say."""
    row |= {flag: row[time] is not None for flag, time in DATED.get(table, {}).items()}
    match table:
        case "user":
            row |= {"is_active": row["status"] == "ACTIVE", "is_staff": row["role"] == "ADMIN"}
            if row["status"] not in {"SUSPENDED", "BANNED"}:
                row["status_before"] = None
        case "promotional_code":
            row |= {"code": f"EID-{number}", "discount_value": number % 100 + 1}
        case "user_subscription":
            row["grace_period_ends_at"] = row["created_at"]
        case "channel_analytics":
            row["net_subscriber_change"] = row["new_subscribers"] - row["unsubscribers"]
        case "comment" if row["parent_id"] is not None:
            row["reply_count"] = 0
        case "flag" if row["reviewed_at"] is None:
            row["status"] = "PENDING"
        case "user_suspension":
            row["is_permanent"] = row["expires_at"] is None
        case "interaction":
            row["value"] = 1
    return row


def _value(table: sa.Table, column: sa.Column[Any], place: int, number: int, made: Rows) -> Any:
    if column.foreign_keys:
        return _referred(table, column, number, made)
    return _plain(column.type, f"{table.name} {column.name} {number}", place, number)


def _referred(table: sa.Table, column: sa.Column[Any], number: int, made: Rows) -> Any:
    [key] = column.foreign_keys
    if key.constraint is not None and key.constraint.use_alter:
        return None
    rows = made[key.column.table.name]
    if key.column.table is table:
        # A thread of two levels: every other row hangs below the one before it.
        return rows[-1][key.column.name] if number % 2 and rows else None
    return rows[number % len(rows)][key.column.name]


def _plain(kind: sa.types.TypeEngine[Any], text: str, place: int, number: int) -> Any:
    if isinstance(kind, sa.types.TypeDecorator):
        if kind.python_type is Decimal:
            return Decimal(number % 100) + Decimal("0.25")
        kind = kind.impl_instance
    if isinstance(kind, sa.Enum):
        members = list(kind.enum_class or kind.enums)
        return members[number % len(members)]
    if isinstance(kind, sa.String):
        return _text(kind, text, number)
    makers: dict[type[sa.types.TypeEngine[Any]], Callable[[], Any]] = {
        sa.Uuid: new_id,
        sa.Boolean: lambda: number % 2 == 0,
        sa.Float: lambda: number % 90 + 0.1,
        sa.Numeric: lambda: Decimal("0.34") + number % 99,
        sa.Integer: lambda: number + 1,
        sa.DateTime: lambda: BEGINNING + timedelta(days=number, hours=place),
        sa.Date: lambda: date(2026, 1, 1) + timedelta(days=40 * number + place),
        sa.JSON: lambda: ODD_JSON,
        sa.LargeBinary: lambda: bytes(range(256)),
    }
    return next(make() for known, make in makers.items() if isinstance(kind, known))


def _text(kind: sa.String, text: str, number: int) -> str:
    if kind.length is None:
        return f"{text} {ODD}"
    if kind.length < 10:
        return "BDT"[: kind.length]
    return f"ক🎬{text}"[: kind.length - 6] + f" {number:05}"


def _closing(table: sa.Table) -> list[sa.Column[Any]]:
    return [
        key.parent
        for key in table.foreign_keys
        if key.constraint is not None and key.constraint.use_alter
    ]


def _close(connection: sa.Connection, column: sa.Column[Any], made: Rows) -> None:
    [key] = column.foreign_keys
    table = METADATA.tables[column.table.name]
    for row, other in zip(made[table.name], made[key.column.table.name], strict=True):
        row[column.name] = other[key.column.name]
        change = sa.update(table).where(table.c.id == row["id"])
        connection.execute(change.values({column: row[column.name]}))
