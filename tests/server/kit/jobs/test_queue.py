import pytest

from server.app.wiring import Parts
from server.kit.db.unit import Units
from server.kit.jobs.queue import Job, Queue


def test_a_waiting_job_is_cancelled_at_once(parts: Parts) -> None:
    with parts.providers.get(Units).write() as unit:
        unit.enqueue(Job("work", Queue.PUBLISH, "job-1"))
    parts.jobs.cancel("job-1")
    assert [job.status for job in parts.jobs.client.list_workflows()] == ["CANCELLED"]


def test_a_job_keeps_its_place(parts: Parts) -> None:
    with parts.providers.get(Units).write() as unit:
        unit.enqueue(Job("work", Queue.PUBLISH, "late", turn=2_000_000_000))
        unit.enqueue(Job("work", Queue.PUBLISH, "early", turn=1))
    found = {job.workflow_id: job.priority for job in parts.jobs.client.list_workflows()}
    assert found == {"late": 2_000_000_000, "early": 1}


def test_cancelling_an_unknown_job_is_no_error(parts: Parts) -> None:
    parts.jobs.cancel("no such job")


@pytest.mark.parametrize("queue", list(Queue))
def test_queue_names_are_what_the_command_line_takes(queue: Queue) -> None:
    assert queue.value == queue.value.lower()
