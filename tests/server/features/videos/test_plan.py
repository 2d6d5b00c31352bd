from datetime import UTC, datetime, timedelta

import pytest
from fastapi.testclient import TestClient

from server.contract.videos import VideoOut, VideoStatus, Visibility
from server.features.videos.models import Video
from server.features.videos.plan import due, plan
from server.features.videos.publish import publish_due
from server.features.videos.takedown import restore, take_down
from server.kit.db.unit import Units
from server.kit.errors import AppError
from tests.server.features.videos.making import arrive, get, make_playable, on_air
from tests.server.people import Person

NOW = datetime.now(UTC).replace(microsecond=0)
LATER = NOW + timedelta(days=2)


def _draft(client: TestClient, units: Units, person: Person) -> VideoOut:
    video = arrive(client, person)
    make_playable(units, video)
    return video


def _plan(client: TestClient, person: Person, video: VideoOut, **asked: object) -> VideoOut:
    body = {"visibility": "PUBLIC", "publish_at": LATER.isoformat()} | asked
    answer = client.patch(f"/api/v1/videos/{video.id}", json=body, headers=person.auth)
    assert answer.status_code == 200, answer.text
    return VideoOut.model_validate(answer.json())


def test_a_planned_video_goes_on_air_when_its_time_has_come(
    client: TestClient, units: Units, tahmina: Person
) -> None:
    video = _plan(client, tahmina, _draft(client, units, tahmina))
    assert (video.status, video.publish_at, video.published_at) == ("SCHEDULED", LATER, None)
    assert client.get(f"/api/v1/videos/{video.id}/playback").status_code == 404
    assert publish_due(units, LATER - timedelta(seconds=1)) == 0
    assert publish_due(units, LATER) == 1
    after = get(client, tahmina, video)
    assert (after.status, after.published_at, after.publish_at) == ("PUBLISHED", LATER, None)
    assert client.get("/api/v1/channel", headers=tahmina.auth).json()["total_videos"] == 1
    assert publish_due(units, LATER) == 0


def test_a_plan_is_moved_taken_back_and_overtaken(
    client: TestClient, units: Units, tahmina: Person
) -> None:
    video = _plan(client, tahmina, _draft(client, units, tahmina))
    sooner = LATER - timedelta(days=1)
    moved = _plan(client, tahmina, video, publish_at=sooner.isoformat())
    assert (moved.publish_at, moved.etag == video.etag) == (sooner, False)
    back = _plan(client, tahmina, video, publish_at=None)
    assert (back.status, back.publish_at) == (VideoStatus.DRAFT, None)
    _plan(client, tahmina, video)
    client.post(f"/api/v1/videos/{video.id}/publish", json={}, headers=tahmina.auth)
    now = get(client, tahmina, video)
    assert now.status is VideoStatus.PUBLISHED
    assert now.published_at is not None
    assert now.published_at < sooner


def test_what_is_taken_down_and_put_back_keeps_its_plan(
    client: TestClient, units: Units, tahmina: Person
) -> None:
    video = _plan(client, tahmina, _draft(client, units, tahmina))
    with units.write() as unit:
        take_down(unit, video.id, "A claim")
    assert publish_due(units, LATER) == 0
    with units.write() as unit:
        restore(unit, video.id)
    assert get(client, tahmina, video).publish_at == LATER


def test_a_plan_that_cannot_be_is_refused_with_a_reason(
    client: TestClient, units: Units, tahmina: Person
) -> None:
    draft = _draft(client, units, tahmina)
    shown = on_air(client, units, tahmina)
    raw = arrive(client, tahmina)
    at = LATER.isoformat()
    for video, asked, status, field in (
        (draft, {"visibility": "PUBLIC", "publish_at": "2020-01-01T00:00:00Z"}, 422, "publish_at"),
        (draft, {"publish_at": at}, 422, "visibility"),
        (draft, {"publish_at": "2030-01-01T00:00:00"}, 422, "publish_at"),
        (draft, {"publish_at": "9999-12-31T23:59:59-12:00"}, 422, "publish_at"),
        (shown, {"publish_at": at}, 409, None),
        (raw, {"visibility": "PUBLIC", "publish_at": at}, 409, None),
    ):
        answer = client.patch(f"/api/v1/videos/{video.id}", json=asked, headers=tahmina.auth)
        assert answer.status_code == status
        assert field is None or field in answer.json()["fields"]
    assert get(client, tahmina, draft).visibility is Visibility.PRIVATE


def test_a_planned_video_is_never_for_nobody_and_can_be_taken_back(
    client: TestClient, units: Units, tahmina: Person
) -> None:
    video = _plan(client, tahmina, _draft(client, units, tahmina))
    path = f"/api/v1/videos/{video.id}"
    refused = client.patch(path, json={"visibility": "PRIVATE"}, headers=tahmina.auth)
    assert refused.status_code == 422
    assert get(client, tahmina, video).visibility is Visibility.PUBLIC
    assert client.post(f"{path}/unpublish", headers=tahmina.auth).status_code == 200
    after = get(client, tahmina, video)
    assert (after.status, after.publish_at) == (VideoStatus.DRAFT, None)
    assert publish_due(units, LATER) == 0


def test_a_deleted_video_is_never_due(client: TestClient, units: Units, tahmina: Person) -> None:
    video = _plan(client, tahmina, _draft(client, units, tahmina))
    client.delete(f"/api/v1/videos/{video.id}", headers=tahmina.auth)
    with units.read() as unit:
        assert due(unit.session, LATER) == []


def test_no_time_for_a_video_that_has_none_changes_nothing() -> None:
    video = Video(status=VideoStatus.PUBLISHED, published_at=NOW)
    plan(video, None, NOW)
    assert (video.status, video.published_at) == (VideoStatus.PUBLISHED, NOW)
    with pytest.raises(AppError):
        plan(video, LATER, NOW)
