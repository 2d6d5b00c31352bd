"""Move rows in batches, each with its record of progress in one transaction."""

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import psycopg
import sqlalchemy as sa
from psycopg import sql
from sqlalchemy.exc import DBAPIError

from server.app.copying import target
from server.app.copying.errors import CopyError
from server.app.copying.plan import Part, key_text, key_values, stored

BATCH = 10_000
"""Rows a transaction. Larger ones are hardly quicker, and lose more when interrupted."""

Convert = Callable[[Any], Any]


def copy_rows(
    source: sa.Connection, engine: sa.Engine, part: Part, advance: Callable[[int], None]
) -> None:
    """Bring the rows of one table that are not there yet.

    Args:
        advance: told how many rows have come, after each batch.

    Raises:
        CopyError: PostgreSQL does not take a row.
    """
    names = part.columns
    kept = [name for name in names if name not in part.deferred]
    converts = _converts(part, kept, engine.dialect)
    with engine.connect() as connection:
        _rows, last = target.done_so_far(connection, part)
    while batch := _next(source, part, names, last):
        keys = [[row._mapping[column.name] for column in part.key] for row in batch]  # noqa: SLF001 - SQLAlchemy's public name
        last = key_text(keys[-1])
        with _writing(engine, part, keys) as connection:
            _send(connection, part.target, kept, _converted(batch, kept, converts))
            target.note(connection, part, len(batch), last)
        advance(len(batch))


def set_deferred(source: sa.Connection, engine: sa.Engine, part: Part) -> None:
    """Set the columns that had to wait. Doing it twice changes nothing."""
    if not part.deferred:
        return
    names = [*(column.name for column in part.key), *part.deferred]
    converts = _converts(part, names, engine.dialect)
    columns = [part.source.columns[name] for name in part.deferred]
    some = sa.or_(*(column.is_not(None) for column in columns))
    last: str | None = None
    while batch := _next(source, part, names, last, some):
        keys = [list(row)[: len(part.key)] for row in batch]
        last = key_text(keys[-1])
        with _writing(engine, part, keys) as connection:
            waiting = _waiting_table(connection, part, names)
            _send(connection, waiting, names, _converted(batch, names, converts))
            connection.execute(_update(part, waiting))


def _next(
    source: sa.Connection,
    part: Part,
    names: Sequence[str],
    last: str | None,
    where: sa.ColumnElement[bool] | None = None,
) -> Sequence[sa.Row[Any]]:
    query = sa.select(*stored(part.source, names)).order_by(*part.key).limit(BATCH)
    if where is not None:
        query = query.where(where)
    if last is not None:
        after = [
            sa.literal(value, column.type)
            for column, value in zip(part.key, key_values(part, last), strict=True)
        ]
        query = query.where(sa.tuple_(*part.key) > sa.tuple_(*after))
    return source.execute(query).all()


def _converts(part: Part, names: Sequence[str], dialect: sa.Dialect) -> list[Convert | None]:
    """What the target's column types do to Python values on their way to the driver."""
    converts: list[Convert | None] = []
    for name in names:
        kind = part.target.columns[name].type
        # JSON is already text, as it was stored.
        json = isinstance(kind, sa.JSON)
        converts.append(None if json else kind.dialect_impl(dialect).bind_processor(dialect))
    return converts


def _converted(
    batch: Sequence[sa.Row[Any]], names: Sequence[str], converts: Sequence[Convert | None]
) -> Iterator[list[Any]]:
    for row in batch:
        values = row._mapping  # noqa: SLF001 - SQLAlchemy's public name
        yield [
            values[name] if convert is None else convert(values[name])
            for name, convert in zip(names, converts, strict=True)
        ]


def _send(
    connection: sa.Connection, table: sa.Table, names: Sequence[str], rows: Iterator[list[Any]]
) -> None:
    where = sql.Identifier(*filter(None, (table.schema, table.name)))
    into = sql.SQL("COPY {} ({}) FROM STDIN").format(
        where, sql.SQL(", ").join(map(sql.Identifier, names))
    )
    driver: psycopg.Connection[Any] = connection.connection.driver_connection  # type: ignore[assignment]
    with driver.cursor() as cursor, cursor.copy(into) as copy:
        for row in rows:
            copy.write_row(row)


def _waiting_table(connection: sa.Connection, part: Part, names: Sequence[str]) -> sa.Table:
    columns = [sa.Column(name, part.target.columns[name].type) for name in names]
    waiting = sa.Table(
        "copy_waiting",
        sa.MetaData(),
        *columns,
        prefixes=["TEMPORARY"],
        postgresql_on_commit="DROP",
    )
    waiting.create(connection)
    return waiting


def _update(part: Part, waiting: sa.Table) -> sa.Update:
    same = [part.target.columns[column.name] == waiting.columns[column.name] for column in part.key]
    changes: dict[Any, Any] = {name: waiting.columns[name] for name in part.deferred}
    # A column that SQLAlchemy stamps at every change keeps what was copied.
    stamped = {c.name: c for c in part.target.columns if c.onupdate is not None}
    return sa.update(part.target).values({**stamped, **changes}).where(*same)


@contextmanager
def _writing(
    engine: sa.Engine, part: Part, keys: Sequence[Sequence[Any]]
) -> Iterator[sa.Connection]:
    """A transaction on one table in which its triggers rest: what they do is in the copy."""
    try:
        with engine.begin() as connection:
            table = connection.dialect.identifier_preparer.format_table(part.target)
            triggers = _has_triggers(connection, table)
            if triggers:
                connection.exec_driver_sql(f"ALTER TABLE {table} DISABLE TRIGGER USER")
            yield connection
            if triggers:
                connection.exec_driver_sql(f"ALTER TABLE {table} ENABLE TRIGGER USER")
    except (psycopg.Error, DBAPIError) as error:
        raise CopyError(_refusal(part, error, keys)) from error


def _has_triggers(connection: sa.Connection, table: str) -> bool:
    query = sa.text(
        "SELECT EXISTS (SELECT FROM pg_trigger WHERE tgrelid = CAST(:table AS regclass)"
        " AND NOT tgisinternal AND tgenabled <> 'D')"
    )
    return bool(connection.scalar(query, {"table": table}))


def _refusal(part: Part, error: Exception, keys: Sequence[Sequence[Any]]) -> str:
    """One sentence that names table, row and column, as far as PostgreSQL tells them."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    diagnosis = cause.diag if isinstance(cause, psycopg.Error) else None
    told = (diagnosis and diagnosis.message_primary) or str(cause).splitlines()[0]
    context = (diagnosis and diagnosis.context) or ""
    place = re.search(r"line (\d+)(?:, column (\w+))?", context)
    which = f" row {key_text(keys[int(place[1]) - 1])}" if place else ""
    column = f" in {place[2]}" if place and place[2] else ""
    return f"PostgreSQL does not take {part.name}{which}{column}: {told}."
