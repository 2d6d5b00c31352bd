from dataclasses import dataclass

import pytest

from server.features.identity.models import User
from server.kit.db.unit import Units
from server.kit.jobs.queue import DurableJobQueue, Job, JobQueue, Queue
from tests.server.people import Person


@dataclass(frozen=True)
class Happened:
    what: str


def test_what_raises_is_rolled_back(units: Units, tahmina: Person) -> None:
    with pytest.raises(RuntimeError), units.write() as unit:
        unit.session.get_one(User, tahmina.id).username = "changed"
        raise RuntimeError
    with units.read() as unit:
        assert unit.session.get_one(User, tahmina.id).username == "tahmina"


def test_reading_changes_nothing(units: Units, tahmina: Person) -> None:
    with units.read() as unit:
        unit.session.get_one(User, tahmina.id).username = "changed"
    with units.read() as unit:
        assert unit.session.get_one(User, tahmina.id).username == "tahmina"


def test_an_event_reaches_its_subscribers_inside_the_transaction(units: Units) -> None:
    heard: list[tuple[str, bool]] = []
    units.subscriptions.subscribe(
        Happened, lambda unit, event: heard.append((event.what, unit.session.in_transaction()))
    )
    with units.write() as unit:
        unit.emit(Happened("rain"))
    assert heard == [("rain", True)]


def test_a_job_exists_only_if_the_transaction_commits(
    units: Units, request: pytest.FixtureRequest
) -> None:
    parts = request.getfixturevalue("parts")
    jobs = parts.providers.get(JobQueue)
    assert isinstance(jobs, DurableJobQueue)
    with pytest.raises(RuntimeError), units.write() as unit:
        unit.enqueue(Job("work", Queue.CONTROL, "never"))
        raise RuntimeError
    with units.write() as unit:
        unit.enqueue(Job("work", Queue.CONTROL, "once", ("argument",)))
    with units.write() as unit:
        unit.enqueue(Job("work", Queue.CONTROL, "once", ("again",)))
    waiting = jobs.client.list_workflows(load_input=True)
    assert [(job.workflow_id, job.status, job.queue_name) for job in waiting] == [
        ("once", "ENQUEUED", "control")
    ]


def test_a_unit_within_somebody_elses_transaction_leaves_the_commit_to_them(
    units: Units, tahmina: Person
) -> None:
    with units.write() as outer:
        inner = units.within(outer.session)
        inner.session.get_one(User, tahmina.id).username = "changed"
        assert inner.clock == outer.clock
        outer.session.rollback()
    with units.read() as unit:
        assert unit.session.get_one(User, tahmina.id).username == "tahmina"
