"""Files that carry subtitles, made by the bundled ffmpeg."""

from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from server.app.wiring import Parts
from server.app.work import make_worker
from server.features.media.scratch import Scratch
from server.features.media.subtitles.embedded import Importing, start_import
from server.features.videos.events import VersionPlayable
from server.features.videos.models import VideoVersion
from server.integrations.storage.port import Storage
from server.kit.db.unit import Units
from server.kit.jobs.queue import Queue
from tests.patience import until
from tests.server.features.media.clips import make_clip, real, run_ffmpeg
from tests.server.features.media.studio import bring
from tests.server.features.media.subtitles.tracks import VTT
from tests.server.people import Person

BENGALI = "1\n00:00:00,200 --> 00:00:00,900\nআমার <i>সোনার</i> বাংলা\n"
ENGLISH = "1\n00:00:00,200 --> 00:00:00,900\nMy golden Bengal\n"


def carry(folder: Path, name: str, codec: str = "srt") -> Path:
    """A clip with sound and two tracks of subtitles."""
    clip = make_clip(folder / "clip.mp4", seconds=1, size="64x48")
    for language, text in (("ben", BENGALI), ("eng", ENGLISH)):
        (folder / f"{language}.srt").write_text(text, encoding="utf-8")
    inputs = ["-i", str(clip), "-i", str(folder / "ben.srt"), "-i", str(folder / "eng.srt")]
    maps = ["-map", "0", "-map", "1", "-map", "2", "-c", "copy", "-c:s", codec]
    told = ["-metadata:s:s:0", "language=ben", "-metadata:s:s:1", "language=eng"]
    run_ffmpeg(*inputs, *maps, *told, folder / name)
    return folder / name


def arrived(parts: Parts, person: Person, clip: Path) -> VideoVersion:
    version = bring(parts.providers, person.id, clip)
    storage = parts.providers.get(Storage)  # type: ignore[type-abstract]
    storage.put(version.source_object_key, clip)
    return version


def importing(parts: Parts, version: VideoVersion) -> Importing:
    get = parts.providers.get
    storage = get(Storage)  # type: ignore[type-abstract]
    return Importing(get(Units), storage, get(Scratch), version.id)


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    ("name", "codec"),
    [("a.mkv", "srt"), ("a.mkv", "ass"), ("a.mkv", "webvtt"), ("a.mp4", "mov_text")],
)
def test_what_a_source_carries_becomes_drafts(
    parts: Parts, client: TestClient, tahmina: Person, tmp_path: Path, name: str, codec: str
) -> None:
    version = arrived(parts, tahmina, carry(tmp_path, name, codec))
    base = f"/api/v1/videos/{version.video_id}/versions/1/subtitles"
    client.put(f"{base}/en", content=VTT, headers=tahmina.auth).raise_for_status()
    assert importing(parts, version).run() == ["bn"]
    assert importing(parts, version).run() == []
    tracks = client.get(base, headers=tahmina.auth).json()
    assert [(each["language_code"], each["is_published"]) for each in tracks] == [
        ("bn", False),
        ("en", False),
    ]
    assert not tracks[0]["is_auto_generated"]
    text = client.get(f"{base}/bn", headers=tahmina.auth).text
    assert text == "WEBVTT\n\n00:00:00.200 --> 00:00:00.900\nআমার <i>সোনার</i> বাংলা\n"
    assert client.get(f"{base}/en", headers=tahmina.auth).text == VTT


def test_the_worker_does_it_once_viewers_can_have_the_version(
    parts: Parts, units: Units, client: TestClient, tahmina: Person, tmp_path: Path
) -> None:
    version = arrived(parts, tahmina, carry(tmp_path, "a.mkv"))
    base = f"/api/v1/videos/{version.video_id}/versions/1/subtitles"
    for _ in range(2):
        with units.write() as unit:
            start_import(unit, VersionPlayable(version.id))
    worker = make_worker(parts, [Queue.PUBLISH])
    worker.start()
    try:
        until(lambda: len(client.get(base, headers=tahmina.auth).json()) == 2)
    finally:
        worker.stop()


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_a_real_file_and_one_without(
    parts: Parts, client: TestClient, tahmina: Person, tmp_path: Path
) -> None:
    plain = arrived(parts, tahmina, make_clip(tmp_path / "b.mp4", seconds=1, size="64x48"))
    assert importing(parts, plain).run() == []
    version = arrived(parts, tahmina, real("sample_with_ssa_subtitles.mkv"))
    [language] = importing(parts, version).run()
    path = f"/api/v1/videos/{version.video_id}/versions/1/subtitles/{language}"
    assert client.get(path, headers=tahmina.auth).text.count("-->") > 0
