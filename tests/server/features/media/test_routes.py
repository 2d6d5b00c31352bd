from pathlib import Path
from uuid import UUID

import pytest
from fastapi.testclient import TestClient

from server.app.wiring import Parts
from server.contract.videos import VideoStatus, Visibility
from server.features.videos.models import Video, VideoVersion
from server.integrations.storage.port import Storage
from server.kit.db.unit import Units
from tests.server.features.media.clips import make_clip
from tests.server.features.media.studio import bring
from tests.server.people import Person

BODY = bytes(range(256)) * 8


@pytest.fixture
def base(parts: Parts, tahmina: Person, tmp_path: Path) -> str:
    """Where a draft's media is, made up of easily told bytes."""
    version = bring(parts.providers, tahmina.id, make_clip(tmp_path / "c.mp4", seconds=1))
    storage = parts.providers.get(Storage)  # type: ignore[type-abstract]
    for name in ("master.m3u8", "240p.mp4", "240p.m3u8", "audio.mp4", "poster.jpg"):
        (tmp_path / name).write_bytes(BODY)
        storage.put(f"{version.stream_key}/{name}", tmp_path / name)
    storage.put(f"{version.folder_key}/secret.mp4", tmp_path / "240p.mp4")
    return f"/media/{version.id}"


def publish(parts: Parts, base: str, visibility: Visibility) -> None:
    with parts.providers.get(Units).write() as unit:
        version = unit.session.get_one(VideoVersion, UUID(base.rsplit("/", 1)[-1]))
        video = unit.session.get_one(Video, version.video_id)
        video.status, video.visibility = VideoStatus.PUBLISHED, visibility


def test_a_draft_is_its_owners_alone(
    client: TestClient, base: str, tahmina: Person, rafi: Person
) -> None:
    assert client.get(f"{base}/master.m3u8").status_code == 404
    assert client.get(f"{base}/master.m3u8", headers=rafi.auth).status_code == 404
    answer = client.get(f"{base}/master.m3u8", headers=tahmina.auth)
    assert (answer.status_code, answer.content) == (200, BODY)
    assert answer.headers["cache-control"].startswith("private")
    assert answer.headers["vary"] == "Authorization"


@pytest.mark.parametrize(
    ("visibility", "status"),
    [
        (Visibility.PUBLIC, 200),
        (Visibility.UNLISTED, 200),
        (Visibility.PRIVATE, 404),
        (Visibility.PREMIUM, 404),
    ],
)
def test_guests_get_what_is_public(
    parts: Parts, client: TestClient, base: str, visibility: Visibility, status: int
) -> None:
    publish(parts, base, visibility)
    assert client.get(f"{base}/240p.mp4").status_code == status


@pytest.mark.parametrize(
    "name",
    [
        "..%2fsecret.mp4",
        "%2e%2e/secret.mp4",
        "..%252fsecret.mp4",
        "....//secret.mp4",
        "240p.mp4%00.jpg",
        "240p.mp4/",
        "source",
        "999p.mp4",
        "240P.mp4",
        ".put-x",
        "%2fetc%2fpasswd",
    ],
)
def test_no_other_name_exists_even_for_the_owner(
    client: TestClient, base: str, tahmina: Person, name: str
) -> None:
    assert client.get(f"{base}/{name}", headers=tahmina.auth).status_code == 404


@pytest.mark.parametrize(
    ("name", "kind", "caching"),
    [
        ("master.m3u8", "application/vnd.apple.mpegurl", "no-cache"),
        ("240p.m3u8", "application/vnd.apple.mpegurl", "max-age=300"),
        ("240p.mp4", "video/mp4", "max-age=300"),
        ("audio.mp4", "audio/mp4", "max-age=300"),
        ("poster.jpg", "image/jpeg", "max-age=300"),
    ],
)
def test_types_and_caching(
    parts: Parts, client: TestClient, base: str, name: str, kind: str, caching: str
) -> None:
    publish(parts, base, Visibility.PUBLIC)
    answer = client.get(f"{base}/{name}")
    assert answer.headers["content-type"] == kind
    assert answer.headers["cache-control"] == f"public, {caching}"
    assert answer.headers["access-control-allow-origin"] == "*"
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_ranges_and_revalidation(parts: Parts, client: TestClient, base: str) -> None:
    publish(parts, base, Visibility.PUBLIC)
    part = client.get(f"{base}/240p.mp4", headers={"Range": "bytes=256-511"})
    assert (part.status_code, part.content) == (206, BODY[256:512])
    assert part.headers["content-range"] == f"bytes 256-511/{len(BODY)}"
    beyond = client.get(f"{base}/240p.mp4", headers={"Range": "bytes=99999-"})
    assert beyond.status_code == 416
    tag = part.headers["etag"]
    again = client.get(f"{base}/240p.mp4", headers={"If-None-Match": tag})
    assert (again.status_code, again.content) == (304, b"")
    head = client.head(f"{base}/240p.mp4")
    assert (head.headers["content-length"], head.content) == (str(len(BODY)), b"")


def test_what_was_taken_off_the_air_cannot_be_revalidated(
    parts: Parts, client: TestClient, base: str
) -> None:
    publish(parts, base, Visibility.PUBLIC)
    kept = client.get(f"{base}/240p.mp4")
    assert "immutable" not in kept.headers["cache-control"]
    publish(parts, base, Visibility.PRIVATE)
    again = client.get(f"{base}/240p.mp4", headers={"If-None-Match": kept.headers["etag"]})
    assert again.status_code == 404


def test_a_missing_rendition_and_a_wrong_id_are_not_found(
    parts: Parts, client: TestClient, base: str
) -> None:
    publish(parts, base, Visibility.PUBLIC)
    assert client.get(f"{base}/720p.mp4").status_code == 404
    assert client.get("/media/not-an-id/master.m3u8").status_code in {404, 422}


def test_other_sites_players_may_ask(client: TestClient, base: str) -> None:
    answer = client.options(f"{base}/240p.mp4", headers={"Origin": "https://example.org"})
    assert answer.status_code == 204
    assert "Range" in answer.headers["access-control-allow-headers"]
