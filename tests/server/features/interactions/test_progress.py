import threading
from datetime import datetime, timedelta
from uuid import UUID

import pytest
from fastapi.testclient import TestClient

from server.contract.identity import Role
from server.contract.interactions import ProgressIn
from server.features.identity.tokens import Actor
from server.features.interactions.models import UserWatchHistory
from server.features.interactions.progress import report_progress
from server.kit.db.unit import Units
from server.kit.ids import new_id
from tests.server.features.videos.making import FACTS, arrive, on_air
from tests.server.people import Person


def _actor(person: Person) -> Actor:
    return Actor(person.id, Role.VIEWER, new_id())


def _report(
    units: Units, video: UUID, person: Person, position: float, watched: int, at: datetime
) -> UserWatchHistory:
    with units.write() as unit:
        unit.clock = lambda: at
        asked = ProgressIn(position_seconds=position, watched_seconds=watched)
        return report_progress(unit, video, _actor(person), asked)


def test_the_farthest_point_stays_and_completion_is_not_undone(
    client: TestClient, units: Units, tahmina: Person, rafi: Person
) -> None:
    video = on_air(client, units, tahmina).id
    at = units.clock()
    row = _report(units, video, rafi, FACTS.duration_seconds / 2, 6, at)
    assert (float(row.watch_percentage), row.completed, row.last_position_seconds) == (50, False, 6)
    row = _report(units, video, rafi, 9999, 6, at + timedelta(seconds=6))
    assert (float(row.watch_percentage), row.completed) == (100, True)
    assert row.last_position_seconds == int(FACTS.duration_seconds)
    row = _report(units, video, rafi, 1, 1, at + timedelta(seconds=8))
    assert (float(row.watch_percentage), row.completed, row.last_position_seconds) == (100, True, 1)
    assert row.watch_duration_seconds == 13


def test_no_more_seconds_count_than_have_passed(
    client: TestClient, units: Units, tahmina: Person, rafi: Person
) -> None:
    video = on_air(client, units, tahmina).id
    at = units.clock()
    _report(units, video, rafi, 5, 5, at)
    for _ in range(2):
        row = _report(units, video, rafi, 10, 3600, at + timedelta(seconds=10))
    assert row.watch_duration_seconds == 15
    # A clock that was put back takes nothing away.
    row = _report(units, video, rafi, 10, 3600, at - timedelta(hours=1))
    assert (row.watch_duration_seconds, row.watched_at) == (15, at + timedelta(seconds=10))


def test_two_devices_share_one_row(
    client: TestClient, units: Units, tahmina: Person, rafi: Person
) -> None:
    video = on_air(client, units, tahmina).id
    at = units.clock()
    start = threading.Barrier(4)
    failed: list[Exception] = []

    def device() -> None:
        start.wait()
        try:
            for _ in range(3):
                _report(units, video, rafi, 5, 1, at)
        except Exception as error:  # noqa: BLE001 - told below
            failed.append(error)

    threads = [threading.Thread(target=device) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failed
    with units.read() as unit:
        row = unit.session.query(UserWatchHistory).one()
    # The first report began the row; no time passed until the others.
    assert row.watch_duration_seconds == 1


def test_over_http(client: TestClient, units: Units, tahmina: Person, rafi: Person) -> None:
    url = f"/api/v1/videos/{on_air(client, units, tahmina).id}/progress"
    assert client.get(url, headers=rafi.auth).status_code == 404
    body = {"position_seconds": 11.5, "watched_seconds": 11}
    put = client.put(url, json=body, headers=rafi.auth)
    assert put.status_code == 200
    assert (put.json()["watch_percentage"], put.json()["completed"]) == (92.0, True)
    assert client.get(url, headers=rafi.auth).json() == put.json()


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"position_seconds": -1}, "position_seconds"),
        ({"position_seconds": 1e300}, "position_seconds"),
        ({"position_seconds": "NaN"}, "position_seconds"),
        ({"position_seconds": 1, "watched_seconds": 3601}, "watched_seconds"),
        ({"position_seconds": 1, "watched_seconds": -1}, "watched_seconds"),
    ],
)
def test_an_impossible_report_is_named(
    client: TestClient, tahmina: Person, body: dict[str, object], field: str
) -> None:
    url = f"/api/v1/videos/{arrive(client, tahmina).id}/progress"
    answer = client.put(url, json=body, headers=tahmina.auth)
    assert answer.status_code == 422
    assert set(answer.json()["fields"]) == {field}


def test_a_hidden_video_has_no_progress_for_others(
    client: TestClient, tahmina: Person, rafi: Person
) -> None:
    url = f"/api/v1/videos/{arrive(client, tahmina).id}/progress"
    body = {"position_seconds": 1}
    assert client.put(url, json=body, headers=rafi.auth).status_code == 404
    assert client.put(url, json=body, headers=tahmina.auth).json()["watch_percentage"] == 0
