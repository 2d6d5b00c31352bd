"""A server killed in an encode, its database copied: the encode is finished on PostgreSQL."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.creator import Creator, ended
from tests.e2e.test_killed_encode import half_way
from tests.patience import PATIENCE_SECONDS
from tests.postgres import cluster
from tests.server.features.media.clips import make_clip
from tests.studio.live_server import LiveServer


@pytest.fixture
def to() -> Iterator[str]:
    with cluster() as running, running.database() as url:
        yield url


@pytest.fixture
def server(tmp_path: Path) -> Iterator[LiveServer]:
    running = LiveServer(tmp_path / "data")
    running.start()
    yield running
    running.stop()


def _copy(data: Path, to: str) -> str:
    command = [sys.executable, "-m", "server.app.cli", "copy-database", "--to", to]
    ran = subprocess.run(
        [*command, "--data-dir", str(data)],
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE_SECONDS,
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


def test_work_that_was_under_way_is_finished_in_the_new_database(
    server: LiveServer, to: str, tmp_path: Path
) -> None:
    clip = make_clip(tmp_path / "clip.mp4", size="1280x720", seconds=20)
    creator = Creator(server)
    video = creator.send(clip)
    creator.wait(video, half_way)
    lowest = next((server.data / "media").rglob("240p.mp4"))
    made = lowest.stat().st_mtime_ns
    server.kill()
    assert "Copied and compared" in _copy(server.data, to)
    (server.data / "chitra.db").rename(tmp_path / "old.db")
    server.environment = {**os.environ, **server.environment, "CHITRA_DATABASE_URL": to}
    server.start()
    done = creator.wait(video, ended)["processing"]
    assert (done["status"], done["error_message"]) == ("COMPLETED", None)
    # What was finished before is not made again: the job's finished steps came along.
    assert lowest.stat().st_mtime_ns == made
    assert not (server.data / "chitra.db").exists()
    second = creator.send(make_clip(tmp_path / "next.mp4", size="320x240", seconds=2))
    assert creator.wait(second, ended)["processing"]["status"] == "COMPLETED"
