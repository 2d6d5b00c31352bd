"""The whole copy, from a grown SQLite file into a real PostgreSQL."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
import sqlalchemy as sa
from alembic import command
from sqlalchemy.orm import Session

from server.app.copying import target
from server.app.copying.errors import CopyError
from server.app.database import alembic_config
from server.app.models import METADATA
from server.app.settings import Settings
from server.app.wiring import wire
from server.contract.events import ChangeKind
from server.features.notifications.models import Change
from server.kit.db.engine import database_url, open_engine
from server.kit.jobs.queue import DurableJobQueue, Job, Queue
from tests.postgres import Cluster
from tests.server.app.copying.grown import Told, change, copy, count, grow
from tests.server.conftest import TEMPLATE
from tests.server.rows import ODD

pytestmark = pytest.mark.proof


@pytest.fixture
def to(postgres: Cluster) -> Iterator[str]:
    """An empty database, without a single table."""
    with postgres.database() as url:
        yield url


@pytest.fixture
def grown(sqlite_template: Path, tmp_path: Path) -> Path:
    return grow(sqlite_template, tmp_path)


def _rows(url: str, table: sa.Table) -> list[Any]:
    engine = open_engine(database_url(url))
    with engine.connect() as connection:
        found = connection.execute(sa.select(table).order_by(*table.primary_key)).all()
    engine.dispose()
    return [tuple(row) for row in found]


def test_every_value_of_every_table_arrives(grown: Path, to: str) -> None:
    told = Told()
    copied = copy(grown, to, told)
    here = f"sqlite:///{grown}"
    seen = 0
    for table in METADATA.sorted_tables:
        before, after = _rows(here, table), _rows(to, table)
        assert sorted(map(repr, before)) == sorted(map(repr, after)), table.name
        seen += len(after)
    assert copied.rows == seen == sum(count(here).values()) > 8 * len(METADATA.tables)
    videos = _rows(to, METADATA.tables["video"])
    assert any(ODD in value for row in videos for value in row if isinstance(value, str))
    assert told.stages == [("Copying", seen, 0), ("Comparing", copied.tables, 0)]
    assert sum(told.steps) == seen + copied.tables


def test_the_target_is_what_a_server_wants(grown: Path, to: str, tmp_path: Path) -> None:
    copy(grown, to)
    parts = wire(Settings(data_dir=tmp_path / "data", database_url=to))
    command.check(alembic_config(parts.engine))
    assert not target.is_unfinished(parts.engine)
    with Session(parts.engine) as session:
        user_id = session.scalars(sa.select(Change.user_id)).first()
        highest = session.scalars(sa.select(sa.func.max(Change.seq))).one()
        row = Change(user_id=user_id, kind=next(iter(ChangeKind)), subject_id=user_id)
        session.add(row)
        session.commit()
        assert row.seq > highest
    parts.close()


def test_a_waiting_job_waits_in_the_target(grown: Path, to: str) -> None:
    here = database_url(f"sqlite:///{grown}")
    jobs = DurableJobQueue(here)
    job = Job("somewhere.some_work", Queue.CONTROL, "the-job", ("চিত্র", 7))
    change(grown, lambda connection: jobs.enqueue(Session(connection), job))
    jobs.close()
    copy(grown, to)
    there = DurableJobQueue(database_url(to))
    [waiting] = there.client.list_workflows(workflow_ids=["the-job"])
    assert waiting.status == "ENQUEUED"
    assert waiting.queue_name == "control"
    assert waiting.input is not None
    assert waiting.input["args"] == ("চিত্র", 7)
    there.close()


def test_a_copy_that_is_whole_is_not_made_twice(grown: Path, to: str) -> None:
    copy(grown, to)
    with pytest.raises(CopyError, match="holds data"):
        copy(grown, to)
    with pytest.raises(CopyError, match="holds data"):
        copy(grown, to, again=True)


def test_it_goes_on_where_it_was_stopped(grown: Path, to: str) -> None:
    with pytest.raises(KeyboardInterrupt):
        copy(grown, to, Told(stop_after=5))
    engine = open_engine(database_url(to))
    assert target.is_unfinished(engine)
    engine.dispose()
    told = Told()
    copied = copy(grown, to, told)
    _what, total, done = told.stages[0]
    assert total == copied.rows
    assert 4 * 9 < done <= 5 * 9


def test_an_unfinished_copy_of_something_else_is_left_alone(
    grown: Path, to: str, tmp_path: Path
) -> None:
    with pytest.raises(KeyboardInterrupt):
        copy(grown, to, Told(stop_after=5))
    other = grown.rename(tmp_path / "other.db")
    with pytest.raises(CopyError, match=r"unfinished copy of .*grown\.db"):
        copy(other, to)
    assert copy(other, to, again=True).rows > 0


def test_a_source_that_changed_meanwhile_is_noticed(grown: Path, to: str) -> None:
    with pytest.raises(KeyboardInterrupt):
        copy(grown, to, Told(stop_after=len(METADATA.tables)))
    change(grown, lambda connection: connection.execute(sa.text("UPDATE channel SET name = 'x'")))
    with pytest.raises(CopyError, match=r"channel differs.*--start-over"):
        copy(grown, to)
    copy(grown, to, again=True)


def test_a_second_copy_waits_for_no_one(grown: Path, to: str) -> None:
    engine = open_engine(database_url(to))
    with engine.connect() as other:
        other.execute(sa.select(sa.func.pg_advisory_lock(target.ONE_AT_A_TIME)))
        with pytest.raises(CopyError, match="Another copy"):
            copy(grown, to)
    engine.dispose()


def test_more_rows_than_a_batch(
    sqlite_template: Path, tmp_path: Path, to: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("server.app.copying.rows.BATCH", 10)
    grown = grow(sqlite_template, tmp_path, each=21)
    told = Told()
    copied = copy(grown, to, told)
    assert copied.rows == sum(count(f"sqlite:///{grown}").values())
    assert told.steps[:3] == [10, 10, 1]


def test_a_target_that_cannot_hold_every_text_is_refused(grown: Path, postgres: Cluster) -> None:
    with psycopg.connect(postgres.url(), autocommit=True) as connection:
        connection.execute("CREATE DATABASE latin ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0")
    with pytest.raises(CopyError, match=r"text as LATIN1\. Create it with UTF8"):
        copy(grown, postgres.url("latin"))


def test_a_target_of_a_version_to_come_is_refused(grown: Path, postgres: Cluster) -> None:
    with postgres.database(TEMPLATE) as url:
        with psycopg.connect(url) as connection:
            connection.execute("UPDATE alembic_version SET version_num = '9999_future'")
        with pytest.raises(CopyError, match=r"another version of this server.*9999_future"):
            copy(grown, url)


def test_a_target_where_nothing_may_be_made_is_said(grown: Path, to: str) -> None:
    with psycopg.connect(to) as connection:
        connection.execute("CREATE ROLE guest LOGIN")
        connection.execute("REVOKE CREATE ON SCHEMA public FROM PUBLIC")
    with pytest.raises(CopyError, match="cannot be used: permission denied for schema public"):
        copy(grown, to.replace("chitra@", "guest@"))


def test_a_database_that_is_not_there_is_said(grown: Path) -> None:
    with pytest.raises(CopyError, match="cannot be used"):
        copy(grown, "postgresql://127.0.0.1:1/none")
