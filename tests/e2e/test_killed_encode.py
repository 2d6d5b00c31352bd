"""``kill -9`` of the server in the middle of an encode: it goes on where it stood."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest

from tests.e2e.creator import Creator, ended
from tests.patience import PATIENCE_SECONDS
from tests.server.features.media.clips import make_clip
from tests.studio.live_server import LiveServer


@pytest.fixture
def server(tmp_path: Path) -> Iterator[LiveServer]:
    running = LiveServer(tmp_path / "data")
    running.start()
    yield running
    running.stop()


def half_way(found: dict[str, Any]) -> bool:
    """The lowest rung is out, and the others are being made."""
    states = [(r["state"], r["percent"]) for r in found["renditions"]]
    return bool(states) and states[0][0] == "READY" and any(10 < p < 90 for _, p in states[1:])


def test_a_killed_server_finishes_the_encode_after_its_restart(
    server: LiveServer, tmp_path: Path
) -> None:
    clip = make_clip(tmp_path / "clip.mp4", size="1280x720", seconds=20)
    creator = Creator(server)
    video = creator.send(clip)
    creator.wait(video, half_way)
    lowest = next((server.data / "media").rglob("240p.mp4"))
    made = lowest.stat().st_mtime_ns
    ours = psutil.Process(server.pid).children(recursive=True)
    assert any(child.name().startswith("ffmpeg") for child in ours)
    server.kill()
    gone, alive = psutil.wait_procs(ours, timeout=PATIENCE_SECONDS)
    assert (len(gone), alive) == (len(ours), [])
    server.start()
    done = creator.wait(video, ended)["processing"]
    assert (done["status"], done["error_message"]) == ("COMPLETED", None)
    assert {rendition["state"] for rendition in done["renditions"]} == {"READY"}
    # What was finished before the kill was not made again.
    assert lowest.stat().st_mtime_ns == made
    assert not list((server.data / "scratch").rglob("*.mp4"))
    source = next(path for path in (server.data / "media").rglob("source") if path.is_file())
    assert source.read_bytes() == clip.read_bytes()
