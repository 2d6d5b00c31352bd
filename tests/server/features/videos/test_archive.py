from datetime import timedelta

import pytest
from fastapi.testclient import TestClient

from server.app.wiring import Parts
from server.contract.videos import VideoOut, VideoStatus
from server.features.videos.archive import archive
from server.features.videos.models import Video
from server.integrations.storage.port import Storage
from server.kit.db.unit import Units
from tests.server.features.videos.making import arrive, get, on_air
from tests.server.people import Person


def _aside(parts: Parts, video: VideoOut, **later: int) -> bool:
    units, storage = parts.providers.get(Units), parts.providers.get(Storage)  # type: ignore[type-abstract]
    return archive(units, storage, video.id, units.clock() + timedelta(**later))


def test_what_is_archived_leaves_the_listings_and_opens_from_its_address(
    client: TestClient, parts: Parts, units: Units, tahmina: Person
) -> None:
    video = on_air(client, units, tahmina)
    assert video.title in client.get("/@tahmina").text
    assert _aside(parts, video, seconds=1)
    assert video.title not in client.get("/@tahmina").text
    assert client.get("/api/v1/channels/tahmina").json()["total_videos"] == 0
    assert client.get(video.watch_path).status_code == 200

    assert client.post(f"/api/v1/videos/{video.id}/views").status_code == 204
    with units.read() as unit:
        assert unit.session.get_one(Video, video.id).status is VideoStatus.PUBLISHED
    assert video.title in client.get("/@tahmina").text
    assert client.get("/api/v1/channels/tahmina").json()["total_videos"] == 1


def test_an_archived_video_stands_among_the_published_ones_of_its_owner(
    client: TestClient, parts: Parts, units: Units, tahmina: Person
) -> None:
    video = on_air(client, units, tahmina)
    arrive(client, tahmina, "draft")
    assert _aside(parts, video, seconds=1)
    listed = client.get("/api/v1/videos?tab=published", headers=tahmina.auth).json()["items"]
    assert [(one["id"], one["status"]) for one in listed] == [(str(video.id), "ARCHIVED")]
    counts = client.get("/api/v1/videos/counts", headers=tahmina.auth).json()
    assert (counts["all"], counts["published"]) == (2, 1)


def test_an_archived_video_is_taken_off_air_by_its_owner(
    client: TestClient, parts: Parts, units: Units, tahmina: Person
) -> None:
    video = on_air(client, units, tahmina)
    assert _aside(parts, video, seconds=1)
    answer = client.post(f"/api/v1/videos/{video.id}/unpublish", headers=tahmina.auth).json()
    assert (answer["status"], answer["visibility"]) == ("DRAFT", "PRIVATE")
    assert client.get(video.watch_path).status_code == 404
    assert client.get("/api/v1/channels/tahmina").json()["total_videos"] == 0


def test_an_archived_video_is_brought_back_by_its_owner(
    client: TestClient, parts: Parts, units: Units, tahmina: Person
) -> None:
    video = on_air(client, units, tahmina)
    assert _aside(parts, video, seconds=1)
    answer = client.post(f"/api/v1/videos/{video.id}/publish", json={}, headers=tahmina.auth)
    assert (answer.status_code, answer.json()["status"]) == (200, "PUBLISHED")
    assert video.title in client.get("/@tahmina").text
    assert client.get("/api/v1/channels/tahmina").json()["total_videos"] == 1


class _Colder:
    """A store that has a colder class, and may be out of reach."""

    def __init__(self) -> None:
        self.moved: list[str] = []
        self.reachable = True

    def archive(self, key: str) -> bool:
        if not self.reachable:
            raise OSError("out of reach")
        self.moved.append(key)
        return True


def test_what_was_watched_in_the_meantime_stays_with_its_source(
    client: TestClient, units: Units, tahmina: Person
) -> None:
    video, store = on_air(client, units, tahmina), _Colder()

    def aside(**later: int) -> bool:
        before = units.clock() + timedelta(**later)
        return archive(units, store, video.id, before)  # type: ignore[arg-type]

    assert not aside(days=-1)
    client.post(f"/api/v1/videos/{video.id}/unpublish", headers=tahmina.auth)
    assert not aside(days=1)
    client.post(f"/api/v1/videos/{video.id}/publish", json={}, headers=tahmina.auth)
    client.delete(f"/api/v1/videos/{video.id}", headers=tahmina.auth)
    assert not aside(days=1)
    assert store.moved == []


def test_a_source_is_moved_once_the_video_is_archived_and_again_after_a_failure(
    client: TestClient, units: Units, tahmina: Person
) -> None:
    video, store = on_air(client, units, tahmina), _Colder()
    before = units.clock() + timedelta(seconds=1)
    store.reachable = False
    with pytest.raises(OSError, match="out of reach"):
        archive(units, store, video.id, before)  # type: ignore[arg-type]
    assert get(client, tahmina, video).status is VideoStatus.ARCHIVED
    store.reachable = True
    assert archive(units, store, video.id, before)  # type: ignore[arg-type]
    assert store.moved == [f"videos/{video.id.hex}/1/source"]
