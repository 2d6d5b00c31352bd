"""Write a million rows quickly, and whole or not at all.

All of it is one transaction: whoever looks sees nothing of it before its end, and after an
interruption there is nothing. In it the indexes go first and are made again at the end, which is
much quicker than growing them row by row. Foreign keys rest, too, and are then checked over the
whole tables.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import psycopg
import sqlalchemy as sa
from psycopg import sql
from sqlalchemy.schema import AddConstraint, DropConstraint

from server.app.sample.sheet import Row, Sheet
from server.kit.db.engine import WRITES, open_engine

BATCH = 10_000
"""Rows of a table that are kept until they are sent together."""
LOCK_TIMEOUT = "5s"
_SQLITE_CACHE_KIB = 131_072


class Loader:
    """Takes rows in any order and sends them in batches."""

    def __init__(self, connection: sa.Connection) -> None:
        self.connection = connection
        self.rows = 0
        self._waiting: dict[Sheet, list[Row]] = {}
        self._postgresql = connection.dialect.name == "postgresql"

    def put(self, sheet: Sheet, row: Row) -> None:
        """Take one row."""
        waiting = self._waiting.get(sheet)
        if waiting is None:
            waiting = self._waiting[sheet] = []
        waiting.append(row)
        if len(waiting) >= BATCH:
            self._send(sheet, waiting)
            waiting.clear()

    def flush(self) -> None:
        """Send what is left."""
        for sheet, waiting in self._waiting.items():
            self._send(sheet, waiting)
            waiting.clear()

    def _send(self, sheet: Sheet, rows: Sequence[Row]) -> None:
        if self._postgresql:
            _copy(self.connection, sheet, rows)
        else:
            _insert(self.connection, sheet, rows)
        self.rows += len(rows)


@contextmanager
def loading(url: sa.URL, tables: Sequence[sa.Table]) -> Iterator[Loader]:
    """A transaction for filling ``tables``, which hold little or nothing yet.

    Raises:
        sqlalchemy.exc.DBAPIError: somebody else is using the tables, or a row refers to one that
            is not there; nothing was written.
    """
    engine = open_engine(url)
    try:
        with _connected(engine) as connection, connection.begin():
            if connection.dialect.name == "postgresql":
                connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{LOCK_TIMEOUT}'")
                connection.exec_driver_sql("SET LOCAL maintenance_work_mem = '128MB'")
                connection.exec_driver_sql("SET LOCAL TIME ZONE 'UTC'")
            _relax(connection, tables)
            loader = Loader(connection)
            yield loader
            loader.flush()
            _restore(connection, tables)
        _gather_statistics(engine)
    finally:
        engine.dispose()


@contextmanager
def _connected(engine: sa.Engine) -> Iterator[sa.Connection]:
    """A connection for this alone. On SQLite, foreign keys are a matter of the connection."""
    with engine.connect().execution_options(**{WRITES: True}) as connection:
        if connection.dialect.name == "sqlite":
            driver = connection.connection.driver_connection
            assert driver is not None  # noqa: S101 - it has just been opened
            driver.execute("PRAGMA foreign_keys=OFF")
            driver.execute(f"PRAGMA cache_size=-{_SQLITE_CACHE_KIB}")
        yield connection


def _relax(connection: sa.Connection, tables: Sequence[sa.Table]) -> None:
    for table in tables:
        for index in table.indexes:
            index.drop(connection)
    if connection.dialect.name == "postgresql":
        for key in _keys(tables):
            connection.execute(DropConstraint(key))


def _restore(connection: sa.Connection, tables: Sequence[sa.Table]) -> None:
    for table in tables:
        for index in sorted(table.indexes, key=lambda each: str(each.name)):
            index.create(connection)
    if connection.dialect.name == "postgresql":
        for key in _keys(tables):
            connection.execute(AddConstraint(key))
        return
    for table in tables:
        broken = connection.exec_driver_sql(f'PRAGMA foreign_key_check("{table.name}")').first()
        if broken is not None:
            raise sa.exc.IntegrityError(
                f"{table.name} refers to a row of {broken[2]} that is not there", None, ValueError()
            )


def _keys(tables: Sequence[sa.Table]) -> list[sa.ForeignKeyConstraint]:
    keys = [key for table in tables for key in table.foreign_key_constraints]
    return sorted(keys, key=lambda key: str(key.name))


def _gather_statistics(engine: sa.Engine) -> None:
    """PostgreSQL plans by guesses about empty tables until it is told; SQLite keeps none."""
    if engine.dialect.name == "postgresql":
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql("ANALYZE")


def _insert(connection: sa.Connection, sheet: Sheet, rows: Sequence[Row]) -> None:
    names = ", ".join(f'"{name}"' for name in sheet.all_columns)
    marks = ", ".join("?" * len(sheet.all_columns))
    driver = connection.connection.driver_connection
    assert driver is not None  # noqa: S101 - it is in a transaction
    constants = tuple(sheet.constants.values())
    # Straight to the driver: SQLAlchemy would look at each parameter first.
    driver.executemany(
        f'INSERT INTO "{sheet.table.name}" ({names}) VALUES ({marks})',  # noqa: S608 - our names
        [row + constants for row in rows],
    )


def _copy(connection: sa.Connection, sheet: Sheet, rows: Sequence[Row]) -> None:
    into = sql.SQL("COPY {} ({}) FROM STDIN").format(
        sql.Identifier(sheet.table.name), sql.SQL(", ").join(map(sql.Identifier, sheet.all_columns))
    )
    driver = connection.connection.driver_connection
    assert isinstance(driver, psycopg.Connection)  # noqa: S101 - the driver that we ship
    constants = tuple(sheet.constants.values())
    with driver.cursor() as cursor, cursor.copy(into) as copy:
        for row in rows:
            copy.write_row(row + constants)
