"""Workers as processes of their own, on a database that several share."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest
from fastapi.testclient import TestClient

from server.app.wiring import Parts
from server.contract.media import TranscodingStatus
from server.features.videos.models import VideoVersion
from server.kit.db.unit import Units
from server.kit.jobs.heartbeat import WorkerHeartbeat
from tests.paths import REPOSITORY
from tests.patience import PATIENCE_SECONDS, until
from tests.server.features.media.clips import make_clip
from tests.server.features.uploads.tus import begin, patch
from tests.server.people import Person

pytestmark = pytest.mark.proof


def _worker(parts: Parts) -> psutil.Popen:
    settings = parts.settings
    environment = {
        "CHITRA_DATABASE_URL": str(settings.database_url),
        "CHITRA_DATA_DIR": str(settings.data_dir),
        "PATH": "/usr/bin:/bin",
    }
    log = (settings.data_dir / "worker.log").open("ab")
    with log:
        return psutil.Popen(
            [sys.executable, "-m", "server.app.cli", "worker"], env=environment, stderr=log
        )


def _wait(parts: Parts, done: Callable[[], bool]) -> None:
    until(done, (parts.settings.data_dir / "worker.log").read_text)


WAITING = """
import os, signal, threading
from server.app.work import end_signals
wait = end_signals()
os.kill(os.getpid(), signal.SIGTERM)  # before anybody waits for it
wait()
threading.Timer(0.2, os.kill, (os.getpid(), signal.SIGINT)).start()
wait = end_signals()
wait()
print("asked twice")
"""


def test_a_signal_is_heard_whether_it_comes_before_the_wait_or_later() -> None:
    ran = subprocess.run(
        [sys.executable, "-c", WAITING],
        capture_output=True,
        text=True,
        check=True,
        timeout=PATIENCE_SECONDS,
        cwd=REPOSITORY,
    )
    assert ran.stdout == "asked twice\n"


def test_a_worker_that_is_killed_for_good_is_followed_by_another(
    client: TestClient, parts: Parts, tahmina: Person, tmp_path: Path
) -> None:
    units = parts.providers.get(Units)
    clip = make_clip(tmp_path / "clip.mp4", size="640x480", seconds=20)

    def version() -> VideoVersion:
        with units.read() as unit:
            return unit.session.query(VideoVersion).one()

    def workers() -> int:
        with units.read() as unit:
            return unit.session.query(WorkerHeartbeat).count()

    patch(client, tahmina, begin(client, tahmina, clip.stat().st_size), 0, clip.read_bytes())
    first = _worker(parts)
    _wait(parts, lambda: version().status is TranscodingStatus.PROCESSING)
    first.kill()
    first.wait()
    assert workers() == 1
    second = _worker(parts)
    _wait(parts, lambda: version().status is TranscodingStatus.COMPLETED)
    assert version().attempts == 2
    second.terminate()
    assert second.wait(PATIENCE_SECONDS) == 0
    assert [child for child in psutil.Process().children() if child.name() == "ffmpeg"] == []


def test_a_worker_that_is_stopped_gives_its_work_back(
    client: TestClient, parts: Parts, tahmina: Person, tmp_path: Path
) -> None:
    units = parts.providers.get(Units)
    clip = make_clip(tmp_path / "clip.mp4", size="640x480", seconds=20)
    patch(client, tahmina, begin(client, tahmina, clip.stat().st_size), 0, clip.read_bytes())

    def version() -> VideoVersion:
        with units.read() as unit:
            return unit.session.query(VideoVersion).one()

    for _ in range(4):
        worker = _worker(parts)
        _wait(parts, lambda: version().attempts > 0)
        worker.terminate()
        assert worker.wait(PATIENCE_SECONDS) == 0
        assert version().attempts == 0
    last = _worker(parts)
    _wait(parts, lambda: version().status is TranscodingStatus.COMPLETED)
    assert version().attempts == 1
    last.terminate()
    last.wait(PATIENCE_SECONDS)
