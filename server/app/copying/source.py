"""The database that is copied: a SQLite file that nobody else may use meanwhile."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.exc import DatabaseError, OperationalError

from server.app.copying.errors import CopyError
from server.app.database import alembic_config

PATIENCE_MS = 2_000
"""How long a program that is just ending has to let go of the file."""


@contextmanager
def opened(url: sa.URL) -> Iterator[sa.Connection]:
    """The source for reading, locked against every other program until the block ends.

    The lock is the system's and ends with this process, however that ends.

    Raises:
        CopyError: there is no such SQLite file, another program has it open, or its schema is
            not this version's.
    """
    path = _file(url)
    engine = sa.create_engine(url, poolclass=sa.pool.StaticPool, hide_parameters=True)
    sa.event.listen(engine, "connect", _prepare)
    sa.event.listen(engine, "begin", _begin)
    try:
        with engine.connect() as connection:
            try:
                connection.begin()
            except OperationalError as error:
                raise CopyError(
                    f"{path} is in use. Stop the server and every studio that runs it, "
                    "then try again."
                ) from error
            except DatabaseError as error:
                raise CopyError(f"{path} cannot be read: {error.orig}.") from error
            _check_revision(engine, connection)
            yield connection
    finally:
        engine.dispose()


def _file(url: sa.URL) -> Path:
    if url.get_backend_name() != "sqlite" or not url.database:
        raise CopyError("Only an installation on SQLite is copied; this one is on PostgreSQL.")
    path = Path(url.database)
    if not path.is_file():
        raise CopyError(f"There is no database at {path}.")
    return path


def _prepare(connection: sqlite3.Connection, _record: Any) -> None:
    connection.isolation_level = None
    connection.execute(f"PRAGMA busy_timeout={PATIENCE_MS}")
    # Before the file is first read: then SQLite asks for the whole file for itself alone, and
    # is refused as long as any other connection to it is open, busy or not.
    connection.execute("PRAGMA locking_mode=EXCLUSIVE")


def _begin(connection: sa.Connection) -> None:
    connection.exec_driver_sql("BEGIN EXCLUSIVE")


def _check_revision(engine: sa.Engine, connection: sa.Connection) -> None:
    wanted = ScriptDirectory.from_config(alembic_config(engine)).get_current_head()
    found = MigrationContext.configure(connection).get_current_revision()
    if found != wanted:
        raise CopyError(
            f"The database's schema is at {found or 'nothing'}, and this version needs {wanted}. "
            "Run `chitra-server migrate` first."
        )
