"""A worker that is killed while it listens, as a process of its own."""

import sys
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
import sqlalchemy as sa
from fastapi.testclient import TestClient

from server.app.settings import Settings
from server.app.wiring import Parts
from server.contract.subtitles import CaptionsState
from server.features.media.subtitles.models import CaptionRun
from server.features.videos.models import VideoVersion
from server.integrations.storage.port import Storage
from server.kit.db.unit import Units
from tests.patience import PATIENCE_SECONDS, until
from tests.server.features.media.clips import make_clip
from tests.server.features.media.studio import bring
from tests.server.people import Person

pytestmark = pytest.mark.proof

LISTENER = """
import json, os, sys, time
def tell(**what):
    print(json.dumps(what), flush=True)
open(sys.argv[1] + "/listener.pid", "w").write(str(os.getpid()))
tell(language="en")
tell(until=0.5, words=[[0.0, 0.4, " The"], [0.4, 0.5, " river"]])
while not os.path.exists(sys.argv[1] + "/go-on"):
    time.sleep(0.02)
tell(until=1.0, words=[[0.5, 0.9, " flows."]])
tell(done=True)
"""
"""In the place of the model: hears half, and the rest when it is let go on."""

WORKER = """
import datetime, sys
from server.app import wiring
from server.app.cli import cli
from server.features.media.subtitles import hearing
from server.integrations.speech import whisper
from server.kit.jobs import worker
folder, listener = sys.argv[1:]
whisper.PACKAGE, whisper.PARTS, hearing.EVERY_SECONDS = "json", (), 0.0
worker.BEAT_EVERY = datetime.timedelta(seconds=0.5)
confined = wiring.leashed
wiring.leashed = lambda argv, limits: confined([sys.executable, "-c", listener, folder], limits)
cli(["worker", "--queues", "speech,control"])
"""
"""``chitra-server worker``, all of it but the model, and with a quicker heart."""


def _worker(parts: Parts, folder: Path) -> psutil.Popen:
    settings = parts.settings
    environment = {
        "CHITRA_DATABASE_URL": str(settings.database_url),
        "CHITRA_DATA_DIR": str(settings.data_dir),
        "CHITRA_SPEECH_MODEL": str(folder),
        "PATH": "/usr/bin:/bin",
    }
    argv = [sys.executable, "-c", WORKER, str(folder), LISTENER]
    with (folder / "worker.log").open("ab") as log:
        return psutil.Popen(argv, env=environment, stderr=log)


@pytest.fixture
def settings(usual_settings: Settings, database: str, tmp_path: Path) -> Settings:
    own = {"data_dir": tmp_path / "data", "database_url": database, "speech_model": tmp_path}
    return usual_settings.model_copy(update=own)


@pytest.fixture
def workers(parts: Parts, tmp_path: Path) -> Iterator[list[psutil.Popen]]:
    """Two; none outlives the test."""
    started = [_worker(parts, tmp_path) for _ in range(2)]
    yield started
    for each in started:
        if each.is_running():
            each.kill()
            each.wait()


def test_another_worker_listens_again_and_keeps_one_draft(
    parts: Parts, client: TestClient, tahmina: Person, tmp_path: Path, workers: list[psutil.Popen]
) -> None:
    units, log = parts.providers.get(Units), tmp_path / "worker.log"
    clip = make_clip(tmp_path / "clip.mp4", size="64x48", fps="10", seconds=1)
    version = bring(parts.providers, tahmina.id, clip)
    parts.providers.get(Storage).put(version.source_object_key, clip)  # type: ignore[type-abstract]
    with units.write() as unit:
        unit.session.get_one(VideoVersion, version.id).playable = True
    base = f"/api/v1/videos/{version.video_id}/versions/1"

    def run() -> CaptionRun:
        with units.read() as unit:
            return unit.session.scalars(sa.select(CaptionRun)).one()

    client.post(f"{base}/captions", json={}, headers=tahmina.auth).raise_for_status()
    until(lambda: run().percent > 0, log.read_text)
    listener = psutil.Process(int((tmp_path / "listener.pid").read_text()))
    [killed] = [each for each in workers if each.pid == listener.ppid()]
    [other] = [each for each in workers if each is not killed]
    killed.kill()
    killed.wait()
    until(lambda: not listener.is_running())
    assert client.get(f"{base}/subtitles", headers=tahmina.auth).json() == []

    (tmp_path / "go-on").touch()
    until(lambda: run().ended_at is not None, log.read_text)
    assert (run().state, run().attempts) == (CaptionsState.DONE, 2)
    [draft] = client.get(f"{base}/subtitles", headers=tahmina.auth).json()
    assert (draft["language_code"], draft["is_published"]) == ("en", False)
    text = client.get(f"{base}/subtitles/en", headers=tahmina.auth).text
    assert text.count("The river flows.") == text.count("river") == 1
    # Neither a second text in the store nor what the first listened to stays behind.
    assert len(list(parts.settings.media_dir.rglob("*.vtt"))) == 1
    assert list(parts.settings.scratch_dir.rglob("*.wav")) == []
    other.terminate()
    assert other.wait(PATIENCE_SECONDS) == 0
