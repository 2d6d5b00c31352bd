"""Start and stop the durable job that makes a version playable."""

from server.features.videos import repository
from server.features.videos.events import VersionArrived
from server.kit.db.unit import Subscriptions, Unit
from server.kit.jobs.queue import Job, Queue

PROCESS = "process_video"
"""Name of the workflow; it takes the version's id as text."""


def start_processing(unit: Unit, event: VersionArrived) -> None:
    """Queue the job in the transaction that brought the version."""
    version = repository.version_by_id(unit.session, event.version_id)
    if version is not None:
        unit.enqueue(Job(PROCESS, Queue.ENCODE_CPU, version.job_id, (str(version.id),)))


def subscribe(subscriptions: Subscriptions) -> None:
    """Process every version that arrives."""
    subscriptions.subscribe(VersionArrived, start_processing)
