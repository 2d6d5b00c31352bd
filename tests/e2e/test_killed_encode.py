"""``kill -9`` of the server in the middle of an encode: it goes on where it stood."""

import base64
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import psutil
import pytest

from tests.server.features.media.clips import make_clip
from tests.studio.live_server import LiveServer


@pytest.fixture
def server(tmp_path: Path) -> Iterator[LiveServer]:
    running = LiveServer(tmp_path / "data")
    running.start()
    yield running
    running.stop()


class Creator:
    """Somebody with one upload on the server."""

    def __init__(self, server: LiveServer) -> None:
        self._server = server
        self._session = self._ask("POST", "/sign-up", {}, json=self._person()).json()
        self.auth = {"Authorization": f"Bearer {self._session['access_token']}"}

    @staticmethod
    def _person() -> dict[str, str]:
        return {
            "email": "a@nodi.example",
            "username": "tahmina",
            "password": "correct horse battery",
            "channel_name": "Nodi",
        }

    def _ask(self, method: str, path: str, headers: dict[str, str], **more: Any) -> httpx.Response:
        url = f"{self._server.url}/api/v1{path}"
        answer = httpx.request(method, url, headers=headers, timeout=60, trust_env=False, **more)
        answer.raise_for_status()
        return answer

    def send(self, clip: Path) -> None:
        headers = {
            "Tus-Resumable": "1.0.0",
            "Upload-Length": str(clip.stat().st_size),
            "Upload-Metadata": f"title {base64.b64encode(b'A clip').decode()}",
            "Content-Type": "application/offset+octet-stream",
        }
        self._ask("POST", "/uploads", {**self.auth, **headers}, content=clip.read_bytes())

    def processing(self) -> dict[str, Any]:
        [video] = self._ask("GET", "/videos", self.auth).json()["items"]
        found: dict[str, Any] = video["processing"]
        return found


def wait_for(creator: Creator, wanted: Any, seconds: float = 120) -> dict[str, Any]:
    deadline = time.monotonic() + seconds
    while True:
        found = creator.processing()
        if wanted(found):
            return found
        assert time.monotonic() < deadline, found
        time.sleep(0.05)


def half_way(found: dict[str, Any]) -> bool:
    """The lowest rung is out, and the others are being made."""
    states = [(r["state"], r["percent"]) for r in found["renditions"]]
    return bool(states) and states[0][0] == "READY" and any(10 < p < 90 for _, p in states[1:])


def test_a_killed_server_finishes_the_encode_after_its_restart(
    server: LiveServer, tmp_path: Path
) -> None:
    clip = make_clip(tmp_path / "clip.mp4", size="1280x720", seconds=20)
    creator = Creator(server)
    creator.send(clip)
    wait_for(creator, half_way)
    lowest = next((server.data / "media").rglob("240p.mp4"))
    made = lowest.stat().st_mtime_ns
    ours = psutil.Process(server.pid).children(recursive=True)
    assert any(child.name().startswith("ffmpeg") for child in ours)
    server.kill()
    gone, alive = psutil.wait_procs(ours, timeout=10)
    assert (len(gone), alive) == (len(ours), [])
    server.start()
    done = wait_for(creator, lambda found: found["status"] in {"COMPLETED", "FAILED"})
    assert (done["status"], done["error_message"]) == ("COMPLETED", None)
    assert {rendition["state"] for rendition in done["renditions"]} == {"READY"}
    # What was finished before the kill was not made again.
    assert lowest.stat().st_mtime_ns == made
    assert not list((server.data / "scratch").rglob("*.mp4"))
    source = next(path for path in (server.data / "media").rglob("source") if path.is_file())
    assert source.read_bytes() == clip.read_bytes()
