"""Every workflow that runs by the clock does run, on a real worker."""

from datetime import UTC, datetime, timedelta

from dbos import DBOS
from fastapi.testclient import TestClient

from server.app.wiring import Parts
from server.app.work import SCHEDULES, make_worker
from server.features.notifications.models import Change
from server.features.uploads.models import Upload
from server.features.videos.models import Video
from server.kit.db.unit import Units
from server.kit.jobs.queue import Queue
from server.kit.jobs.worker import NIGHTLY, Schedule
from tests.server.features.uploads.tus import begin
from tests.server.features.videos.making import arrive
from tests.server.people import Person


def test_names_differ_and_times_are_given() -> None:
    names = [schedule.name for schedule in (*SCHEDULES, NIGHTLY)]
    assert len(set(names)) == len(names)
    assert all(len(schedule.cron.split()) == 5 for schedule in SCHEDULES)


def test_each_does_its_work(client: TestClient, parts: Parts, tahmina: Person) -> None:
    units = parts.providers.get(Units)
    begin(client, tahmina)
    video = arrive(client, tahmina)
    client.delete(f"/api/v1/videos/{video.id}", headers=tahmina.auth)
    with units.write() as unit:
        long_ago = unit.clock() - timedelta(days=40)
        unit.session.query(Upload).update({"expires_at": long_ago})
        unit.session.query(Video).update({"deleted_at": long_ago})
        unit.session.query(Change).update({"made_at": long_ago})
    worker = make_worker(parts, [Queue.CRON])
    worker.start()
    try:
        for schedule in (*SCHEDULES, NIGHTLY):
            _run(schedule)
        assert {schedule["schedule_name"] for schedule in DBOS.list_schedules()} == {
            schedule.name for schedule in (*SCHEDULES, NIGHTLY)
        }
    finally:
        worker.stop()
    with units.read() as unit:
        assert unit.session.query(Video).count() == 0
        # What the collecting itself told of is new.
        assert unit.session.query(Change).filter(Change.made_at <= long_ago).count() == 0
        states = {upload.state for upload in unit.session.query(Upload)}
    assert "RECEIVING" not in states


def _run(schedule: Schedule) -> None:
    schedule.workflow(datetime.now(UTC) + timedelta(days=1), None)
