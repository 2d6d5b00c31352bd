from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
import sqlalchemy as sa
from fastapi.testclient import TestClient

from server.features.discovery.models import PopularSearch, SearchQuery
from server.features.discovery.searches import (
    Searcher,
    record_click,
    record_search,
    refresh_popular,
)
from server.kit.db.unit import Units
from tests.server.features.videos.making import arrive
from tests.server.people import Person

NOW = datetime(2026, 11, 22, tzinfo=UTC)
GUEST = Searcher(None, "a" * 64)


@pytest.fixture
def at(units: Units) -> Units:
    """Units of work whose clock the test sets."""
    units.clock = lambda: NOW
    return units


def _popular(units: Units) -> dict[str, tuple[int, int, int, int, Decimal]]:
    with units.read() as unit:
        return {
            row.query: (
                row.search_count,
                row.daily_count,
                row.weekly_count,
                row.monthly_count,
                row.click_through_rate,
            )
            for row in unit.session.scalars(sa.select(PopularSearch))
        }


def test_the_same_search_typed_differently_is_counted_once(at: Units) -> None:
    for typed in ("Boats", " boats ", "BOATS"):
        with at.write() as unit:
            assert record_search(unit, typed, 3, GUEST) is not None
    with at.write() as unit:
        assert record_search(unit, "   ", 0, GUEST) is None
    assert _popular(at) == {"boats": (3, 3, 3, 3, Decimal(0))}


def test_only_the_searcher_reports_a_click_and_the_first_counts(
    client: TestClient, units: Units, tahmina: Person
) -> None:
    video = arrive(client, tahmina)
    with units.write() as unit:
        search = record_search(unit, "boats", 1, GUEST)
        assert search is not None
        assert not record_click(unit, search, video.id, 1, Searcher(None, "b" * 64))
        assert record_click(unit, search, video.id, 2, GUEST)
        assert not record_click(unit, search, video.id, 3, GUEST)
    with units.read() as unit:
        assert unit.session.scalars(sa.select(SearchQuery.click_position)).one() == 2


def test_windows_are_worked_out_anew_in_batches(
    client: TestClient, units: Units, tahmina: Person
) -> None:
    video = arrive(client, tahmina)
    for age, name in ((0, "boats"), (2, "boats"), (9, "boats"), (40, "boats"), (40, "lamps")):
        units.clock = lambda age=age: NOW - timedelta(days=age)  # type: ignore[misc]
        with units.write() as unit:
            search = record_search(unit, name, 1, GUEST)
            if age == 9 and search is not None:
                record_click(unit, search, video.id, 1, GUEST)
    units.clock = lambda: NOW + timedelta(seconds=1)
    after, rounds = None, 0
    while rounds == 0 or after is not None:
        with units.write() as unit:
            after = refresh_popular(unit, after, 1)
        rounds += 1
    assert _popular(units) == {
        "boats": (4, 1, 2, 3, Decimal("33.33")),
        "lamps": (1, 0, 0, 0, Decimal("0.00")),
    }
    assert rounds == 3
