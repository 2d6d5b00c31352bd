from datetime import timedelta
from pathlib import Path

from fastapi.testclient import TestClient

from server.app.wiring import Parts
from server.contract.videos import VideoOut, VideoStatus
from server.features.videos.archive import archive
from server.features.videos.models import Video
from server.integrations.storage.port import Storage
from server.kit.db.unit import Units
from tests.server.features.videos.making import arrive, on_air
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


def test_what_was_watched_in_the_meantime_stays(
    client: TestClient, parts: Parts, units: Units, tahmina: Person, tmp_path: Path
) -> None:
    video = on_air(client, units, tahmina)
    source = tmp_path / "source"
    source.write_bytes(b"x")
    parts.providers.get(Storage).put(f"videos/{video.id.hex}/1/source", source)  # type: ignore[type-abstract]
    assert not _aside(parts, video, days=-1)
    client.post(f"/api/v1/videos/{video.id}/unpublish", headers=tahmina.auth)
    assert not _aside(parts, video, days=1)
