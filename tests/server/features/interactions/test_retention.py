from datetime import timedelta
from decimal import Decimal

import sqlalchemy as sa
from fastapi.testclient import TestClient

from server.app.upkeep import COUNTERS, count_anew
from server.app.wiring import Parts
from server.contract.interactions import InteractionType
from server.features.interactions.models import Interaction, WatchSession
from server.features.interactions.retention import RULES
from server.features.videos.models import Video
from server.kit.db.unit import Units
from server.kit.retention import run
from tests.server.features.videos.making import on_air
from tests.server.people import Person

VIEWS, SHARES, SITTINGS = RULES


def test_views_go_as_rows_and_stay_as_numbers(
    client: TestClient, parts: Parts, units: Units, tahmina: Person, rafi: Person
) -> None:
    first, second = (on_air(client, units, tahmina, title) for title in ("One", "Two"))
    for video in (first, second):
        client.post(f"/api/v1/videos/{video.id}/views")
        client.put(
            f"/api/v1/videos/{video.id}/reaction", json={"reaction": "LIKE"}, headers=rafi.auth
        )
    client.post(f"/api/v1/videos/{first.id}/views", headers={"User-Agent": "another browser"})
    later = units.clock() + timedelta(seconds=1)
    with units.read() as unit:
        assert VIEWS.due(unit.session, later) == 3
    assert sum(run(VIEWS, parts.providers, later)) == 3
    [counter] = [each for each in COUNTERS if each.name == "video.view_count"]
    assert count_anew(units, counter).wrong == 0
    with units.read() as unit:
        kinds = set(unit.session.scalars(sa.select(Interaction.type)))
        rows = {row.id: row for row in unit.session.scalars(sa.select(Video))}
    assert kinds == {InteractionType.LIKE}
    found = [
        (rows[each.id].view_count, rows[each.id].archived_view_count) for each in (first, second)
    ]
    assert found == [(2, 2), (1, 1)]


def test_old_sittings_are_forgotten(
    client: TestClient, parts: Parts, units: Units, tahmina: Person
) -> None:
    video = on_air(client, units, tahmina)
    now = units.clock()
    with units.write() as unit:
        for age in (1, 3):
            unit.session.add(
                WatchSession(
                    video_id=video.id, session_id="a", started_at=now - timedelta(days=age)
                )
            )
    assert sum(run(SITTINGS, parts.providers, now - timedelta(days=2))) == 1


def test_a_share_stays_without_what_tells_who_shared(
    client: TestClient, parts: Parts, units: Units, tahmina: Person
) -> None:
    video = on_air(client, units, tahmina)
    assert client.post(f"/api/v1/videos/{video.id}/shares").status_code in {200, 204}
    with units.write() as unit:
        unit.session.execute(sa.update(Interaction).values(ip_address="203.0.113.9"))
    later = units.clock() + timedelta(seconds=1)
    assert sum(run(SHARES, parts.providers, later)) == 1
    assert sum(run(SHARES, parts.providers, later)) == 0
    with units.read() as unit:
        row = unit.session.scalars(sa.select(Interaction)).one()
    assert (row.type, row.ip_address, row.session_id) == (InteractionType.SHARE, None, None)


def test_statistics_stay_when_their_sittings_have_gone(
    client: TestClient, parts: Parts, units: Units, tahmina: Person
) -> None:
    video = on_air(client, units, tahmina)
    with units.write() as unit:
        for seconds, seen in ((10, 100), (20, 50)):
            unit.session.add(
                WatchSession(
                    video_id=video.id,
                    session_id="a",
                    watch_time_seconds=seconds,
                    completion_percentage=Decimal(seen),
                )
            )
    statistics = [counter for counter in COUNTERS if counter.refreshed]
    assert [count_anew(units, counter).wrong for counter in statistics] == [1, 1]
    assert sum(run(SITTINGS, parts.providers, units.clock() + timedelta(days=1))) == 2
    assert [count_anew(units, counter).wrong for counter in statistics] == [0, 0]
    with units.read() as unit:
        row = unit.session.get_one(Video, video.id)
    assert (row.average_watch_time_seconds, row.completion_rate) == (15.0, Decimal(50))
