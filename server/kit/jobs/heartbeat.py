"""Which workers live, and what becomes of the work of those that do not.

DBOS resumes the jobs of a worker that comes back under its own name. One that never comes
back is found here, by the age of its heartbeat or, on the same machine, by its missing
process, and its jobs go back to their queues (architecture, section 6).
"""

import os
import socket
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import psutil
import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from server.kit.db.model import Model
from server.kit.db.unit import Unit, Units

BEAT_EVERY = timedelta(seconds=5)
DEAD_AFTER = timedelta(seconds=60)
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)


class WorkerHeartbeat(Model):
    """One row per running worker process."""

    __tablename__ = "worker_heartbeat"

    executor_id: Mapped[str] = mapped_column(sa.String(64), primary_key=True)
    host: Mapped[str] = mapped_column(sa.String(255))
    pid: Mapped[int]
    process_started: Mapped[float]
    """Seconds since the epoch; tells a process from a later one with the same number."""
    beat_at: Mapped[datetime]
    claimed_by: Mapped[str | None] = mapped_column(sa.String(64))
    """The worker that is putting this dead one's jobs back."""
    claimed_at: Mapped[datetime | None]


@dataclass(frozen=True)
class Process:
    """A process, told apart from every other on any machine."""

    host: str
    pid: int
    started: float

    @classmethod
    def this(cls) -> "Process":
        """The process that asks."""
        return cls(socket.gethostname(), os.getpid(), psutil.Process().create_time())

    def is_gone_from(self, here: "Process") -> bool:
        """True when it ran on this machine and does not any more."""
        if self.host != here.host:
            return False
        try:
            # Clocks are read twice, by two processes, and may be rounded differently.
            return abs(psutil.Process(self.pid).create_time() - self.started) > 1
        except psutil.NoSuchProcess:
            return True


class Heartbeats:
    """Beats for one worker, and claims the dead."""

    def __init__(self, units: Units, executor_id: str) -> None:
        self._units = units
        self._id = executor_id
        self._process = Process.this()

    def beat(self) -> None:
        """Say that this worker lives."""
        with self._units.write() as unit:
            row = unit.session.get(WorkerHeartbeat, self._id)
            if row is None:
                row = WorkerHeartbeat(
                    executor_id=self._id,
                    host=self._process.host,
                    pid=self._process.pid,
                    process_started=self._process.started,
                )
                unit.session.add(row)
            row.beat_at = unit.clock()

    def leave(self) -> None:
        """Say that this worker is about to go, so that nobody waits for it."""
        with self._units.write() as unit:
            row = unit.session.get(WorkerHeartbeat, self._id)
            if row is not None:
                row.beat_at = LONG_AGO

    def claim_dead(self) -> list[str]:
        """Ids of workers that are gone and whose jobs this worker now has to put back."""
        with self._units.read() as unit:
            if not self._dead(unit):
                return []
        with self._units.write() as unit:
            dead = self._dead(unit)
            for row in dead:
                row.claimed_by = self._id
                row.claimed_at = unit.clock()
            return [row.executor_id for row in dead]

    def bury(self, executor_id: str) -> None:
        """Forget a dead worker whose jobs are back in their queues."""
        with self._units.write() as unit:
            unit.session.execute(
                sa.delete(WorkerHeartbeat).where(WorkerHeartbeat.executor_id == executor_id)
            )

    def _dead(self, unit: Unit) -> list[WorkerHeartbeat]:
        limit = unit.clock() - DEAD_AFTER
        others = sa.select(WorkerHeartbeat).where(
            WorkerHeartbeat.executor_id != self._id,
            sa.or_(WorkerHeartbeat.claimed_at.is_(None), WorkerHeartbeat.claimed_at < limit),
        )
        return [
            row
            for row in unit.session.scalars(others.with_for_update(skip_locked=True))
            if row.beat_at < limit
            or Process(row.host, row.pid, row.process_started).is_gone_from(self._process)
        ]
