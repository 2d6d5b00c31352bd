"""Count and sum up a table so that the same content gives the same, on either database."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

import sqlalchemy as sa

from server.app.copying.plan import stored

WIDTH = 1 << 128
ROWS_AT_ONCE = 5_000


@dataclass(frozen=True)
class Sum:
    """What a table holds, whatever the order of its rows."""

    rows: int
    digest: int
    """The sum of a 128 bit hash of each row: unlike with exclusive or, a row that is there
    twice does not vanish."""


def checksum(connection: sa.Connection, table: sa.Table, names: Sequence[str]) -> Sum:
    """Read the whole table, a few thousand rows at a time, as Python values."""
    query = sa.select(*stored(table, names))
    json_columns = {
        place for place, name in enumerate(names) if isinstance(table.columns[name].type, sa.JSON)
    }
    rows, digest = 0, 0
    result = connection.execute(query, execution_options={"yield_per": ROWS_AT_ONCE})
    for row in result:
        values = [
            ["json", json.loads(value)] if place in json_columns and value is not None else value
            for place, value in enumerate(row)
        ]
        rows += 1
        digest += _hash(values)
    return Sum(rows, digest % WIDTH)


def _hash(values: list[Any]) -> int:
    text = json.dumps(values, default=_plain, sort_keys=True)
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=16).digest())


def _plain(value: object) -> str:
    """Values that JSON does not know, the same however the database spells them."""
    if isinstance(value, datetime):
        return value.isoformat(timespec="microseconds")
    if isinstance(value, Decimal):
        # One and one half is 1.5 to one database and 1.50 to the other.
        return f"{value.normalize():f}"
    if isinstance(value, bytes | memoryview):
        return bytes(value).hex()
    return str(value)
