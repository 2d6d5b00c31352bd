from datetime import timedelta
from typing import Any

import httpx2
import pytest
from fastapi.testclient import TestClient

from server.contract.interactions import InteractionType
from server.features.interactions.measure import GRACE_SECONDS
from server.features.interactions.models import Interaction, WatchSession
from server.kit.db.unit import Units
from tests.server.features.videos.making import arrive, on_air
from tests.server.people import Person

SESSIONS = "/api/v1/watch-sessions"


def _begin(client: TestClient, units: Units, owner: Person, **headers: str) -> str:
    video = on_air(client, units, owner)
    body = {"video_id": str(video.id), "device_type": "phone", "browser": "Firefox", "os": "Linux"}
    answer = client.post(SESSIONS, json=body, headers=headers)
    assert answer.status_code == 201, answer.text
    return f"{SESSIONS}/{answer.json()['id']}"


def _long_ago(units: Units) -> None:
    with units.write() as unit:
        unit.session.query(WatchSession).one().started_at -= timedelta(hours=1)


def test_totals_grow_and_the_end_is_recorded_once(
    client: TestClient, units: Units, tahmina: Person, rafi: Person
) -> None:
    url = _begin(client, units, tahmina, **rafi.auth)
    _long_ago(units)

    def report(**body: Any) -> httpx2.Response:
        return client.patch(url, json=body, headers=rafi.auth)

    first = report(
        watch_time_seconds=60,
        completion_percentage="45.5",
        rebuffer_count=2,
        rebuffer_duration_seconds=1.5,
        startup_time_ms=800,
        average_bitrate_kbps=2500,
    )
    assert first.status_code == 200, first.text
    late = report(watch_time_seconds=30, completion_percentage=10, rebuffer_count=1).json()
    assert late == first.json()
    ended = report(watch_time_seconds=90, ended=True).json()
    assert ended["watch_time_seconds"] == 90
    assert ended["ended_at"] is not None
    assert report(ended=True).json() == ended
    assert report(watch_time_seconds=91).status_code == 409
    with units.read() as unit:
        rows = [
            (row.type, row.value, row.user_id, row.ip_address)
            for row in unit.session.query(Interaction)
        ]
    assert rows == [(InteractionType.WATCH_TIME, 90, rafi.id, None)]


def test_nobody_watches_longer_than_the_clock(
    client: TestClient, units: Units, tahmina: Person
) -> None:
    url = _begin(client, units, tahmina)
    told = client.patch(url, json={"watch_time_seconds": 86_400}).json()
    assert told["watch_time_seconds"] <= GRACE_SECONDS + 60
    _long_ago(units)
    told = client.patch(url, json={"watch_time_seconds": 86_400}).json()
    assert 3600 <= told["watch_time_seconds"] <= 3600 + GRACE_SECONDS + 60


def test_a_sitting_belongs_to_its_viewer(
    client: TestClient, units: Units, tahmina: Person, rafi: Person
) -> None:
    of_rafi = _begin(client, units, tahmina, **rafi.auth)
    of_guest = _begin(client, units, tahmina, **{"User-Agent": "guest"})
    body = {"rebuffer_count": 1}
    for url, headers, status in (
        (of_rafi, {}, 404),
        (of_rafi, tahmina.auth, 404),
        (of_rafi, {**rafi.auth, "User-Agent": "another browser"}, 200),
        (of_guest, {"User-Agent": "another guest"}, 404),
        (of_guest, {"User-Agent": "guest"}, 200),
        # Signing in while watching does not end the sitting.
        (of_guest, {"User-Agent": "guest", **rafi.auth}, 200),
    ):
        assert client.patch(url, json=body, headers=headers).status_code == status


def test_a_hidden_video_is_not_measured(client: TestClient, tahmina: Person) -> None:
    video = arrive(client, tahmina)
    body = {"video_id": str(video.id)}
    assert client.post(SESSIONS, json=body).status_code == 404
    assert client.post(SESSIONS, json=body, headers=tahmina.auth).status_code == 201


@pytest.mark.parametrize(
    "body",
    [
        {"watch_time_seconds": -1},
        {"watch_time_seconds": 86_401},
        {"completion_percentage": 100.5},
        {"completion_percentage": "NaN"},
        {"rebuffer_count": 2**40},
        {"rebuffer_duration_seconds": -0.1},
        {"startup_time_ms": 3_600_001},
        {"average_bitrate_kbps": -5},
        {"session_id": "mine"},
    ],
)
def test_an_impossible_measurement_is_named(
    client: TestClient, units: Units, tahmina: Person, body: dict[str, object]
) -> None:
    url = _begin(client, units, tahmina)
    answer = client.patch(url, json=body)
    assert answer.status_code == 422
    assert set(answer.json()["fields"]) == set(body)
