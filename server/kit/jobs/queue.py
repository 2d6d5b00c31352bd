"""Durable jobs, as the business transaction sees them."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Protocol

from dbos import DBOSClient, DBOSPortableJSONSerializer, EnqueueOptions
from sqlalchemy import URL
from sqlalchemy.orm import Session

APPLICATION = "chitra"
APPLICATION_VERSION = "1"
"""A constant of ours: DBOS's default, a hash of the source, would strand every running job at
each upgrade. Raise it when a workflow's steps change in a way that DBOS.patch cannot tell."""


class Queue(StrEnum):
    """The queues that workers listen to."""

    CONTROL = "control"
    ENCODE_CPU = "encode-cpu"
    ENCODE_GPU = "encode-gpu"
    AGAIN = "again"
    """What is made once more and can wait: second passes."""
    SPEECH = "speech"
    PUBLISH = "publish"
    CRON = "cron"


@dataclass(frozen=True)
class Job:
    """A workflow to run: which, on what queue, under which id, with which JSON arguments."""

    workflow: str
    queue: Queue
    id: str
    """Names the work, so that queueing it twice runs it once."""
    arguments: tuple[Any, ...] = field(default=())
    delay_seconds: float = 0.0
    """How long it waits before anybody takes it up."""
    turn: int = 0
    """Its place among those that wait, at most 2^31 - 1: the lowest is taken first."""


class JobQueue(Protocol):
    """Where a unit of work leaves its jobs."""

    def enqueue(self, session: Session, job: Job) -> None:
        """Queue ``job`` in the session's transaction."""

    def cancel(self, job_id: str) -> None:
        """Ask the job to stop; at once if it waits, at its next step if it runs."""


class DurableJobQueue:
    """Jobs in DBOS's tables, which live in the same database as ours."""

    def __init__(self, url: URL) -> None:
        self.client = DBOSClient(
            system_database_url=url.render_as_string(hide_password=False),
            serializer=DBOSPortableJSONSerializer(),
            application_name=APPLICATION,
            lazy=True,
        )

    def enqueue(self, session: Session, job: Job) -> None:
        """Queue ``job`` in the session's transaction; a known id is left as it is."""
        options = EnqueueOptions(
            workflow_name=job.workflow,
            queue_name=job.queue,
            workflow_id=job.id,
            app_version=APPLICATION_VERSION,
        )
        if job.delay_seconds:
            options["delay_seconds"] = job.delay_seconds
        if job.turn:
            options["priority"] = job.turn
        self.client.enqueue_in_transaction(session, options, *job.arguments)

    def cancel(self, job_id: str) -> None:
        """Ask the job to stop."""
        self.client.cancel_workflow(job_id)

    def close(self) -> None:
        """Let go of the database."""
        self.client.destroy()
