from datetime import timedelta

from fastapi.testclient import TestClient

from server.app.wiring import Parts
from server.app.work import make_worker
from server.contract.videos import VideoStatus
from server.features.videos.models import Video
from server.features.videos.workflows import SCHEDULES
from server.kit.clock import now
from server.kit.db.unit import Units
from server.kit.jobs.queue import Queue
from tests.server.features.videos.making import arrive, get, make_playable
from tests.server.people import Person


def test_a_worker_looks_every_minute_for_what_is_due(
    client: TestClient, parts: Parts, units: Units, tahmina: Person
) -> None:
    [schedule] = SCHEDULES
    assert schedule.cron == "* * * * *"
    video = arrive(client, tahmina)
    make_playable(units, video)
    with units.write() as unit:
        row = unit.session.get_one(Video, video.id)
        row.status, row.published_at = VideoStatus.SCHEDULED, now() - timedelta(hours=3)
    worker = make_worker(parts, [Queue.CRON])
    worker.start()
    try:
        schedule.workflow(now(), None)
    finally:
        worker.stop()
    assert get(client, tahmina, video).status is VideoStatus.PUBLISHED
