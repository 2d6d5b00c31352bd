import re
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import QueuePool

from server.app.wiring import Parts
from server.contract.media import RenditionState, Resolution
from server.contract.videos import VideoStatus, Visibility
from server.features.media.playback.gate import Gate, Opened
from server.features.videos.listed import recounting
from server.features.videos.models import Video, VideoAsset, VideoVersion
from server.kit.clock import now
from server.kit.db.unit import Units
from server.kit.ids import short
from server.web import routes
from tests.server.features.media.clips import make_clip
from tests.server.features.media.studio import bring
from tests.server.people import Person


@pytest.fixture(scope="module")
def clip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_clip(tmp_path_factory.mktemp("clip") / "clip.mp4", seconds=1)


def publish(
    parts: Parts,
    owner: Person,
    clip: Path,
    title: str,
    visibility: Visibility = Visibility.PUBLIC,
    description: str = "",
) -> UUID:
    version_id = bring(parts.providers, owner.id, clip).id
    with parts.providers.get(Units).write() as unit:
        version = unit.session.get_one(VideoVersion, version_id)
        version.playable = version.has_poster = True
        version.duration_seconds, version.width, version.height = 594.0, 1280, 720
        video = unit.session.get_one(Video, version.video_id)
        with recounting(unit, video):
            video.title, video.description, video.visibility = title, description, visibility
            video.status, video.published_at = VideoStatus.PUBLISHED, now()
        video.active_version_id = version.id
        unit.session.add(
            VideoAsset(
                video_version_id=version.id,
                resolution=Resolution.P720,
                width=1280,
                height=720,
                state=RenditionState.READY,
            )
        )
    return video.id


def test_an_empty_home_says_what_will_be_here(client: TestClient) -> None:
    page = client.get("/")
    assert page.status_code == 200
    assert "No videos yet" in page.text


def test_home_shows_what_is_public(
    parts: Parts, client: TestClient, tahmina: Person, clip: Path
) -> None:
    shown = publish(parts, tahmina, clip, "Night ferry <to> Barishal")
    publish(parts, tahmina, clip, "Only by link", Visibility.UNLISTED)
    publish(parts, tahmina, clip, "Mine alone", Visibility.PRIVATE)
    text = client.get("/").text
    assert f"/watch/{short(shown)}" in text
    assert "Night ferry &lt;to&gt; Barishal" in text
    assert "9:54" in text
    assert f'data-playback="/api/v1/videos/{shown}/playback"' in text
    assert "Tahmina TV" in text
    assert "Only by link" not in text
    assert "Mine alone" not in text


def test_older_videos_are_a_page_away(
    parts: Parts,
    client: TestClient,
    tahmina: Person,
    clip: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(routes, "PAGE", 2)
    for number in range(3):
        publish(parts, tahmina, clip, f"Part {number}")
    first = client.get("/").text
    link = re.search(r'href="(/\?cursor=[^"]+)"', first)
    assert link is not None
    second = client.get(link[1]).text
    assert ("Part 2" in first, "Part 0" in first) == (True, False)
    assert ("Part 2" in second, "Part 0" in second) == (False, True)


def test_the_watch_page_has_the_player_and_what_links_show(
    parts: Parts, client: TestClient, tahmina: Person, clip: Path
) -> None:
    text_of = "First line\n01:30 Launch <script>alert(1)</script>"
    video = publish(parts, tahmina, clip, 'A "quoted" boat', description=text_of)
    text = client.get(f"/watch/{short(video)}").text
    assert re.search(r'data-source="/media/[0-9a-f-]{36}/master.m3u8"', text)
    assert f'data-views="/api/v1/videos/{video}/views"' in text
    assert '<meta property="og:title" content="A &#34;quoted&#34; boat">' in text
    assert re.search(
        r'og:image" content="http://testserver/media/[0-9a-f-]{36}/poster.jpg\?v=\d+"', text
    )
    assert 'data-at="90"' in text
    assert "<script>alert" not in text
    assert not re.search(r"<script(?![^>]*\bsrc=)|\sstyle=|\son\w+=", text)
    assert not re.search(r'(?:src|href)="(?:https?:)?//(?!testserver)', text)


def test_an_unlisted_video_is_watched_but_not_found_by_robots(
    parts: Parts, client: TestClient, tahmina: Person, clip: Path
) -> None:
    video = publish(parts, tahmina, clip, "Only by link", Visibility.UNLISTED)
    page = client.get(f"/watch/{short(video)}")
    assert page.status_code == 200
    assert 'name="robots" content="noindex"' in page.text
    assert "only people with the link" in page.text


def test_what_may_not_be_watched_looks_like_what_does_not_exist(
    parts: Parts, client: TestClient, tahmina: Person, clip: Path
) -> None:
    private = publish(parts, tahmina, clip, "Mine alone", Visibility.PRIVATE)
    gone = client.get("/watch/AAAAAAAAAAAAAAAAAAAAAA")
    hidden = client.get(f"/watch/{short(private)}")
    assert (gone.status_code, hidden.status_code) == (404, 404)
    assert "This video cannot be watched" in hidden.text
    assert "Mine alone" not in hidden.text


def test_a_channel_shows_its_videos(
    parts: Parts, client: TestClient, tahmina: Person, clip: Path
) -> None:
    publish(parts, tahmina, clip, "Night ferry")
    page = client.get("/@tahmina")
    assert page.status_code == 200
    assert "Night ferry" in page.text
    assert "1 video" in page.text
    lost = client.get("/@nobody-here")
    assert lost.status_code == 404
    assert "no such channel" in lost.text


def test_pages_come_in_bengali(
    parts: Parts, client: TestClient, tahmina: Person, clip: Path
) -> None:
    video = publish(parts, tahmina, clip, "Night ferry")
    for path in ("/", f"/watch/{short(video)}", "/@tahmina", "/watch/none"):
        page = client.get(path, headers={"Accept-Language": "bn-BD"})
        assert page.headers["content-language"] == "bn"
        assert '<html lang="bn">' in page.text
    assert "৯:৫৪" in client.get("/?lang=bn").text


def test_a_failure_is_a_page_too(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_arguments: object, **_named: object) -> None:
        raise RuntimeError("a secret detail")

    monkeypatch.setattr("server.web.routes.videos.list_public", fail)
    page = client.get("/")
    assert page.status_code == 500
    assert "Something went wrong here" in page.text
    assert "secret" not in page.text


@pytest.mark.parametrize(
    ("values", "says"),
    [
        ({"age_restricted": True}, "adults who are signed in"),
        ({"visibility": Visibility.PREMIUM}, "members whose plan has premium videos"),
        ({"geo_restrictions": ["IN"]}, "does not show this video in the country"),
    ],
)
def test_a_guest_who_may_not_watch_is_told_why(
    parts: Parts,
    client: TestClient,
    tahmina: Person,
    clip: Path,
    values: dict[str, object],
    says: str,
) -> None:
    identifier = publish(parts, tahmina, clip, "Night ferry")
    with parts.providers.get(Units).write() as unit:
        for name, value in values.items():
            setattr(unit.session.get_one(Video, identifier), name, value)
    abroad = TestClient(client.app, client=("49.36.0.1", 1))
    page = abroad.get(f"/watch/{short(identifier)}")
    assert page.status_code == 200
    assert says in page.text
    assert "data-player" not in page.text
    assert "Night ferry" in page.text


def test_a_page_holds_one_connection_of_the_database_at_a_time(
    parts: Parts, client: TestClient, tahmina: Person, clip: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # As many requests as there are connections would wait for each other.
    video = publish(parts, tahmina, clip, "River")
    pool, most = parts.engine.pool, 0
    ask = Gate.open

    def look(gate: Gate, *asked: Any) -> Opened:
        nonlocal most
        assert isinstance(pool, QueuePool)
        most = max(most, pool.checkedout())
        return ask(gate, *asked)

    monkeypatch.setattr(Gate, "open", look)
    assert client.get(f"/watch/{short(video)}").status_code == 200
    assert most == 0
