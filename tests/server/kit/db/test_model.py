from datetime import UTC, datetime, timedelta, timezone

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import StatementError

from server.features.identity.models import User
from server.kit.db.unit import Units
from tests.server.people import Person


def test_a_time_comes_back_in_utc(units: Units, tahmina: Person) -> None:
    dhaka = datetime(2026, 11, 22, 18, 0, tzinfo=timezone(timedelta(hours=6)))
    with units.write() as unit:
        user = unit.session.get_one(User, tahmina.id)
        user.deleted_at = dhaka
    with units.read() as unit:
        stored = unit.session.scalar(sa.select(User.deleted_at).where(User.id == tahmina.id))
    assert stored == datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
    assert stored.tzinfo is UTC


def test_a_time_without_a_zone_is_refused(units: Units, tahmina: Person) -> None:
    with pytest.raises(StatementError, match="without a zone"), units.write() as unit:
        unit.session.get_one(User, tahmina.id).deleted_at = datetime(2026, 1, 1)  # noqa: DTZ001


def test_a_change_is_dated(units: Units, tahmina: Person) -> None:
    with units.write() as unit:
        user = unit.session.get_one(User, tahmina.id)
        before = user.updated_at
        user.preferred_language = "bn"
    with units.read() as unit:
        assert unit.session.get_one(User, tahmina.id).updated_at > before
