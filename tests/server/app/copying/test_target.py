from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import OperationalError

from server.app.copying import target
from server.app.copying.errors import CopyError
from server.app.copying.plan import plan
from server.kit.db.engine import database_url, open_engine
from tests.postgres import Cluster
from tests.server.conftest import TEMPLATE
from tests.server.rows import fill


def test_only_postgresql_is_copied_into(tmp_path: Path) -> None:
    url = database_url(f"sqlite:///{tmp_path / 'other.db'}")
    with pytest.raises(CopyError, match="must be a PostgreSQL"), target.opened(url):
        pass
    assert not (tmp_path / "other.db").exists()


def test_a_target_with_one_row_anywhere_is_refused(postgres: Cluster) -> None:
    with (
        postgres.database(TEMPLATE) as url,
        target.opened(database_url(url)) as engine,
        engine.connect() as connection,
    ):
        parts = plan(connection)
        fill(connection, 1)
        for part in [part for part in parts if part.target.schema is None]:
            with pytest.raises(CopyError, match="holds data"):
                target.claim(connection, [part], "here")


def test_progress_is_kept_until_the_end(postgres: Cluster) -> None:
    with postgres.database(TEMPLATE) as url, target.opened(database_url(url)) as engine:
        with engine.begin() as connection:
            parts = plan(connection)
            target.claim(connection, parts, "here")
            target.note(connection, parts[0], 3, "[1]")
            target.note(connection, parts[0], 2, "[2]")
        assert target.is_unfinished(engine)
        with engine.begin() as connection:
            target.claim(connection, parts, "here")
            assert target.done_so_far(connection, parts[0]) == (5, "[2]")
            assert target.done_so_far(connection, parts[1]) == (0, None)
            target.finish(connection)
        assert not target.is_unfinished(engine)


def test_a_commit_that_is_still_on_its_way_is_waited_for(postgres: Cluster) -> None:
    with postgres.database(TEMPLATE) as url, target.opened(database_url(url)) as engine:
        with engine.begin() as connection:
            parts = plan(connection)
            target.claim(connection, parts, "here")
        with engine.connect() as killed, engine.connect() as resumed:
            target.note(killed, parts[0], 3, "[1]")
            resumed.exec_driver_sql("SET lock_timeout = '50ms'")
            with pytest.raises(OperationalError, match="lock timeout"):
                target.done_so_far(resumed, parts[0])
            resumed.rollback()
            killed.commit()
            assert target.done_so_far(resumed, parts[0]) == (3, "[1]")


def test_somebody_elses_database_is_left_as_it_is(postgres: Cluster) -> None:
    with postgres.database() as url:
        engine = open_engine(database_url(url))
        with engine.begin() as connection:
            connection.exec_driver_sql("CREATE TABLE invoices (id integer)")
        with (
            pytest.raises(CopyError, match=r"something else \(invoices\)"),
            target.opened(database_url(url)),
        ):
            pass
        assert sa.inspect(engine).get_table_names() == ["invoices"]
        engine.dispose()
