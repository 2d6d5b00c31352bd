"""One engine for SQLite and PostgreSQL, configured so that both behave alike."""

import sqlite3
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError

BUSY_TIMEOUT_MS = 30_000
"""How long a SQLite writer waits for another before it gives up."""

# A failing statement is logged, and its parameters may be somebody's password hash.
_POOL: dict[str, Any] = {"pool_size": 20, "max_overflow": 20, "hide_parameters": True}

FORMS = "Write postgresql://user:password@host/name, or sqlite:////the/file.db"

WRITES = "chitra_writes"
"""Execution option of a connection that is going to write."""


def database_url(text: str) -> URL:
    """The URL with the driver we ship: psycopg 3 for PostgreSQL, the built-in one for SQLite.

    Raises:
        ValueError: the address names another kind of database.
    """
    try:
        url = make_url(text)
    except (ArgumentError, ValueError):
        raise ValueError(f"This is no address of a database. {FORMS}") from None
    kind = url.get_backend_name()
    if kind == "postgresql":
        return url.set(drivername="postgresql+psycopg")
    if kind == "sqlite":
        return url.set(drivername="sqlite+pysqlite")
    raise ValueError(f"A database of the kind {kind} cannot be used. {FORMS}")


def open_engine(url: URL) -> Engine:
    """An engine over ``url``; connections are pooled and checked before use."""
    if url.get_backend_name() == "postgresql":
        return create_engine(url, pool_pre_ping=True, **_POOL)
    engine = create_engine(url, **_POOL)
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: sqlite3.Connection, _record: Any) -> None:
    # The driver's own BEGIN comes too late and is always deferred; ours is explicit.
    connection.isolation_level = None
    for pragma in (
        "journal_mode=WAL",
        # FULL, because a 204 to an uploader promises an offset that survives a power cut.
        "synchronous=FULL",
        "foreign_keys=ON",
        f"busy_timeout={BUSY_TIMEOUT_MS}",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    # A deferred transaction that turns into a writer fails at once when another has written
    # in between; taking the write lock first makes it wait its turn instead.
    writes = connection.get_execution_options().get(WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
