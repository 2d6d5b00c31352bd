from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from server.contract.moderation import ContentType, FlagReason, FlagStatus, ModerationAction
from server.features.identity.models import User
from server.features.moderation.models import Flag, ModerationLog, UserSuspension
from server.kit.db.unit import Units
from server.kit.ids import new_id
from tests.server.features.moderation.reporting import add_moderator
from tests.server.people import Person

NOW = datetime(2026, 11, 22, tzinfo=UTC)
DAY = timedelta(days=1)
TICK = timedelta(microseconds=1)


@pytest.mark.parametrize(
    ("changed", "active"),
    [
        ({}, True),
        ({"suspended_at": NOW}, True),
        ({"suspended_at": NOW + TICK}, False),
        ({"expires_at": NOW + TICK}, True),
        ({"expires_at": NOW}, False),
        ({"lifted_at": NOW}, False),
        ({"lifted_at": NOW + TICK}, True),
        ({"is_permanent": True, "expires_at": None}, True),
        ({"is_permanent": True, "expires_at": None, "lifted_at": NOW}, False),
    ],
)
def test_a_suspension_is_active_until_lifted_or_over(changed: dict[str, Any], active: bool) -> None:
    values = {"is_permanent": False, "suspended_at": NOW - DAY, "expires_at": NOW + DAY, **changed}
    assert UserSuspension(**values).is_active(NOW) is active


@pytest.mark.parametrize("status", FlagStatus)
def test_a_flag_is_open_until_decided(status: FlagStatus) -> None:
    assert Flag(status=status).is_open is (status.value in {"PENDING", "UNDER_REVIEW"})


def _flag(**other: Any) -> Flag:
    values = {
        "content_type": ContentType.VIDEO,
        "object_id": new_id(),
        "reason": FlagReason.SPAM,
        **other,
    }
    return Flag(**values)


def test_one_open_flag_each_and_thing(units: Units, tahmina: Person, rafi: Person) -> None:
    thing = new_id()
    with units.write() as unit:
        unit.session.add_all(
            [
                _flag(object_id=thing, user_id=tahmina.id),
                _flag(object_id=thing, user_id=rafi.id),
                _flag(object_id=thing, user_id=tahmina.id, content_type=ContentType.COMMENT),
                _flag(object_id=thing),
                _flag(object_id=thing),
            ]
        )
    again = _flag(object_id=thing, user_id=tahmina.id, status=FlagStatus.UNDER_REVIEW)
    with pytest.raises(IntegrityError), units.write() as unit:
        unit.session.add(again)
    with units.write() as unit:
        decided = {"status": FlagStatus.DISMISSED, "reviewed_at": NOW}
        unit.session.add(_flag(object_id=thing, user_id=tahmina.id, **decided))


def test_flags_and_the_log_outlive_their_people(
    units: Units, tahmina: Person, rafi: Person
) -> None:
    with units.write() as unit:
        moderator = add_moderator(unit)
        unit.session.add(
            _flag(
                user_id=tahmina.id,
                status=FlagStatus.ACTIONED,
                reviewed_at=NOW,
                reviewed_by_id=moderator.user_id,
            )
        )
        unit.session.add(
            ModerationLog(
                moderator_id=moderator.user_id,
                content_type=ContentType.USER,
                object_id=rafi.id,
                action=ModerationAction.USER_SUSPENDED,
                duration_days=7,
            )
        )
        unit.session.add(
            UserSuspension(
                user_id=rafi.id,
                reason="Spam",
                suspended_by_id=moderator.user_id,
                suspended_at=NOW,
                expires_at=NOW + DAY,
            )
        )
    with units.write() as unit:
        gone = [tahmina.id, moderator.user_id]
        unit.session.execute(sa.delete(User).where(User.id.in_(gone)))
    with units.read() as unit:
        flag = unit.session.scalars(sa.select(Flag)).one()
        assert (flag.user_id, flag.reviewed_by_id) == (None, None)
        entry = unit.session.scalars(sa.select(ModerationLog)).one()
        assert (entry.moderator_id, entry.object_id) == (None, rafi.id)
        assert unit.session.scalars(sa.select(UserSuspension.suspended_by_id)).one() is None
    with units.write() as unit:
        unit.session.execute(sa.delete(User).where(User.id == rafi.id))
    with units.read() as unit:
        assert unit.session.scalars(sa.select(UserSuspension)).all() == []
        entry = unit.session.scalars(sa.select(ModerationLog)).one()
        assert (entry.object_id, entry.duration_days) == (None, 7)


@pytest.mark.parametrize(
    "wrong",
    [
        {"is_permanent": True},
        {"expires_at": None},
        {"expires_at": NOW},
        {"lifted_by": True},
    ],
)
def test_the_database_refuses_a_suspension_that_makes_no_sense(
    units: Units, rafi: Person, wrong: dict[str, Any]
) -> None:
    values = {"suspended_at": NOW, "expires_at": NOW + DAY, **wrong}
    if values.pop("lifted_by", False):
        values["lifted_by_id"] = rafi.id
    with pytest.raises(IntegrityError, match=r"(?i)check"), units.write() as unit:
        unit.session.add(UserSuspension(user_id=rafi.id, reason="Spam", **values))


def test_a_decided_flag_says_when(units: Units) -> None:
    with pytest.raises(IntegrityError, match=r"(?i)check"), units.write() as unit:
        unit.session.add(_flag(status=FlagStatus.DISMISSED))
