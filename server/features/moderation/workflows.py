"""Suspensions by the clock."""

from datetime import datetime
from typing import Any

from dbos import DBOS

from server.features.moderation.end_suspensions import end_suspensions
from server.kit.db.unit import Units
from server.kit.jobs.steady import steady_step
from server.kit.jobs.worker import Schedule, provided


@steady_step("end_suspensions.end")
def _end() -> int:
    return end_suspensions(provided(Units))


@DBOS.workflow(name="end_suspensions")
def end_suspensions_in_time(_planned: datetime, _context: Any) -> None:
    """Let people in again when their time is over."""
    _end()


SCHEDULES = (Schedule("end-suspensions", end_suspensions_in_time, "*/5 * * * *"),)
