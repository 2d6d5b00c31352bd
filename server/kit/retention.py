"""Rules of retention: what goes, or is put aside, once it has been kept long enough.

A rule deals with a batch at a time, each in its own transaction, so that nobody waits long and a
run that is killed has lost nothing: the next one goes on.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

import sqlalchemy as sa
import structlog
from sqlalchemy.orm import Session

from server.kit.db.model import Model
from server.kit.db.unit import Units
from server.kit.providers import Providers

log = structlog.get_logger(__name__)

BATCH = 500
"""Rows of one transaction."""


@dataclass(frozen=True)
class Rule:
    """One kind of data and what becomes of it."""

    name: str
    what: str
    """A sentence for whoever runs the server: what goes, and counted from when."""
    setting: str
    """The setting with the days to keep it; none there keeps it for ever."""
    due: Callable[[Session, datetime], int]
    """How many rows are older than that."""
    batch: Callable[[Providers, datetime], int]
    """Deal with some of them; 0 when none were left."""


def run(rule: Rule, providers: Providers, before: datetime) -> Iterator[int]:
    """Deal with all that is older than ``before``; yields the rows of each batch."""
    while done := rule.batch(providers, before):
        log.info("retention", rule=rule.name, before=before.isoformat(), rows=done)
        yield done


def deletes(
    model: type[Model], is_due: Callable[[datetime], sa.ColumnElement[bool]]
) -> tuple[Callable[[Session, datetime], int], Callable[[Providers, datetime], int]]:
    """``due`` and ``batch`` of a rule that deletes rows and nothing else."""
    key = cast("sa.Table", model.__table__).primary_key.columns[0]

    def due(session: Session, before: datetime) -> int:
        return count(session, model, is_due(before))

    def batch(providers: Providers, before: datetime) -> int:
        chosen = sa.select(key).where(is_due(before)).limit(BATCH)
        gone = sa.delete(model).where(key.in_(chosen)).returning(key)
        with providers.get(Units).write() as unit:
            return len(
                unit.session.execute(gone.execution_options(synchronize_session=False)).all()
            )

    return due, batch


def count(session: Session, model: type[Any], condition: sa.ColumnElement[bool]) -> int:
    """How many rows of ``model`` meet the condition."""
    return session.scalars(sa.select(sa.func.count()).select_from(model).where(condition)).one()
