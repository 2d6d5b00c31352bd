from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from uuid import UUID

import pytest
import sqlalchemy as sa
from fastapi.testclient import TestClient

from server.contract.errors import ErrorCode
from server.contract.identity import Role, UserStatus
from server.contract.moderation import ContentType, ModerationAction
from server.features.identity.models import User
from server.features.identity.tokens import Actor
from server.features.moderation.models import UserSuspension
from server.features.moderation.suspend import end_by_time, lift_suspension, suspend_user
from server.kit.db.unit import Units
from server.kit.errors import AppError, ConflictError, NotAllowedError, NotFoundError
from server.kit.ids import new_id
from tests.server.features.moderation.reporting import actor, add_moderator, later, log, status_of
from tests.server.features.videos.making import on_air
from tests.server.people import Person


@pytest.fixture
def moderator(units: Units) -> Actor:
    with units.write() as unit:
        return add_moderator(unit)


def _suspend(units: Units, moderator: Actor, person: Person, days: int | None) -> UUID:
    with units.write() as unit:
        return suspend_user(unit, moderator, person.id, "Spam", days).id


def _lift(units: Units, moderator: Actor, suspension_id: UUID) -> None:
    with units.write() as unit:
        lift_suspension(unit, moderator, suspension_id, "Sorry")


def test_a_suspension_shuts_out_and_its_end_lets_in(
    units: Units, moderator: Actor, rafi: Person
) -> None:
    suspension = _suspend(units, moderator, rafi, 7)
    assert status_of(units, rafi) is UserStatus.SUSPENDED
    with units.read() as unit:
        row = unit.session.get_one(UserSuspension, suspension)
        assert row.suspended_by_id == moderator.user_id
        assert row.expires_at == row.suspended_at + timedelta(days=7)
    _lift(units, moderator, suspension)
    assert status_of(units, rafi) is UserStatus.ACTIVE
    assert [(entry.action, entry.duration_days, entry.reason) for entry in log(units)] == [
        (ModerationAction.USER_SUSPENDED, 7, "Spam"),
        (ModerationAction.SUSPENSION_LIFTED, None, "Sorry"),
    ]
    assert {(entry.content_type, entry.object_id) for entry in log(units)} == {
        (ContentType.USER, rafi.id)
    }


def test_a_ban_outlasts_a_suspension(units: Units, moderator: Actor, rafi: Person) -> None:
    ban = _suspend(units, moderator, rafi, None)
    some_days = _suspend(units, moderator, rafi, 7)
    assert status_of(units, rafi) is UserStatus.BANNED
    _lift(units, moderator, ban)
    assert status_of(units, rafi) is UserStatus.SUSPENDED
    _lift(units, moderator, some_days)
    assert status_of(units, rafi) is UserStatus.ACTIVE


def test_what_is_over_is_not_lifted(units: Units, moderator: Actor, rafi: Person) -> None:
    suspension = _suspend(units, moderator, rafi, 7)
    for then in (later(units, days=7), later(units, days=8)):
        with pytest.raises(ConflictError) as refused:
            _lift(then, moderator, suspension)
        assert refused.value.code is ErrorCode.SUSPENSION_OVER
    _lift(units, moderator, suspension)
    with pytest.raises(ConflictError):
        _lift(units, moderator, suspension)


def test_time_ends_what_is_due_and_nothing_else(
    units: Units, moderator: Actor, rafi: Person
) -> None:
    short = _suspend(units, moderator, rafi, 1)
    _suspend(units, moderator, rafi, 3)
    _suspend(units, moderator, rafi, None)

    def end(days: int) -> int:
        with later(units, days=days).write() as unit:
            return end_by_time(unit, rafi.id)

    assert [end(0), end(2), end(2), end(9), end(9)] == [0, 1, 0, 1, 0]
    assert status_of(units, rafi) is UserStatus.BANNED
    with units.read() as unit:
        row = unit.session.get_one(UserSuspension, short)
        assert (row.lifted_at is not None, row.lifted_by_id) == (True, None)
    assert [entry.moderator_id for entry in log(units)][3:] == [None, None]


def test_content_of_the_suspended_is_hidden_until_they_are_back(
    client: TestClient, units: Units, moderator: Actor, rafi: Person
) -> None:
    on_air(client, units, rafi)
    page = "/api/v1/channels/rafi"
    suspension = _suspend(units, moderator, rafi, 7)
    assert client.get(page).status_code == 404
    _lift(units, moderator, suspension)
    assert client.get(page).status_code == 200


def test_nobody_suspends_themselves_or_their_like(units: Units, moderator: Actor) -> None:
    with units.write() as unit:
        other = add_moderator(unit, "other").user_id
        admin = add_moderator(unit, "admin", Role.ADMIN)
    for target in (moderator.user_id, other, admin.user_id):
        with pytest.raises(NotAllowedError), units.write() as unit:
            suspend_user(unit, moderator, target, "Spam", 7)
    with units.write() as unit:
        suspension = suspend_user(unit, admin, other, "Spam", 7)
    with pytest.raises(NotAllowedError):
        _lift(units, actor(other), suspension.id)
    _lift(units, admin, suspension.id)


def test_who_is_not_there_is_not_found(units: Units, moderator: Actor, rafi: Person) -> None:
    with pytest.raises(NotFoundError), units.write() as unit:
        suspend_user(unit, moderator, new_id(), "Spam", 7)
    with pytest.raises(NotFoundError):
        _lift(units, moderator, new_id())
    suspension = _suspend(units, moderator, rafi, 7)
    with units.write() as unit:
        unit.session.get_one(User, rafi.id).soft_delete(unit.clock())
    with pytest.raises(NotFoundError), units.write() as unit:
        suspend_user(unit, moderator, rafi.id, "Spam", 7)
    _lift(units, moderator, suspension)
    assert status_of(units, rafi) is UserStatus.DELETED
    with units.write() as unit:
        assert end_by_time(unit, new_id()) == 0


def test_the_status_follows_from_the_suspensions_whoever_was_first(
    units: Units, moderator: Actor, rafi: Person
) -> None:
    first = [_suspend(units, moderator, rafi, 1) for _ in range(4)]
    then = later(units, days=2)

    def work(number: int) -> None:
        with then.write() as unit:
            if number % 2:
                end_by_time(unit, rafi.id)
            else:
                suspend_user(unit, moderator, rafi.id, "Spam", 5)

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(work, range(12)))
    assert status_of(units, rafi) is UserStatus.SUSPENDED
    with then.read() as unit:
        rows = unit.session.scalars(sa.select(UserSuspension)).all()
    assert {row.id for row in rows if not row.is_active(then.clock())} == set(first)
    assert sum(row.is_active(then.clock()) for row in rows) == 6
    assert len(log(units)) == 4 + 6 + 4


def test_of_two_who_lift_at_once_one_does(units: Units, moderator: Actor, rafi: Person) -> None:
    suspension = _suspend(units, moderator, rafi, 7)

    def lift(_number: int) -> bool:
        try:
            _lift(units, moderator, suspension)
        except AppError:
            return False
        return True

    with ThreadPoolExecutor(6) as pool:
        assert sum(pool.map(lift, range(6))) == 1
    assert len(log(units)) == 2
