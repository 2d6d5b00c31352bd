"""What the database must refuse, tried on it."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from server.app.models import METADATA
from server.app.wiring import Parts
from server.kit.db.engine import WRITES
from server.kit.ids import new_id
from tests.server.rows import Rows, fill
from tests.server.specification.entries import Entry, entries


@pytest.fixture
def connection(parts: Parts) -> Iterator[sa.Connection]:
    """A connection to a database with rows in every table; nothing is kept."""
    with parts.engine.connect().execution_options(**{WRITES: True}) as open_one:
        yield open_one


@contextmanager
def _refused(connection: sa.Connection, kind: str, what: str) -> Iterator[None]:
    with pytest.raises(IntegrityError) as refused, connection.begin_nested():
        yield
        pytest.fail(f"{what} was taken")
    assert kind in str(refused.value.orig).lower(), what


def _change(connection: sa.Connection, entry: Entry, row: dict[str, Any], **to: Any) -> None:
    table = METADATA.tables[entry.table]
    same = [column == row[column.name] for column in table.primary_key]
    done = connection.execute(sa.update(table).where(*same).values(to))
    assert done.rowcount == 1


def _beyond(entry: Entry) -> Iterator[tuple[str, Any]]:
    """Columns with values just outside what they may hold."""
    for field in entry.said("not_negative").get("columns", []):
        yield entry.column(field), -1
    for field in entry.said("positive").get("columns", []):
        yield entry.column(field), 0
    for field in entry.said("percentages").get("columns", []):
        yield entry.column(field), -1
        yield entry.column(field), 101


def test_numbers_outside_their_range_are_refused(connection: sa.Connection) -> None:
    made = fill(connection)
    tried = 0
    for entry in entries():
        for column, value in _beyond(entry):
            with _refused(connection, "check", f"{entry.name}.{column} = {value}"):
                _change(connection, entry, made[entry.table][0], **{column: value})
            tried += 1
    assert tried > 80


def test_a_period_begins_before_it_ends(connection: sa.Connection) -> None:
    made = fill(connection)
    for entry in entries():
        if not (told := entry.said("ordered")):
            continue
        row = made[entry.table][0]
        begin, end = told["columns"]
        with _refused(connection, "check", f"{entry.name}: {begin} after {end}"):
            _change(connection, entry, row, **{end: row[begin] - timedelta(days=1)})
        if told["equal"]:
            _change(connection, entry, row, **{end: row[begin]})
        else:
            with _refused(connection, "check", f"{entry.name}: {begin} is {end}"):
                _change(connection, entry, row, **{end: row[begin]})


def _again(connection: sa.Connection, made: Rows, table: str, **other: Any) -> None:
    row = {**made[table][0], "id": new_id(), **other}
    connection.execute(sa.insert(METADATA.tables[table]).values(row))


def test_of_a_videos_versions_one_is_active(connection: sa.Connection) -> None:
    made = fill(connection)
    assert made["video_version"][0]["is_active"]
    _again(connection, made, "video_version", version_number=77, is_active=False)
    with _refused(connection, "unique", "a second active version"):
        _again(connection, made, "video_version", version_number=78, is_active=True)


def test_a_user_likes_or_dislikes_a_video_once(connection: sa.Connection) -> None:
    made = fill(connection)
    assert made["interaction"][0]["user_id"] is not None
    _again(connection, made, "interaction", type="VIEW")
    _again(connection, made, "interaction", type="VIEW")
    with connection.begin_nested() as undone:
        for row in made["interaction"]:
            connection.execute(
                sa.delete(METADATA.tables["interaction"]).where(
                    METADATA.tables["interaction"].c.id == row["id"]
                )
            )
        _again(connection, made, "interaction", type="LIKE")
        for second in ("LIKE", "DISLIKE"):
            with _refused(connection, "unique", f"a {second} after a LIKE"):
                _again(connection, made, "interaction", type=second)
        _again(connection, made, "interaction", type="LIKE", user_id=made["user"][1]["id"])
        undone.rollback()


def test_a_plan_that_somebody_has_stays(connection: sa.Connection) -> None:
    made = fill(connection)
    plans = METADATA.tables["subscription_plan"]
    taken = made["user_subscription"][0]["plan_id"]
    with _refused(connection, "foreign key", "deleting a plan in use"):
        connection.execute(sa.delete(plans).where(plans.c.id == taken))
