"""Alembic's entry: migrations run on the engine that the caller hands over."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Literal

from alembic import context
from sqlalchemy import Connection, Engine

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
    connect = engine.connect().execution_options(**{WRITES: True})
    with connect as connection, _changing_tables(connection):
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({ONE_AT_A_TIME})")
            connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{LOCK_TIMEOUT}'")
        context.configure(
            connection=connection,
            target_metadata=METADATA,
            render_as_batch=True,
            compare_type=True,
            # SQLite can, too, now that the transaction is begun by us and not by its driver.
            transactional_ddl=True,
            include_object=_is_ours,
            render_item=_render,
        )
        with context.begin_transaction():
            context.run_migrations()
            _check_references(connection)
        connection.commit()


@contextmanager
def _changing_tables(connection: Connection) -> Iterator[None]:
    """On SQLite, without the deletions that a foreign key asks for.

    There a changed table is a new one in place of the old, and dropping the old would take
    all rows that refer to it along. The switch works outside of transactions only.
    """
    if connection.dialect.name != "sqlite":
        yield
        return
    driver: Any = connection.connection.driver_connection
    driver.execute("PRAGMA foreign_keys=OFF")
    try:
        yield
    finally:
        connection.rollback()
        driver.execute("PRAGMA foreign_keys=ON")


def _check_references(connection: Connection) -> None:
    """On SQLite, find what the keys that were off would have refused."""
    if connection.dialect.name == "sqlite":
        broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
        if broken:
            raise ValueError(f"The migration leaves rows that refer to nothing: {broken[0]}")


def _is_ours(_thing: object, name: str | None, kind: str, reflected: bool, _other: object) -> bool:  # noqa: FBT001 - Alembic's signature
    """Leave the job engine's tables to the job engine."""
    return not (kind == "table" and reflected and name not in METADATA.tables)


def _render(kind: str, thing: Any, _context: object) -> str | Literal[False]:
    """Write our own column types as the plain ones that they are in the database."""
    if kind == "type" and isinstance(thing, UtcDateTime):
        return "sa.DateTime(timezone=True)"
    return False


run()
