from pathlib import Path
from uuid import UUID

import pytest
from fastapi.testclient import TestClient

from server.app.wiring import Parts
from server.features.media.playback.subtitles import Named, named, offers
from server.features.videos.models import Subtitle, VideoVersion
from server.integrations.storage.port import Storage
from server.kit.db.unit import Units
from server.kit.ids import new_id
from tests.server.features.media.playback.test_multivariant import MASTER
from tests.server.features.videos.making import on_air
from tests.server.people import Person

BENGALI = "WEBVTT\n\n00:01.000 --> 00:03.000\nনদী বয়ে যায়\n"


def track(version_id: object, language: str, name: str, **values: object) -> Subtitle:
    key = f"{version_id}/{language}.vtt"
    return Subtitle(
        video_version_id=version_id,
        language_code=language,
        language_name=name,
        file_key=key,
        **values,
    )


def test_names_are_those_of_a_tracks_files_alone() -> None:
    assert named("subtitles/bn.vtt") == Named("bn", playlist=False, number=None)
    assert named("subtitles/pt-BR.m3u8") == Named("pt-BR", playlist=True, number=None)
    assert named("subtitles/bn/12.vtt") == Named("bn", playlist=False, number=12)
    for other in ("subtitles/../source.vtt", "subtitles/bn/1.m3u8", "subtitles/b", "bn.vtt"):
        assert named(other) is None


def test_a_name_cannot_break_out_of_the_playlist() -> None:
    (line,) = offers([track(new_id(), "en", 'En"\n#EXT-X-MEDIA:URI="x')])
    assert "\n" not in line
    assert line.count('"') % 2 == 0
    assert "NAME=\"En''#EXT-X-MEDIA:URI='x\"" in line


@pytest.fixture
def stream(parts: Parts, client: TestClient, units: Units, tahmina: Person, tmp_path: Path) -> str:
    """Where a public video of 12.5 s is, with a published track and a draft."""
    video = on_air(client, units, tahmina)
    assert video.processing is not None
    storage = parts.providers.get(Storage)  # type: ignore[type-abstract]
    with units.write() as unit:
        version = unit.session.get_one(VideoVersion, video.processing.version_id)
        for language, name, published in (("bn", "বাংলা", True), ("en", "English", False)):
            row = track(version.id, language, name, is_published=published)
            unit.session.add(row)
            (tmp_path / "text").write_text(BENGALI)
            storage.put(row.file_key, tmp_path / "text")
    (tmp_path / "master.m3u8").write_text(MASTER)
    storage.put(f"{version.stream_key}/master.m3u8", tmp_path / "master.m3u8")
    return f"/media/{version.id}"


def test_viewers_get_the_published_track_in_the_stream(client: TestClient, stream: str) -> None:
    master = client.get(f"{stream}/master.m3u8").text
    assert 'SUBTITLES="text"' in master
    assert 'NAME="বাংলা",LANGUAGE="bn"' in master
    assert 'LANGUAGE="en"' not in master
    own = "/media/" + master.split("../", 1)[1].split("audio.m3u8", 1)[0]
    playlist = client.get(f"{own}subtitles/bn.m3u8")
    assert playlist.headers["content-type"].startswith("application/vnd.apple.mpegurl")
    assert "bn/0.vtt" in playlist.text
    segment = client.get(f"{own}subtitles/bn/0.vtt")
    assert segment.headers["content-type"] == "text/vtt; charset=utf-8"
    assert segment.headers["x-content-type-options"] == "nosniff"
    assert "X-TIMESTAMP-MAP" in segment.text
    assert "নদী বয়ে যায়" in segment.text
    assert client.get(f"{own}subtitles/bn/1.vtt").status_code == 404
    assert client.get(f"{own}subtitles/en.vtt").status_code == 404
    again = client.get(segment.url, headers={"If-None-Match": segment.headers["etag"]})
    assert again.status_code == 304


def test_the_whole_track_is_for_whoever_may_watch(
    parts: Parts, client: TestClient, stream: str, tahmina: Person
) -> None:
    assert client.get(f"{stream}/subtitles/bn.vtt").text == BENGALI
    assert client.get(f"{stream}/subtitles/en.vtt", headers=tahmina.auth).status_code == 404
    with parts.providers.get(Units).write() as unit:
        version = unit.session.get_one(VideoVersion, UUID(stream.rpartition("/")[2]))
        unit.session.refresh(version, ["video"])
        version.video.age_restricted = True
    assert client.get(f"{stream}/subtitles/bn.vtt").status_code == 403
