"""The worker: runs durable jobs from the queues it listens to."""

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import structlog
from dbos import DBOS, DBOSConfig, DBOSPortableJSONSerializer
from sqlalchemy import URL

from server.kit.db.unit import Units
from server.kit.jobs.heartbeat import BEAT_EVERY, Heartbeats
from server.kit.jobs.queue import APPLICATION, APPLICATION_VERSION, Queue
from server.kit.providers import Part, Providers

log = structlog.get_logger(__name__)

POLL_SECONDS = 0.25
"""How soon a waiting job is noticed; each look costs one indexed query."""
KEEP_FINISHED = timedelta(days=14)


@dataclass(frozen=True)
class Schedule:
    """A workflow that runs by the clock. It takes the planned time and None."""

    name: str
    workflow: Callable[[datetime, Any], None]
    cron: str


class _Running:
    """What workflows of this process may ask for; DBOS calls them as plain functions."""

    providers: Providers | None = None


def provided(kind: type[Part]) -> Part:
    """The part of that type, for use inside workflows and steps.

    Raises:
        LookupError: no worker runs in this process.
    """
    if _Running.providers is None:
        raise LookupError("no worker runs in this process")
    return _Running.providers.get(kind)


@DBOS.workflow(name="delete_finished_jobs")
def delete_finished_jobs(planned: datetime, _context: Any) -> None:
    """Forget jobs that ended two weeks ago."""
    until = (planned - KEEP_FINISHED).isoformat()
    ended = DBOS.list_workflows(
        status=["SUCCESS", "ERROR", "CANCELLED"], end_time=until, load_input=False
    )
    DBOS.delete_workflows([job.workflow_id for job in ended])


NIGHTLY = Schedule("delete-finished-jobs", delete_finished_jobs, "17 3 * * *")


class Worker:
    """Runs jobs in this process until it is stopped. One per process."""

    def __init__(
        self,
        url: URL,
        providers: Providers,
        *,
        queues: Sequence[Queue],
        concurrency: dict[Queue, int],
        schedules: Sequence[Schedule],
    ) -> None:
        self._url = url
        self._providers = providers
        self._queues = queues
        self._concurrency = concurrency
        self._schedules = (NIGHTLY, *schedules)
        self._id = f"worker-{uuid4()}"
        self._heartbeats = Heartbeats(providers.get(Units), self._id)
        self._stopping = threading.Event()
        self._beater = threading.Thread(target=self._live, name="worker-heartbeat", daemon=True)

    def start(self) -> None:
        """Begin to listen. Every workflow must have been imported before."""
        _Running.providers = self._providers
        DBOS(config=self._config())
        DBOS.listen_queues(list(self._queues))
        self._heartbeats.beat()
        DBOS.launch()
        for queue in Queue:
            DBOS.register_queue(
                queue,
                worker_concurrency=self._concurrency.get(queue, 1),
                polling_interval_sec=POLL_SECONDS,
            )
        DBOS.apply_schedules(
            [
                {
                    "schedule_name": schedule.name,
                    "workflow_fn": schedule.workflow,
                    "schedule": schedule.cron,
                    "context": None,
                    "queue_name": Queue.CRON,
                }
                for schedule in self._schedules
            ]
        )
        self._beater.start()

    def leave(self) -> None:
        """Give the work back, as the last act before the process ends.

        Running steps are not awaited: an encode may take an hour. They die with the process
        and run again elsewhere, or here after a restart.
        """
        self._stopping.set()
        self._beater.join(timeout=BEAT_EVERY.total_seconds())
        self._heartbeats.leave()

    def stop(self) -> None:
        """End the worker but not the process; waits for running jobs. For tests."""
        self.leave()
        DBOS.destroy(workflow_completion_timeout_sec=30)
        _Running.providers = None

    def _config(self) -> DBOSConfig:
        return {
            "name": APPLICATION,
            "system_database_url": self._url.render_as_string(hide_password=False),
            "application_version": APPLICATION_VERSION,
            "executor_id": self._id,
            "serializer": DBOSPortableJSONSerializer(),
            "log_level": "WARNING",
        }

    def _live(self) -> None:
        while True:
            try:
                self._put_back_work_of_the_dead()
            except Exception:
                # A database that is away for a moment must not end the heartbeat for good.
                log.exception("heartbeat failed")
            if self._stopping.wait(BEAT_EVERY.total_seconds()):
                return

    def _put_back_work_of_the_dead(self) -> None:
        self._heartbeats.beat()
        for dead in self._heartbeats.claim_dead():
            for job in DBOS.list_workflows(status="PENDING", executor_id=dead, load_input=False):
                log.warning("job of a dead worker goes back to its queue", job=job.workflow_id)
                DBOS.resume_workflow(job.workflow_id, queue_name=job.queue_name)
            self._heartbeats.bury(dead)
