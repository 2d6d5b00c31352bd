from datetime import timedelta

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

VIEWS, SITTINGS = RULES


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
