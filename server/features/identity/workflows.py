"""Sessions by the clock."""

from datetime import datetime
from typing import Any

from dbos import DBOS

from server.features.identity import repository
from server.kit.db.unit import Units
from server.kit.jobs.worker import Schedule, provided


@DBOS.step(name="forget_ended_sessions.delete")
def _forget() -> None:
    with provided(Units).write() as unit:
        repository.delete_ended_tokens(unit.session, unit.clock())


@DBOS.workflow(name="forget_ended_sessions")
def forget_ended_sessions(_planned: datetime, _context: Any) -> None:
    """Forget refresh tokens that nobody can spend any more."""
    _forget()


SCHEDULES = (Schedule("forget-ended-sessions", forget_ended_sessions, "11 3 * * *"),)
