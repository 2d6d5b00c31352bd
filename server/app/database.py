"""Bring the database to the schema this version needs."""

from pathlib import Path

import structlog
from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from dbos import DBOS
from sqlalchemy import URL, Engine

MIGRATIONS = Path(__file__).resolve().parents[1] / "migrations"


def alembic_config(engine: Engine) -> Config:
    """Alembic's configuration, bound to an engine rather than to a file."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["engine"] = engine
    return config


def is_current(engine: Engine) -> bool:
    """True when the schema is this version's; nothing is changed."""
    wanted = ScriptDirectory.from_config(alembic_config(engine)).get_current_head()
    with engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision() == wanted


def migrate(engine: Engine, url: URL) -> None:
    """Upgrade our tables and the job engine's. Does nothing when both are current."""
    command.upgrade(alembic_config(engine), "head")
    DBOS.migrate(url.render_as_string(hide_password=False))
    structlog.get_logger(__name__).info("database is current")
