"""Uploads by the clock."""

from datetime import datetime
from typing import Any

from dbos import DBOS

from server.features.uploads.cancel import expire_uploads
from server.features.uploads.folder import UploadFolder
from server.kit.db.unit import Units
from server.kit.jobs.worker import Schedule, provided


@DBOS.step(name="collect_abandoned_uploads.collect")
def _collect() -> int:
    return expire_uploads(provided(Units), provided(UploadFolder))


@DBOS.workflow(name="collect_abandoned_uploads")
def collect_abandoned_uploads(_planned: datetime, _context: Any) -> None:
    """Free the disk of uploads that nobody has continued in time."""
    _collect()


SCHEDULES = (Schedule("collect-abandoned-uploads", collect_abandoned_uploads, "41 * * * *"),)
