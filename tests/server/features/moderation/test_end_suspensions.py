from server.contract.identity import UserStatus
from server.features.moderation import end_suspensions as module
from server.features.moderation.end_suspensions import end_suspensions
from server.features.moderation.suspend import suspend_user
from server.kit.db.unit import Units
from tests.server.features.billing.selling import add_user
from tests.server.features.moderation.reporting import add_moderator, later, log, status_of
from tests.server.people import Person


def test_people_are_back_when_their_time_is_over(
    units: Units, tahmina: Person, rafi: Person
) -> None:
    with units.write() as unit:
        moderator = add_moderator(unit)
        suspend_user(unit, moderator, tahmina.id, "Spam", 1)
        suspend_user(unit, moderator, rafi.id, "Spam", 1)
        suspend_user(unit, moderator, rafi.id, "Hate", 3)
    assert end_suspensions(units) == 0
    assert end_suspensions(later(units, days=2)) == 2
    assert status_of(units, tahmina) is UserStatus.ACTIVE
    assert status_of(units, rafi) is UserStatus.SUSPENDED
    assert end_suspensions(later(units, days=2)) == 0
    assert end_suspensions(later(units, days=4)) == 1
    assert status_of(units, rafi) is UserStatus.ACTIVE
    assert len(log(units)) == 6


def test_many_are_ended_batch_by_batch(units: Units) -> None:
    many = module.BATCH + 2
    with units.write() as unit:
        moderator = add_moderator(unit)
        for number in range(many):
            suspend_user(unit, moderator, add_user(unit, f"user-{number}"), "Spam", 1)
    assert end_suspensions(later(units, days=2)) == many
