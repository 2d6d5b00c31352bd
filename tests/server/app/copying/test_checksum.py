from datetime import datetime
from decimal import Decimal
from typing import Any

import pytest
import sqlalchemy as sa

from server.app.copying.checksum import Sum, _hash, checksum

DAY = datetime(2026, 1, 1)  # noqa: DTZ001 - as the driver gives it
TABLE = sa.Table(
    "t",
    sa.MetaData(),
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("text", sa.Text),
    sa.Column("json", sa.JSON(none_as_null=True)),
    sa.Column("time", sa.DateTime),
)
ROW = {"id": 1, "text": "চিত্র 🎬", "json": {"a": 1, "b": [2.5]}, "time": DAY}


def _sum(*rows: dict[str, Any]) -> Sum:
    engine = sa.create_engine("sqlite://", poolclass=sa.pool.StaticPool)
    with engine.begin() as connection:
        TABLE.create(connection)
        for row in rows:
            connection.execute(sa.insert(TABLE).values(row))
        found = checksum(connection, TABLE, [column.name for column in TABLE.columns])
    engine.dispose()
    return found


def test_order_does_not_matter_and_everything_else_does() -> None:
    other = {**ROW, "id": 2, "text": None}
    assert _sum(ROW, other) == _sum(other, ROW)
    assert _sum(ROW).rows == 1
    assert _sum() == Sum(0, 0)


@pytest.mark.parametrize(
    "change",
    [
        {"id": 3},
        {"text": "চিত্র"},
        {"text": ""},
        {"text": None},
        {"json": None},
        {"json": {"a": 1, "b": [2.25]}},
        {"json": sa.JSON.NULL},
        {"time": DAY.replace(microsecond=1)},
        {"time": None},
    ],
    ids=str,
)
def test_each_change_shows(change: dict[str, Any]) -> None:
    assert _sum({**ROW, **change}) != _sum(ROW)


def test_json_in_another_order_is_the_same() -> None:
    assert _sum({**ROW, "json": {"b": [2.5], "a": 1}}) == _sum(ROW)


def test_values_are_summed_and_not_their_spelling() -> None:
    assert _hash([Decimal("1.5")]) == _hash([Decimal("1.50")])
    assert _hash([Decimal(100)]) == _hash([Decimal("1E+2")])
    assert _hash([Decimal("1.5")]) != _hash([Decimal("1.51")])
    assert _hash([b"\0\xff"]) == _hash([memoryview(b"\0\xff")])
    assert _hash([None]) != _hash(["None"])
