"""Copy a SQLite installation's database to PostgreSQL, and prove that it is the same."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

import sqlalchemy as sa
from alembic.util import CommandError
from sqlalchemy.exc import DBAPIError

from server.app.copying import source, target
from server.app.copying.checksum import checksum
from server.app.copying.errors import CopyError
from server.app.copying.plan import JOBS_SCHEMA, Part, plan
from server.app.copying.rows import copy_rows, set_deferred


class Report(Protocol):
    """Who is told how the copy goes."""

    def begin(self, what: str, total: int, done: int) -> Callable[[int], None]:
        """A stage begins, with ``done`` of ``total`` behind it; call the result to advance."""


@dataclass(frozen=True)
class Copied:
    """What is in the target now."""

    tables: int
    rows: int


def copy_database(from_url: sa.URL, to_url: sa.URL, report: Report, *, again: bool) -> Copied:
    """Copy everything, or what an interrupted copy left out, and compare both sides.

    Args:
        again: empty the target first, if it holds an unfinished copy.

    Raises:
        CopyError: the copy cannot be made, or the two sides differ.
    """
    with source.opened(from_url) as reading:
        try:
            with target.opened(to_url) as engine:
                return _copy(reading, engine, str(from_url.database), report, again=again)
        except CommandError as error:
            raise CopyError(f"The target is of another version of this server: {error}") from error
        except DBAPIError as error:
            told = str(error.orig).strip().splitlines()[0]
            raise CopyError(f"The target cannot be used: {told}") from error


def _copy(
    reading: sa.Connection, engine: sa.Engine, name: str, report: Report, *, again: bool
) -> Copied:
    with engine.begin() as connection:
        parts = plan(connection)
        _check_jobs_version(reading, connection)
        if again:
            target.start_over(connection, parts)
        target.claim(connection, parts, name)
        done = sum(target.done_so_far(connection, part)[0] for part in parts)
    total = sum(_count(reading, part) for part in parts)
    advance = report.begin("Copying", total, done)
    for part in parts:
        copy_rows(reading, engine, part, advance)
    for part in parts:
        set_deferred(reading, engine, part)
    _compare(reading, engine, parts, report)
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        # Without it the first queries run on guesses about empty tables.
        connection.exec_driver_sql("ANALYZE")
    # The very last: who is killed before it goes on, who is killed after it is done.
    with engine.begin() as connection:
        target.set_sequences(connection, parts)
        target.finish(connection)
    return Copied(len(parts), total)


def _compare(
    reading: sa.Connection, engine: sa.Engine, parts: Sequence[Part], report: Report
) -> None:
    advance = report.begin("Comparing", len(parts), 0)
    with engine.connect() as connection:
        for part in parts:
            before = checksum(reading, part.source, part.columns)
            after = checksum(connection, part.target, part.columns)
            if before != after:
                raise CopyError(
                    f"The copy of {part.name} differs: {before.rows} rows became {after.rows}. "
                    "If the server was used between two runs, run again with --start-over."
                )
            advance(1)


def _count(reading: sa.Connection, part: Part) -> int:
    return reading.scalar(sa.select(sa.func.count()).select_from(part.source)) or 0


def _check_jobs_version(reading: sa.Connection, writing: sa.Connection) -> None:
    """The durable jobs' tables are copied as they are, so both must be of one version."""
    query = "SELECT max(version) FROM {}dbos_migrations"
    found = reading.exec_driver_sql(query.format("")).scalar()
    wanted = writing.exec_driver_sql(query.format(f"{JOBS_SCHEMA}.")).scalar()
    if found != wanted:
        raise CopyError(
            f"The durable jobs' tables are at {found}, and this version needs {wanted}. "
            "Run `chitra-server migrate` first."
        )
