"""The feed by the clock."""

from datetime import datetime, timedelta
from typing import Any

from dbos import DBOS

from server.features.notifications import repository
from server.kit.db.unit import Units
from server.kit.jobs.worker import Schedule, provided

KEEP_CHANGES = timedelta(days=2)


@DBOS.step(name="forget_old_changes.delete")
def _forget() -> None:
    with provided(Units).write() as unit:
        repository.delete_before(unit.session, unit.clock() - KEEP_CHANGES)


@DBOS.workflow(name="forget_old_changes")
def forget_old_changes(_planned: datetime, _context: Any) -> None:
    """Keep the feed short."""
    _forget()


SCHEDULES = (Schedule("forget-old-changes", forget_old_changes, "29 3 * * *"),)
