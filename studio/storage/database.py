"""The studio's own small database: the upload queue, drafts, and the known accounts.

SQLite with a write-ahead log and full syncs: what is committed survives both ``kill -9`` and
a power cut. The schema's version is ``PRAGMA user_version``; :data:`MIGRATIONS` only grow.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import SQLAlchemyError

from studio.kit.errors import StorageFailed
from studio.storage.schema import MIGRATIONS

_BUSY_SECONDS = 10.0


class Database:
    """Opens the file and brings its schema up to date. Its methods may be called on any thread.

    Args:
        path: The file; its folder must exist.

    Raises:
        StorageFailed: The file cannot be used, or a newer studio made it.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._engine = _engine(path)
        try:
            self._migrate()
        except StorageFailed:
            self._engine.dispose()
            raise

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """One transaction: everything in it is kept, or nothing.

        Raises:
            StorageFailed: The disk is full, or the file is damaged.
        """
        try:
            with self._engine.begin() as connection:
                yield connection
        except SQLAlchemyError as error:
            raise StorageFailed(
                f"The studio cannot keep its uploads and drafts in {self._path}: "
                f"{getattr(error, 'orig', None) or error}. Make room on the disk and try again."
            ) from error

    def close(self) -> None:
        """Close every connection."""
        self._engine.dispose()

    def _migrate(self) -> None:
        with self.transaction() as connection:
            version = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
            if version > len(MIGRATIONS):
                raise StorageFailed(
                    f"{self._path} was made by a newer studio. Update this one to open it."
                )
            for statements in MIGRATIONS[version:]:
                for statement in statements:
                    connection.exec_driver_sql(statement)
            connection.exec_driver_sql(f"PRAGMA user_version = {len(MIGRATIONS)}")


def _engine(path: Path) -> Engine:
    engine = create_engine(f"sqlite:///{path}", connect_args={"timeout": _BUSY_SECONDS})

    @event.listens_for(engine, "connect")
    def configure(connection: Any, _record: Any) -> None:
        # Python's own transaction handling stays out of the way, or DDL escapes the transaction.
        connection.isolation_level = None
        for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine
