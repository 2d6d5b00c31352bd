import pytest
import sqlalchemy as sa

from server.features.discovery import forget
from server.features.discovery.models import SearchQuery
from server.features.identity.events import UserPurging
from server.kit.db.unit import Units
from tests.server.scenery import make_user


def test_the_searches_of_somebody_who_is_gone_do_not_hang_together(
    units: Units, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(forget, "BATCH", 2)
    with units.write() as unit:
        leaver, other = make_user(unit), make_user(unit)
        for user in (leaver, leaver, leaver, other):
            found = SearchQuery(
                user_id=user.id, query="Boats", session_id="f" * 64, ip_address="2001:db8::5"
            )
            unit.session.add(found)
    unfinished = []
    for _ in range(2):
        event = UserPurging(leaver.id)
        with units.write() as unit:
            forget.part_searches(unit, event)
        unfinished.append(event.unfinished)
    assert unfinished == [True, False]
    with units.read() as unit:
        rows = unit.session.scalars(sa.select(SearchQuery)).all()
    assert [row.query for row in rows] == ["Boats"] * 4
    for row in rows:
        told = (row.session_id, row.ip_address)
        assert told == (("", None) if row.user_id == leaver.id else ("f" * 64, "2001:db8::5"))
