"""Denormalised columns, and how to make them right again from the rows they stand for.

Use cases change a counter by SQL in the transaction that changes its rows, so counters do not
drift by themselves. Rows that the database removes in a cascade are not counted down, though,
and neither is what somebody changes by hand; reconciling mends both.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, cast
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import InstrumentedAttribute

from server.kit.db.unit import Units

BATCH = 500
"""Rows that are locked at once; a like waits no longer than for these."""


@dataclass(frozen=True)
class Counter:
    """One denormalised column and the expression, of the same row, that it stands for."""

    column: InstrumentedAttribute[Any]
    truth: sa.SQLColumnExpression[Any]
    follows: Mapping[str, sa.SQLColumnExpression[Any]] = field(default_factory=dict)
    """Other columns that change with it; the column stands for what it was before."""
    refreshed: bool = False
    """It is only ever worked out here, so that a difference is no fault."""

    @property
    def name(self) -> str:
        """``table.column``, as reports write it."""
        return f"{self.table.name}.{self.column.key}"

    @property
    def table(self) -> sa.Table:
        """The table that has the column."""
        return cast("sa.Table", self.column.class_.__table__)


@dataclass(frozen=True)
class Mended:
    """What a run found of one counter."""

    counter: str
    rows: int
    """Rows that were looked at."""
    wrong: int
    """Rows whose counter was not what its rows say."""


def count_of(model: type[Any], *conditions: sa.ColumnElement[bool]) -> sa.ScalarSelect[int]:
    """The rows of ``model`` that meet the conditions, for use as a counter's truth."""
    return sa.select(sa.func.count()).select_from(model).where(*conditions).scalar_subquery()


def reconcile(units: Units, counter: Counter, *, mend: bool = True) -> Iterator[Mended]:
    """Compare a counter with its rows, batch by batch; yields after each.

    Args:
        mend: also write the right value; otherwise only report.
    """
    after: UUID | None = None
    while True:
        ids = _next_ids(units, counter, after)
        if not ids:
            return
        wrong = _mend(units, counter, ids) if mend else _wrong(units, counter, ids)
        yield Mended(counter.name, len(ids), wrong)
        after = ids[-1]


def _next_ids(units: Units, counter: Counter, after: UUID | None) -> list[UUID]:
    identifier = counter.table.c.id
    query = sa.select(identifier).order_by(identifier).limit(BATCH)
    if after is not None:
        query = query.where(identifier > after)
    with units.read() as unit:
        return list(unit.session.scalars(query))


def _differs(counter: Counter, ids: Sequence[UUID]) -> sa.ColumnElement[bool]:
    return sa.and_(counter.table.c.id.in_(ids), counter.column.is_distinct_from(counter.truth))


def _wrong(units: Units, counter: Counter, ids: Sequence[UUID]) -> int:
    query = sa.select(sa.func.count()).select_from(counter.table).where(_differs(counter, ids))
    with units.read() as unit:
        return unit.session.scalars(query).one()


def _mend(units: Units, counter: Counter, ids: Sequence[UUID]) -> int:
    identifier = counter.table.c.id
    with units.write() as unit:
        # The rows are locked first, and counted by a second statement: it then sees whatever
        # changed the counters before, and whoever changes them later adds to what it wrote.
        lock = sa.select(identifier).where(identifier.in_(ids)).order_by(identifier)
        unit.session.execute(lock.with_for_update())
        done = unit.session.execute(
            sa.update(counter.column.class_)
            .where(_differs(counter, ids))
            .values(
                {
                    counter.column.key: counter.truth,
                    **counter.follows,
                    **_as_they_are(counter.table),
                }
            )
            .returning(identifier)
            .execution_options(synchronize_session=False)
        )
        return len(done.all())


def _as_they_are(table: sa.Table) -> dict[str, sa.Column[Any]]:
    """Columns that a change sets by itself: counting anew is no edit."""
    return {column.key: column for column in table.columns if column.onupdate is not None}
