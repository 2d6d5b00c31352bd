from datetime import timedelta

from server.app.wiring import Parts
from server.app.work import make_worker
from server.contract.identity import UserStatus
from server.features.moderation.models import UserSuspension
from server.features.moderation.suspend import suspend_user
from server.features.moderation.workflows import SCHEDULES
from server.kit.clock import now
from server.kit.db.unit import Units
from server.kit.jobs.queue import Queue
from tests.server.features.moderation.reporting import add_moderator, age, status_of
from tests.server.people import Person


def test_a_worker_ends_suspensions_every_five_minutes(
    parts: Parts, units: Units, rafi: Person
) -> None:
    [schedule] = SCHEDULES
    assert schedule.cron == "*/5 * * * *"
    with units.write() as unit:
        suspend_user(unit, add_moderator(unit), rafi.id, "Spam", 1)
    age(units, UserSuspension, "suspended_at", now() - timedelta(days=2))
    age(units, UserSuspension, "expires_at", now() - timedelta(days=1))
    worker = make_worker(parts, [Queue.CRON])
    worker.start()
    try:
        schedule.workflow(now(), None)
    finally:
        worker.stop()
    assert status_of(units, rafi) is UserStatus.ACTIVE
