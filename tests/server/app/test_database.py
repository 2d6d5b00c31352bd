"""Migrations, up and down, on both databases."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import inspect

from server.app.database import alembic_config, migrate
from server.app.models import METADATA
from server.app.serve import StartError, prepare
from server.app.wiring import Parts
from server.kit.db.engine import WRITES, database_url
from tests.server.rows import fill

pytestmark = pytest.mark.proof


@pytest.fixture
def config(parts: Parts) -> Config:
    return alembic_config(parts.engine)


def _tables(engine: sa.Engine) -> set[str]:
    return set(METADATA.tables) & set(inspect(engine).get_table_names())


def _fill(engine: sa.Engine) -> None:
    with engine.connect().execution_options(**{WRITES: True}) as connection:
        fill(connection)
        connection.commit()


def _counts(engine: sa.Engine) -> dict[str, int]:
    with engine.connect() as connection:
        return {
            name: connection.execute(
                sa.select(sa.func.count()).select_from(sa.table(name))
            ).scalar_one()
            for name in _tables(engine)
        }


def _history(config: Config) -> Iterator[str]:
    """Every revision, the newest first."""
    for script in ScriptDirectory.from_config(config).walk_revisions():
        yield script.revision


def test_schema_matches_the_models(config: Config) -> None:
    command.check(config)


def test_migrating_twice_changes_nothing(parts: Parts) -> None:
    migrate(parts.engine, database_url(parts.settings.database))
    assert set(METADATA.tables) <= set(inspect(parts.engine).get_table_names())


def test_down_to_nothing_and_up_again(parts: Parts, config: Config) -> None:
    command.downgrade(config, "base")
    assert not _tables(parts.engine)
    command.upgrade(config, "head")
    command.check(config)


def test_down_to_nothing_and_up_again_with_rows_in_every_table(
    parts: Parts, config: Config
) -> None:
    _fill(parts.engine)
    command.downgrade(config, "base")
    assert not _tables(parts.engine)
    command.upgrade(config, "head")
    command.check(config)
    assert set(_counts(parts.engine).values()) == {0}
    _fill(parts.engine)


def test_each_step_down_leaves_the_rows_of_the_others(parts: Parts, config: Config) -> None:
    _fill(parts.engine)
    before = _counts(parts.engine)
    assert set(before) == set(METADATA.tables)
    assert 0 not in before.values()
    for revision in list(_history(config)):
        command.downgrade(config, f"{revision}-1")
        left = _counts(parts.engine)
        assert left == {name: before[name] for name in left}, revision
    assert left == {}


def test_each_step_up_can_be_taken_back(parts: Parts, config: Config) -> None:
    command.downgrade(config, "base")
    for revision in reversed(list(_history(config))):
        before = _tables(parts.engine)
        command.upgrade(config, revision)
        after = _tables(parts.engine)
        command.downgrade(config, f"{revision}-1")
        assert _tables(parts.engine) == before
        command.upgrade(config, revision)
        assert _tables(parts.engine) == after
    command.check(config)


def test_video_and_version_point_at_each_other(parts: Parts) -> None:
    keys = inspect(parts.engine).get_foreign_keys("video")
    assert "video_version" in {key["referred_table"] for key in keys}


NEXT = """
import sqlalchemy as sa
from alembic import op

revision = "next"
down_revision = {head!r}
branch_labels = None
depends_on = None


def upgrade():
    with op.batch_alter_table("video", recreate="auto") as table:
        table.add_column(sa.Column("mood", sa.String(8)))
        table.alter_column("title", type_=sa.String(200))
    {more}


def downgrade():
    pass
"""


def _with_next(config: Config, folder: Path, more: str = "") -> Config:
    """The history with one migration more, which changes a table that others refer to."""
    text = NEXT.format(head=next(_history(config)), more=more)
    (folder / "next.py").write_text(text, encoding="utf-8")
    versions = Path(str(config.get_main_option("script_location"))) / "versions"
    config.set_main_option("path_separator", "newline")
    config.set_main_option("version_locations", f"{versions}\n{folder}")
    return config


def test_changing_a_table_takes_no_row_of_another_along(
    parts: Parts, config: Config, tmp_path: Path
) -> None:
    _fill(parts.engine)
    before = _counts(parts.engine)
    command.upgrade(_with_next(config, tmp_path), "head")
    assert "mood" in {column["name"] for column in inspect(parts.engine).get_columns("video")}
    assert _counts(parts.engine) == before
    with parts.engine.connect() as connection:
        if connection.dialect.name == "sqlite":
            assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1


def test_a_migration_that_fails_changes_nothing(
    parts: Parts, config: Config, tmp_path: Path
) -> None:
    _fill(parts.engine)
    before = _counts(parts.engine)
    with pytest.raises(ZeroDivisionError):
        command.upgrade(_with_next(config, tmp_path, more="1 / 0"), "head")
    assert "mood" not in {column["name"] for column in inspect(parts.engine).get_columns("video")}
    assert _counts(parts.engine) == before


def test_rows_that_refer_to_nothing_are_noticed(
    parts: Parts, config: Config, tmp_path: Path
) -> None:
    _fill(parts.engine)
    more = "op.execute(sa.text('DELETE FROM channel'))"
    if parts.engine.dialect.name == "sqlite":
        with pytest.raises(ValueError, match="refer to nothing"):
            command.upgrade(_with_next(config, tmp_path, more=more), "head")
        assert _counts(parts.engine)["channel"] > 0
    else:
        command.upgrade(_with_next(config, tmp_path, more=more), "head")
        assert _counts(parts.engine)["video"] == 0


def test_a_schema_of_a_version_to_come_is_refused(parts: Parts) -> None:
    with parts.engine.begin() as connection:
        connection.execute(sa.text("UPDATE alembic_version SET version_num = '9999_future'"))
    with pytest.raises(StartError, match=r"another version .*9999_future"):
        prepare(parts.settings)


def test_a_table_in_use_is_not_waited_for_long(parts: Parts, config: Config) -> None:
    if parts.engine.dialect.name == "sqlite":
        pytest.skip("SQLite has no locks on tables")
    notifications = next(name for name in _history(config) if "notifications" in name)
    command.downgrade(config, f"{notifications}-1")
    with parts.engine.connect() as holder:
        # The table to come refers to this one, and has to lock it for a moment.
        holder.exec_driver_sql('LOCK TABLE "user" IN ACCESS EXCLUSIVE MODE')
        with pytest.raises(StartError, match="somebody is using its tables"):
            prepare(parts.settings)
    prepare(parts.settings).close()
    command.check(config)
