from functools import partial

from fastapi.testclient import TestClient

from server.contract.moderation import ContentType, FlagStatus
from server.features.moderation import repository
from server.features.moderation.models import Flag
from server.features.moderation.suspend import suspend_user
from server.kit.db.unit import Units
from tests.server.features.moderation.reporting import add_moderator, later, report
from tests.server.people import Person
from tests.server.plans import assert_by_index, plan_of


def test_the_queue_is_paged_oldest_first_by_status(
    client: TestClient, units: Units, tahmina: Person
) -> None:
    with units.write() as unit:
        made = [report(unit, None, ContentType.USER, tahmina.id).id for _ in range(5)]
        taken = unit.session.get_one(Flag, made[1])
        taken.status = FlagStatus.UNDER_REVIEW
    found, cursor = [], None
    with units.read() as unit:
        for _ in range(3):
            rows, cursor = repository.queue(unit.session, FlagStatus.PENDING, cursor, 2)
            found += [row.id for row in rows]
        assert cursor is None
        assert found == [made[0], *made[2:]]
        rows, _ = repository.queue(unit.session, FlagStatus.UNDER_REVIEW, None, 2)
        assert [row.id for row in rows] == [made[1]]


def test_users_with_time_over_are_named_once(units: Units, rafi: Person, tahmina: Person) -> None:
    with units.write() as unit:
        moderator = add_moderator(unit)
        for days in (1, 1, 9):
            suspend_user(unit, moderator, rafi.id, "Spam", days)
        suspend_user(unit, moderator, tahmina.id, "Spam", None)
    with later(units, days=2).read() as unit:
        at = unit.clock()
        assert repository.users_with_time_over(unit.session, at, 9) == [rafi.id]
        assert repository.users_with_time_over(unit.session, at, 0) == []


def test_the_queue_walks_an_index(units: Units) -> None:
    with units.read() as unit:
        queue = partial(repository.queue, unit.session, FlagStatus.PENDING, None, 5)
        assert_by_index(plan_of(unit.session, queue), "flag", "ix_flag_status_created_at_id")


def test_the_queue_is_read_along_its_index(units: Units, tahmina: Person) -> None:
    with units.write() as unit:
        for _ in range(3):
            report(unit, None, ContentType.USER, tahmina.id)
    with units.read() as unit:
        _, cursor = repository.queue(unit.session, FlagStatus.PENDING, None, 2)
        for marker in (None, cursor):
            plan = plan_of(
                unit.session,
                lambda marker=marker: repository.queue(  # type: ignore[misc]
                    unit.session, FlagStatus.PENDING, marker, 2
                ),
            )
            assert_by_index(plan, "flag", "ix_flag_status_created_at_id")


def test_what_is_due_is_found_by_its_index(units: Units) -> None:
    with units.read() as unit:
        at = unit.clock()
        plan = plan_of(unit.session, lambda: repository.users_with_time_over(unit.session, at, 10))
        assert_by_index(plan, "user_suspension", "ix_user_suspension_due")
