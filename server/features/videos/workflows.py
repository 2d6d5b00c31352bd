"""Videos by the clock."""

from datetime import datetime
from typing import Any

from dbos import DBOS

from server.features.uploads.folder import UploadFolder
from server.features.videos.delete import empty_bin
from server.integrations.storage.port import Storage
from server.kit.db.unit import Units
from server.kit.jobs.steady import steady_step
from server.kit.jobs.worker import Schedule, provided


@steady_step("empty_bin.delete")
def _empty() -> int:
    storage = provided(Storage)  # type: ignore[type-abstract]
    return empty_bin(provided(Units), storage, provided(UploadFolder))


@DBOS.workflow(name="empty_bin")
def empty_bin_nightly(_planned: datetime, _context: Any) -> None:
    """Delete for good what has been in the bin long enough."""
    _empty()


SCHEDULES = (Schedule("empty-bin", empty_bin_nightly, "53 3 * * *"),)
