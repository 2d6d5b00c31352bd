"""Migrations, up and down, on both databases."""

from alembic import command
from sqlalchemy import inspect

from server.app.database import alembic_config, migrate
from server.app.models import METADATA
from server.app.wiring import Parts
from server.kit.db.engine import database_url


def test_schema_matches_the_models(parts: Parts) -> None:
    command.check(alembic_config(parts.engine))


def test_migrating_twice_changes_nothing(parts: Parts) -> None:
    migrate(parts.engine, database_url(parts.settings.database))
    assert set(METADATA.tables) <= set(inspect(parts.engine).get_table_names())


def test_down_to_nothing_and_up_again(parts: Parts) -> None:
    config = alembic_config(parts.engine)
    command.downgrade(config, "base")
    assert not set(METADATA.tables) & set(inspect(parts.engine).get_table_names())
    command.upgrade(config, "head")
    command.check(config)


def test_video_and_version_point_at_each_other(parts: Parts) -> None:
    keys = inspect(parts.engine).get_foreign_keys("video")
    assert "video_version" in {key["referred_table"] for key in keys}
