"""Whether a database may be filled: never one that has anybody's own data in it."""

from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from server.app.models import METADATA
from server.app.sample.errors import SampleError
from server.app.sample.people import DOMAIN
from server.app.sample.platform import tables
from server.features.identity.models import User
from server.features.videos.models import Video
from server.kit.db.engine import WRITES

RECORDS = sa.MetaData()
RUN = sa.Table(
    "sample_run",
    RECORDS,
    sa.Column("only", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("size", sa.Text, nullable=False),
    sa.Column("seed", sa.Integer, nullable=False),
    sa.Column("until", sa.Text, nullable=False),
    sa.Column("finished", sa.Boolean, nullable=False),
)
"""One row once a sample was begun: which, and whether its rows are there."""
_KEPT = {"worker_heartbeat"}


@dataclass(frozen=True)
class Run:
    """A sample that was begun in this database."""

    size: str
    seed: int
    until: date
    finished: bool


def found(connection: sa.Connection) -> Run | None:
    """The sample that the database holds, or half holds."""
    if not sa.inspect(connection).has_table(RUN.name):
        return None
    row = connection.execute(sa.select(RUN)).first()
    if row is None:
        return None
    return Run(row.size, row.seed, date.fromisoformat(row.until), row.finished)


def refuse_strangers(connection: sa.Connection) -> None:
    """Let nobody's own account be touched, or be mixed with invented ones.

    Raises:
        SampleError: there are accounts that no sample has made.
    """
    theirs = sa.select(sa.func.count()).where(User.email.not_like(f"%@{DOMAIN}"))
    many = connection.scalar(theirs)
    if many:
        raise SampleError(
            f"This database holds accounts that are not sample data ({many}). Sample data is only "
            "written to a database of its own: name another data folder with --data-dir, or "
            "another CHITRA_DATABASE_URL."
        )


def refuse_rows(connection: sa.Connection) -> None:
    """Fill nothing that is filled already.

    Raises:
        SampleError: a table has rows.
    """
    for table in tables():
        if connection.scalar(sa.select(sa.exists(sa.select(sa.literal(1)).select_from(table)))):
            raise SampleError(
                f"This database is not empty (there are rows in {table.name}). Sample data is only "
                "written to an empty one."
            )


def empty(engine: sa.Engine) -> list[str]:
    """Remove an earlier sample, whole or half; returns its videos' ids, whose media goes, too.

    Raises:
        SampleError: it is none, or somebody else has an account by now.
    """
    with engine.connect().execution_options(**{WRITES: True}) as connection:
        sqlite = connection.dialect.name == "sqlite"
        driver = connection.connection.driver_connection
        if sqlite and driver is not None:
            driver.execute("PRAGMA foreign_keys=OFF")
        try:
            with connection.begin():
                refuse_strangers(connection)
                if found(connection) is None:
                    refuse_rows(connection)
                    return []
                videos = [identifier.hex for identifier in connection.scalars(sa.select(Video.id))]
                _remove_rows(connection, sqlite=sqlite)
                connection.execute(sa.delete(RUN))
        finally:
            if sqlite and driver is not None:
                driver.execute("PRAGMA foreign_keys=ON")
    return videos


def _remove_rows(connection: sa.Connection, *, sqlite: bool) -> None:
    going = [table for table in METADATA.sorted_tables if table.name not in _KEPT]
    if sqlite:
        for table in reversed(going):
            connection.execute(sa.delete(table))
    else:
        quote = connection.dialect.identifier_preparer.format_table
        connection.exec_driver_sql(f"TRUNCATE {', '.join(map(quote, going))}")


def claim(engine: sa.Engine, run: Run) -> None:
    """Note that a sample is being made, before anything of it is there.

    Raises:
        SampleError: the database holds something, or another run has just claimed it.
    """
    with engine.connect().execution_options(**{WRITES: True}) as connection, connection.begin():
        refuse_strangers(connection)
        refuse_rows(connection)
        RECORDS.create_all(connection)
        try:
            connection.execute(sa.insert(RUN).values(only=1, finished=False, **_values(run)))
        except IntegrityError as error:
            raise SampleError("Another run is filling this database.") from error


def finish(connection: sa.Connection) -> None:
    """In the transaction of the rows: they are there."""
    connection.execute(sa.update(RUN).values(finished=True))


def _values(run: Run) -> dict[str, str | int]:
    return {"size": run.size, "seed": run.seed, "until": run.until.isoformat()}
