"""Planned videos go on air by the clock."""

from datetime import datetime
from typing import Any

from dbos import DBOS

from server.features.videos.publish import publish_due
from server.kit.clock import now
from server.kit.db.unit import Units
from server.kit.jobs.steady import steady_step
from server.kit.jobs.worker import Schedule, provided


@steady_step("publish_due_videos.publish")
def _publish() -> int:
    return publish_due(provided(Units), now())


@DBOS.workflow(name="publish_due_videos")
def publish_due_videos(_planned: datetime, _context: Any) -> None:
    """Put on air whatever its owner has planned for this minute, or for one that was missed."""
    _publish()


SCHEDULES = (Schedule("publish-due-videos", publish_due_videos, "* * * * *"),)
