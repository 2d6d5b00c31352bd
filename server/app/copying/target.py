"""The database that is copied into, and the record of how far the copy has come."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import sqlalchemy as sa

from server.app.copying.errors import CopyError
from server.app.copying.plan import Part
from server.app.database import migrate
from server.kit.db.engine import open_engine

ONE_AT_A_TIME = 0x434F5059
"""Advisory lock of the one copy that may run into a database."""

RECORDS = sa.MetaData()
RUN = sa.Table("copy_run", RECORDS, sa.Column("source", sa.Text, primary_key=True))
"""One row while a copy is unfinished: where it comes from."""
PROGRESS = sa.Table(
    "copy_progress",
    RECORDS,
    sa.Column("part", sa.Text, primary_key=True),
    sa.Column("last_key", sa.Text, nullable=True),
    sa.Column("rows", sa.BigInteger, nullable=False),
)
"""Per table, the key of the last row that is there; written together with the rows."""


def is_unfinished(engine: sa.Engine) -> bool:
    """True when the database holds a copy that was begun and has not ended."""
    return sa.inspect(engine).has_table(RUN.name)


def refuse_unfinished(engine: sa.Engine) -> None:
    """Keep a server from starting on half of another database.

    Raises:
        CopyError: the database holds an unfinished copy.
    """
    if is_unfinished(engine):
        raise CopyError(
            "The database holds an unfinished copy of another one. Finish it with "
            "`chitra-server copy-database`, or use an empty database."
        )


VERSIONS = "alembic_version"
"""The table that says which schema a database has."""


@contextmanager
def opened(url: sa.URL) -> Iterator[sa.Engine]:
    """The target on this version's schema, with no other copy running into it.

    Raises:
        CopyError: it is not PostgreSQL, cannot hold every text, or another copy is running.
    """
    if url.get_backend_name() != "postgresql":
        raise CopyError("The target must be a PostgreSQL database: postgresql://…")
    engine = open_engine(url)
    try:
        with engine.connect() as guard:
            if not guard.scalar(sa.select(sa.func.pg_try_advisory_lock(ONE_AT_A_TIME))):
                raise CopyError("Another copy into this database is running.")
            encoding = guard.scalar(sa.text("SHOW server_encoding"))
            if encoding != "UTF8":
                raise CopyError(f"The target keeps text as {encoding}. Create it with UTF8.")
            _check_ours(guard)
            guard.commit()
            migrate(engine, url)
            yield engine
            guard.scalar(sa.select(sa.func.pg_advisory_unlock(ONE_AT_A_TIME)))
    finally:
        engine.dispose()


def _check_ours(guard: sa.Connection) -> None:
    """Refuse a database that something else uses, before a single table is made in it."""
    tables = sa.inspect(guard).get_table_names()
    if tables and VERSIONS not in tables:
        raise CopyError(
            f"The target holds tables of something else ({tables[0]}). A copy needs an empty "
            "database."
        )


def claim(connection: sa.Connection, parts: Sequence[Part], source: str) -> None:
    """Begin a copy, or find the one that was interrupted.

    Raises:
        CopyError: the target holds data that is not an interrupted copy of this source.
    """
    if sa.inspect(connection).has_table(RUN.name):
        begun = connection.scalar(sa.select(RUN.c.source))
        if begun != source:
            raise CopyError(
                f"The target holds an unfinished copy of {begun}. Finish that, or empty it with "
                "--start-over."
            )
        return
    for part in parts:
        if connection.scalar(
            sa.select(sa.exists(sa.select(sa.literal(1)).select_from(part.target)))
        ):
            raise CopyError(
                f"The target holds data (in the table {part.name}). A copy needs an empty database."
            )
    RECORDS.create_all(connection)
    connection.execute(sa.insert(RUN).values(source=source))
    connection.execute(
        sa.insert(PROGRESS), [{"part": part.name, "rows": 0, "last_key": None} for part in parts]
    )


def start_over(connection: sa.Connection, parts: Sequence[Part]) -> None:
    """Empty a target that holds an unfinished copy; leave any other as it is."""
    if sa.inspect(connection).has_table(RUN.name):
        quote = connection.dialect.identifier_preparer.format_table
        tables = ", ".join(quote(part.target) for part in parts)
        connection.exec_driver_sql(f"TRUNCATE {tables}")
        RECORDS.drop_all(connection)


def done_so_far(connection: sa.Connection, part: Part) -> tuple[int, str | None]:
    """How many rows of the table are there, and the key of the last.

    A copy that was killed may have sent its last COMMIT, which the database has yet to carry
    out; the lock on the row waits for that.
    """
    found = sa.select(PROGRESS.c.rows, PROGRESS.c.last_key).where(PROGRESS.c.part == part.name)
    row = connection.execute(found.with_for_update()).one()
    return row.rows, row.last_key


def note(connection: sa.Connection, part: Part, rows: int, last_key: str) -> None:
    """Record, in the transaction of the rows themselves, that they are there."""
    connection.execute(
        sa.update(PROGRESS)
        .where(PROGRESS.c.part == part.name)
        .values(rows=PROGRESS.c.rows + rows, last_key=last_key)
    )


def finish(connection: sa.Connection) -> None:
    """The copy is whole: forget how it was made."""
    RECORDS.drop_all(connection)


def set_sequences(connection: sa.Connection, parts: Sequence[Part]) -> None:
    """Let numbers that the database gives go on after the highest that was copied."""
    for part in parts:
        column = part.target.autoincrement_column
        if column is None:
            continue
        table = connection.dialect.identifier_preparer.format_table(part.target)
        sequence = sa.func.pg_get_serial_sequence(table, column.name)
        highest = sa.select(sa.func.max(column)).scalar_subquery()
        connection.execute(
            sa.select(sa.func.setval(sequence, sa.func.coalesce(highest, 1), highest.is_not(None)))
        )
