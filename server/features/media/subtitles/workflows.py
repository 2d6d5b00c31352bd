"""The durable jobs of subtitles."""

from dbos import DBOS

from server.features.media.subtitles import files
from server.features.media.subtitles.files import COLLECT
from server.integrations.storage.port import Storage
from server.kit.db.unit import Units
from server.kit.jobs.steady import steady_step
from server.kit.jobs.worker import Schedule, provided


@steady_step("subtitle.collect")
def _collect(key: str) -> None:
    files.collect(provided(Units), provided(Storage), key)  # type: ignore[type-abstract]


@DBOS.workflow(name=COLLECT)
def collect_subtitle(key: str) -> None:
    """Remove a text that no track has."""
    _collect(key)


SCHEDULES: tuple[Schedule, ...] = ()
