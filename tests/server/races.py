"""Two transactions at once, in the order that a test wants."""

import threading
from collections.abc import Callable

import sqlalchemy as sa

from server.kit.db.unit import Unit, Units
from tests.patience import PATIENCE_SECONDS

Work = Callable[[Unit], object]


def overlap(
    units: Units, first: Work, second: Work, *, before_commit: Work | None = None
) -> list[BaseException]:
    """Begin ``second`` when ``first`` is done but not yet committed; what ``second`` raised.

    On PostgreSQL it is waited until the second transaction waits for a lock, or has ended. On
    SQLite it cannot begin before the first one has ended.

    Args:
        before_commit: what the first transaction does while the second one waits.
    """
    raised: list[BaseException] = []

    def run() -> None:
        try:
            with units.write() as unit:
                second(unit)
        except Exception as error:  # noqa: BLE001 - for the test to look at
            raised.append(error)

    thread = threading.Thread(target=run)
    try:
        with units.write() as unit:
            first(unit)
            unit.session.flush()
            thread.start()
            _await_lock(units, thread)
            if before_commit is not None:
                before_commit(unit)
    finally:
        thread.join(PATIENCE_SECONDS)
    assert not thread.is_alive()
    return raised


def _await_lock(units: Units, thread: threading.Thread) -> None:
    if units.engine.dialect.name == "sqlite":
        return
    waiting = sa.text(
        "SELECT count(*) FROM pg_stat_activity "
        "WHERE datname = current_database() AND wait_event_type = 'Lock'"
    )
    while thread.is_alive():
        with units.read() as unit:
            if unit.session.scalars(waiting).one():
                return
        thread.join(0.005)
