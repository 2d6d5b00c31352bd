import os
import socket
import subprocess
import sys
from datetime import timedelta

import psutil
import sqlalchemy as sa

from server.kit.clock import now
from server.kit.db.unit import Units
from server.kit.jobs.heartbeat import DEAD_AFTER, Heartbeats, Process, WorkerHeartbeat


def _row(units: Units, executor_id: str, process: Process, age: timedelta) -> None:
    with units.write() as unit:
        unit.session.add(
            WorkerHeartbeat(
                executor_id=executor_id,
                host=process.host,
                pid=process.pid,
                process_started=process.started,
                beat_at=now() - age,
            )
        )


def test_this_process_is_not_gone() -> None:
    assert not Process.this().is_gone_from(Process.this())


def test_a_killed_process_is_gone_and_its_number_reused_is_another() -> None:
    child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
    here = Process.this()
    there = Process(here.host, child.pid, psutil.Process(child.pid).create_time())
    assert not there.is_gone_from(here)
    child.kill()
    child.wait()
    assert there.is_gone_from(here)
    assert Process(here.host, os.getpid(), here.started - 100).is_gone_from(here)


def test_a_process_elsewhere_is_judged_by_its_heartbeat_alone(units: Units) -> None:
    elsewhere = Process(socket.gethostname() + "-other", 1, 0.0)
    assert not elsewhere.is_gone_from(Process.this())
    _row(units, "fresh", elsewhere, timedelta(0))
    _row(units, "stale", elsewhere, DEAD_AFTER * 2)
    assert Heartbeats(units, "me").claim_dead() == ["stale"]


def test_a_dead_worker_is_claimed_by_one_and_buried(units: Units) -> None:
    here = Process.this()
    _row(units, "dead", Process(here.host, here.pid, here.started - 100), timedelta(0))
    first, second = Heartbeats(units, "first"), Heartbeats(units, "second")
    first.beat()
    second.beat()
    assert first.claim_dead() == ["dead"]
    assert second.claim_dead() == []
    first.bury("dead")
    with units.read() as unit:
        left = set(unit.session.scalars(sa.select(WorkerHeartbeat.executor_id)))
    assert left == {"first", "second"}


def test_who_leaves_is_not_waited_for(units: Units) -> None:
    leaver, other = Heartbeats(units, "leaver"), Heartbeats(units, "other")
    leaver.beat()
    assert other.claim_dead() == []
    leaver.leave()
    assert other.claim_dead() == ["leaver"]
