from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal

import pytest
import sqlalchemy as sa
from fastapi.testclient import TestClient
from sqlalchemy.exc import IntegrityError, StatementError

from server.features.identity.models import User
from server.features.videos.models import Video
from server.kit.db.model import percentage
from server.kit.db.unit import Units
from tests.server.features.videos.making import arrive
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


@pytest.mark.parametrize("share", ["0", "0.01", "33.33", "70", "100"])
def test_a_percentage_comes_back_exactly(
    client: TestClient, units: Units, tahmina: Person, share: str
) -> None:
    video = arrive(client, tahmina)
    with units.write() as unit:
        unit.session.get_one(Video, video.id).completion_rate = Decimal(share)
    with units.read() as unit:
        assert unit.session.get_one(Video, video.id).completion_rate == Decimal(share)
        above = sa.select(Video.id).where(Video.completion_rate >= Decimal(share))
        assert unit.session.scalar(above) == video.id


@pytest.mark.parametrize("share", ["-0.01", "100.01"])
def test_the_database_holds_a_percentage_between_0_and_100(
    client: TestClient, units: Units, tahmina: Person, share: str
) -> None:
    video = arrive(client, tahmina)
    with pytest.raises(IntegrityError, match="completion_rate"), units.write() as unit:
        unit.session.get_one(Video, video.id).completion_rate = Decimal(share)


def test_a_percentage_of_nothing_is_none_of_it() -> None:
    assert (percentage(1, 3), percentage(1, 0)) == (Decimal("33.33"), Decimal(0))
