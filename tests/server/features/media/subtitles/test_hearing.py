"""From a video in which somebody speaks to a draft, with a real model."""

import subprocess
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import imageio_ffmpeg
import pytest
import sqlalchemy as sa
from fastapi.testclient import TestClient

from server.app.settings import Settings
from server.app.wiring import Parts
from server.app.work import make_worker
from server.contract.subtitles import CaptionsOut, CaptionsState
from server.features.media.scratch import Scratch
from server.features.media.subtitles.hearing import CalledOffError, Hearing
from server.features.media.subtitles.models import CaptionRun
from server.features.videos.models import Video, VideoVersion
from server.integrations.speech.port import Recogniser
from server.integrations.storage.port import Storage
from server.kit.db.unit import Units
from server.kit.jobs.queue import Queue
from server.kit.providers import Providers
from tests.patience import until
from tests.server.features.media.studio import bring
from tests.server.features.media.subtitles.tracks import VTT, track_row
from tests.server.people import Person
from tests.speech import MODEL, say


@pytest.fixture
def settings(usual_settings: Settings, database: str, tmp_path: Path) -> Settings:
    own = {"data_dir": tmp_path / "data", "database_url": database, "speech_model": MODEL}
    return usual_settings.model_copy(update=own)


@pytest.fixture(scope="module")
def clip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two seconds of a picture with somebody who speaks."""
    folder = tmp_path_factory.mktemp("said")
    said = say(folder / "said.wav", "The river is calm.")
    picture = ["-f", "lavfi", "-i", "color=c=blue:s=64x48:r=10", "-i", str(said), "-shortest"]
    argv = [imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", *picture, str(folder / "a.mp4")]
    subprocess.run(argv, check=True)
    return folder / "a.mp4"


def ready(providers: Providers, person: Person, clip: Path) -> VideoVersion:
    """A version that can be watched, as far as captions care."""
    version = bring(providers, person.id, clip)
    providers.get(Storage).put(version.source_object_key, clip)  # type: ignore[type-abstract]
    with providers.get(Units).write() as unit:
        unit.session.get_one(VideoVersion, version.id).playable = True
    return version


def ended(client: TestClient, path: str, person: Person) -> CaptionsOut:
    """How it ended."""

    def now() -> CaptionsOut:
        return CaptionsOut.model_validate(client.get(path, headers=person.auth).json())

    until(lambda: now().ended_at is not None, now)
    return now()


@pytest.fixture
def listening(parts: Parts) -> Iterator[None]:
    worker = make_worker(parts, [Queue.SPEECH, Queue.CONTROL])
    worker.start()
    yield
    worker.stop()


def test_what_is_said_becomes_a_draft_that_a_person_can_make_theirs(
    parts: Parts, client: TestClient, tahmina: Person, clip: Path, listening: None
) -> None:
    version = ready(parts.providers, tahmina, clip)
    base = f"/api/v1/videos/{version.video_id}/versions/1"

    def ask() -> CaptionsOut:
        asked = client.post(f"{base}/captions", json={}, headers=tahmina.auth)
        assert asked.status_code == 202, asked.text

        return ended(client, f"{base}/captions", tahmina)

    done = ask()
    assert (done.state, done.percent, done.language_code) == (CaptionsState.DONE, 100.0, "en")
    [track] = client.get(f"{base}/subtitles", headers=tahmina.auth).json()
    assert (track["is_auto_generated"], track["is_published"]) == (True, False)
    text = client.get(f"{base}/subtitles/en", headers=tahmina.auth).text
    assert "river is calm" in text.lower()
    # Asked for again they are made again, until a person has changed them.
    assert ask().state is CaptionsState.DONE
    [again] = client.get(f"{base}/subtitles", headers=tahmina.auth).json()
    assert again["etag"] != track["etag"]
    edited = {**tahmina.auth, "If-Match": again["etag"]}
    client.put(f"{base}/subtitles/en", content=VTT, headers=edited).raise_for_status()
    refused = ask()
    assert (refused.state, refused.error_code) == (CaptionsState.FAILED, "conflict")
    assert client.get(f"{base}/subtitles/en", headers=tahmina.auth).text == VTT
    row = track_row(parts, version.id, "en")
    assert row is not None
    assert not row.is_auto_generated


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_silence_and_a_file_that_is_gone_are_told(
    parts: Parts, client: TestClient, tahmina: Person, clip: Path, tmp_path: Path, listening: None
) -> None:
    silent = tmp_path / "silent.mp4"
    argv = [imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", "-i", str(clip), "-an", str(silent)]
    subprocess.run(argv, check=True)
    version = ready(parts.providers, tahmina, silent)
    base = f"/api/v1/videos/{version.video_id}/versions/1/captions"

    def ask() -> str | None:
        client.post(base, json={"language": "en"}, headers=tahmina.auth).raise_for_status()
        return ended(client, base, tahmina).error_code

    assert ask() == "subtitles.no_speech"
    parts.providers.get(Storage).delete(version.folder_key)  # type: ignore[type-abstract]
    assert ask() == "subtitles.captions_failed"


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_work_ends_when_nobody_wants_it_any_more(
    parts: Parts, units: Units, client: TestClient, tahmina: Person, clip: Path
) -> None:
    version = ready(parts.providers, tahmina, clip)
    base = f"/api/v1/videos/{version.video_id}/versions/1/captions"

    def asked() -> Hearing:
        client.post(base, json={}, headers=tahmina.auth).raise_for_status()
        with units.read() as unit:
            run = unit.session.scalars(sa.select(CaptionRun)).one()
        return hearing(parts, run.id)

    first = asked()
    assert (first.begin(), first.begin()) == (1, 2)
    client.delete(base, headers=tahmina.auth).raise_for_status()
    second = asked()
    with pytest.raises(CalledOffError):
        first.listen()
    assert second.begin() == 1
    with units.write() as unit:
        video = unit.session.get_one(Video, version.video_id)
        video.soft_delete(unit.clock())
    assert second._is_called_off()
    for call in (second.begin, second.listen, lambda: second.keep("en", "k")):
        with pytest.raises(CalledOffError):
            call()


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_what_was_heard_is_kept_once_however_long_its_worker_was_away(
    parts: Parts, units: Units, client: TestClient, tahmina: Person, clip: Path
) -> None:
    version = ready(parts.providers, tahmina, clip)
    base = f"/api/v1/videos/{version.video_id}/versions/1"
    client.post(f"{base}/captions", json={}, headers=tahmina.auth).raise_for_status()
    with units.read() as unit:
        run = unit.session.scalars(sa.select(CaptionRun)).one()
    hearing(parts, run.id).keep("en", VTT)
    first = track_row(parts, version.id, "en")
    # The step is told again to a worker that takes over.
    hearing(parts, run.id).keep("en", VTT)
    second = track_row(parts, version.id, "en")
    assert first is not None
    assert second is not None
    assert (first.file_key, second.is_auto_generated) == (second.file_key, True)
    assert client.get(f"{base}/subtitles/en", headers=tahmina.auth).text == VTT


def hearing(parts: Parts, run_id: UUID) -> Hearing:
    get = parts.providers.get
    return Hearing(
        get(Units),
        get(Storage),  # type: ignore[type-abstract]
        get(Scratch),
        get(Recogniser),  # type: ignore[type-abstract]
        run_id,
        1,
    )
