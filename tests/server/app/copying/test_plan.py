from uuid import uuid4

import sqlalchemy as sa

from server.app.copying.plan import Part, key_text, key_values, plan, stored
from server.app.models import METADATA
from server.kit.db.engine import database_url, open_engine
from tests.postgres import Cluster
from tests.server.conftest import TEMPLATE


def test_tables_come_after_those_they_refer_to(postgres: Cluster) -> None:
    engine = open_engine(database_url(postgres.url(TEMPLATE)))
    with engine.connect() as connection:
        parts = plan(connection)
    engine.dispose()
    names = [part.name for part in parts]
    assert set(METADATA.tables) < set(names)
    assert names.index("workflow_status") < names.index("notifications")
    assert not {"dbos_migrations", "alembic_version"} & set(names)
    for part in parts:
        for key in part.target.foreign_keys:
            waits = key.parent.name in part.deferred
            assert waits or names.index(key.column.table.name) < names.index(part.name)
            assert not waits or key.parent.nullable
    assert {part.name: part.deferred for part in parts}["video"] == ("active_version_id",)


def test_a_key_is_kept_as_text() -> None:
    table = sa.Table(
        "t",
        sa.MetaData(),
        sa.Column("a", sa.Uuid, primary_key=True),
        sa.Column("b", sa.String, primary_key=True),
        sa.Column("c", sa.Integer, primary_key=True),
    )
    values = [uuid4(), "ক'\"", 7]
    assert key_values(Part(table, table, ()), key_text(values)) == values


def test_json_is_read_as_it_was_written(tmp_path: object) -> None:
    table = sa.Table("t", sa.MetaData(), sa.Column("j", sa.JSON(none_as_null=True)))
    engine = sa.create_engine("sqlite://", poolclass=sa.pool.StaticPool)
    with engine.begin() as connection:
        table.create(connection)
        connection.execute(sa.text("""INSERT INTO t VALUES ('{"b": 1.50, "a": 2}'), ('null')"""))
        connection.execute(sa.text("INSERT INTO t VALUES (NULL)"))
        found = connection.execute(sa.select(*stored(table, ["j"]))).scalars().all()
    engine.dispose()
    assert found == ['{"b": 1.50, "a": 2}', "null", None]
