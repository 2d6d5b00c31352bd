"""A platform with its films, as viewers get them."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from obstore.store import MemoryStore

from server.app.sample import sharing
from server.app.sample.catalogue import NOT_PLAYABLE
from server.app.sample.filming import opened_studio
from server.app.sample.people import DOMAIN, PASSWORD
from server.app.sample.platform import cast_of
from server.app.sample.run import fill
from server.app.sample.sharing import Sharing, captions
from server.app.wiring import Parts
from server.integrations.storage.stores import RemoteStorage
from server.kit.db.engine import database_url
from server.kit.jobs.queue import DurableJobQueue
from tests.server.app.sample.made import TINY, tiny
from tests.server.app.sample.test_run import Quiet

pytestmark = pytest.mark.proof

WORLD = replace(tiny(), size=replace(TINY, media=True, films=1))


def test_a_video_that_shares_its_film_can_be_played(
    parts: Parts, client: TestClient, tmp_path: Path
) -> None:
    filled = fill(parts, WORLD, Quiet())
    assert filled is not None
    cast = cast_of(WORLD)
    listed = [video for channel in cast.channels for video in channel.videos if video.listed]
    plans = [video for channel in cast.channels for video in channel.videos]
    played = [plan for plan in plans if plan.status not in NOT_PLAYABLE]
    assert filled.videos_with_media == len(played) >= WORLD.size.videos - 4
    page = client.get("/").text
    assert listed[0].title in page or listed[1].title in page
    _play(client, page)
    _see_posters(tmp_path / "data" / "media")
    _see_the_waiting_job(client, parts)


def _play(client: TestClient, page: str) -> None:
    versions = set(re.findall(r"/media/([0-9a-f-]{36})/poster.jpg\?v=\d+", page))
    assert len(versions) > 5
    for version in sorted(versions)[:3]:
        master = client.get(f"/media/{version}/master.m3u8")
        assert "360p.m3u8" in master.text
        granted = re.findall(r"^\.\.(/t/.+)240p\.m3u8$", master.text, re.MULTILINE)[0]
        playlist = client.get(f"/media{granted}240p.m3u8").text
        begin = re.findall(r"#EXT-X-BYTERANGE:(\d+)@(\d+)", playlist)[0]
        span = f"bytes={begin[1]}-{int(begin[1]) + int(begin[0]) - 1}"
        segment = client.get(f"/media{granted}240p.mp4", headers={"Range": span})
        assert segment.status_code == 206
        assert len(segment.content) == int(begin[0])
        assert client.get(f"/media/{version}/poster.jpg").content.startswith(b"\xff\xd8")


def _see_posters(media: Path) -> None:
    """Four posters and one film on the disk, whatever the number of videos."""
    posters = {path.stat().st_ino for path in media.rglob("poster.jpg")}
    films = {path.stat().st_ino for path in media.rglob("360p.mp4")}
    assert (len(posters), len(films)) == (4, 1)
    assert len({path.parents[2] for path in media.rglob("bn/track.vtt")}) > 20


def _see_the_waiting_job(client: TestClient, parts: Parts) -> None:
    asked = {"email": f"creator@{DOMAIN}", "password": PASSWORD}
    session = client.post("/api/v1/sign-in", json=asked).json()
    auth = {"Authorization": f"Bearer {session['access_token']}"}
    items = client.get("/api/v1/videos", headers=auth).json()["items"]
    [waiting] = [item for item in items if item["status"] == "PROCESSING"]
    assert waiting["processing"]["status"] == "PENDING"
    job = f"process-{waiting['processing']['version_id']}-1"
    assert parts.jobs.client.retrieve_workflow(job).get_status().status == "ENQUEUED"


def test_where_copies_take_room_only_the_newest_videos_have_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sharing, "MOST_REAL_COPIES", 3)
    storage = RemoteStorage(MemoryStore(), tmp_path / "fetched")
    jobs, cast = DurableJobQueue(database_url(f"sqlite:///{tmp_path}/jobs.db")), cast_of(WORLD)
    with opened_studio(tmp_path / "scratch", storage, jobs) as studio:
        told = Sharing(storage, studio, cast, studio.folder, lambda _step: None).share()
    jobs.close()
    plans = sorted((v for c in cast.channels for v in c.videos), key=lambda plan: -plan.at)
    have = [p for p in plans if storage.size(f"videos/{p.id}/1/stream/master.m3u8") is not None]
    assert len(have) == told.videos == 4 + 3
    oldest = plans[-1]
    assert oldest not in have
    assert storage.size(f"videos/{plans[1].id}/1/source") == told.footage[0].source_bytes


def test_captions_are_webvtt() -> None:
    text = captions("bn")
    assert text.startswith("WEBVTT\n\n00:00.000 --> 00:02.000\n")
    assert text.count("-->") == 3
