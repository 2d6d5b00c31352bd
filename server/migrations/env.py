"""Alembic's entry: migrations run on the engine that the caller hands over."""

from typing import Any, Literal

from alembic import context
from sqlalchemy import Engine

from server.app.models import METADATA
from server.kit.db.engine import WRITES
from server.kit.db.model import UtcDateTime

LOCK_TIMEOUT = "4s"
"""PostgreSQL: better to fail and try again than to queue every reader behind a lock."""
ONE_AT_A_TIME = 0x43484954
"""PostgreSQL: advisory lock that keeps servers which start together from migrating together."""


def run() -> None:
    """Run the migrations in one transaction."""
    engine: Engine = context.config.attributes["engine"]
    with engine.connect().execution_options(**{WRITES: True}) as connection:
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({ONE_AT_A_TIME})")
            connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{LOCK_TIMEOUT}'")
        context.configure(
            connection=connection,
            target_metadata=METADATA,
            render_as_batch=True,
            compare_type=True,
            include_object=_is_ours,
            render_item=_render,
        )
        with context.begin_transaction():
            context.run_migrations()
        connection.commit()


def _is_ours(_thing: object, name: str | None, kind: str, reflected: bool, _other: object) -> bool:  # noqa: FBT001 - Alembic's signature
    """Leave the job engine's tables to the job engine."""
    return not (kind == "table" and reflected and name not in METADATA.tables)


def _render(kind: str, thing: Any, _context: object) -> str | Literal[False]:
    """Write our own column types as the plain ones that they are in the database."""
    if kind == "type" and isinstance(thing, UtcDateTime):
        return "sa.DateTime(timezone=True)"
    return False


run()
