"""What PostgreSQL refuses is named; what its triggers would do is not done twice."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from server.app.copying.errors import CopyError
from server.app.models import METADATA
from server.kit.db.engine import database_url, open_engine
from tests.postgres import Cluster
from tests.server.app.copying.grown import change, copy, grow
from tests.server.conftest import TEMPLATE


@pytest.fixture
def to(postgres: Cluster) -> Iterator[str]:
    with postgres.database(TEMPLATE) as url:
        yield url


@pytest.fixture
def grown(sqlite_template: Path, tmp_path: Path) -> Path:
    return grow(sqlite_template, tmp_path)


@pytest.mark.parametrize(
    ("value", "words"),
    [("x" * 500, "too long"), ("before\0after", "NUL")],
)
def test_a_value_that_postgresql_refuses_is_named(
    grown: Path, to: str, value: str, words: str
) -> None:
    channel = METADATA.tables["channel"]
    change(grown, lambda connection: connection.execute(sa.update(channel).values(name=value)))
    with pytest.raises(CopyError, match=f"does not take channel.*{words}"):
        copy(grown, to)
    change(grown, lambda connection: connection.execute(sa.update(channel).values(name="short")))
    assert copy(grown, to).rows > 0


def test_triggers_rest_while_rows_come_and_work_afterwards(grown: Path, to: str) -> None:
    engine = open_engine(database_url(to))
    with engine.begin() as connection:
        connection.exec_driver_sql(
            "CREATE FUNCTION spoil() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN NEW.title := 'spoiled'; RETURN NEW; END $$"
        )
        connection.exec_driver_sql(
            "CREATE TRIGGER spoil BEFORE INSERT OR UPDATE ON video "
            "FOR EACH ROW EXECUTE FUNCTION spoil()"
        )
    copy(grown, to)
    with engine.begin() as connection:
        spoiled = sa.text("SELECT count(*) FROM video WHERE title = 'spoiled'")
        assert connection.scalar(spoiled) == 0
        connection.exec_driver_sql("UPDATE video SET view_count = 7")
        assert connection.scalar(spoiled) == 9
    engine.dispose()


def test_circles_between_tables_are_closed(grown: Path, to: str) -> None:
    copy(grown, to)
    engine = open_engine(database_url(to))
    with engine.connect() as connection:
        active = sa.text("SELECT count(*) FROM video WHERE active_version_id IS NOT NULL")
        assert connection.scalar(active) == 9
        if "comment" in METADATA.tables:
            replies = sa.text("SELECT count(*) FROM comment WHERE parent_id IS NOT NULL")
            assert connection.scalar(replies) > 0
    engine.dispose()
