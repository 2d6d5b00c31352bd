"""Somebody with a channel on a running server, who speaks HTTP by hand."""

import base64
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx

from tests.patience import PATIENCE_SECONDS
from tests.studio.live_server import LiveServer

TUS = {"Tus-Resumable": "1.0.0"}
BYTES = {"Content-Type": "application/offset+octet-stream"}
PERSON = {
    "email": "a@nodi.example",
    "username": "tahmina",
    "password": "correct horse battery",
    "channel_name": "Nodi",
}


class Creator:
    """Signs up, sends files over tus, and looks at what became of them."""

    def __init__(self, server: LiveServer) -> None:
        self._server = server
        self.answers: list[str] = []
        """The text of everything the server has said."""
        session = self.ask("POST", "/sign-up", json=PERSON).raise_for_status().json()
        self._auth = {"Authorization": f"Bearer {session['access_token']}"}

    def ask(self, method: str, path: str, **more: Any) -> httpx.Response:
        url = f"{self._server.url}{path if path.startswith('/api') else f'/api/v1{path}'}"
        headers = {**getattr(self, "_auth", {}), **more.pop("headers", {})}
        answer = httpx.request(
            method, url, headers=headers, timeout=PATIENCE_SECONDS, trust_env=False, **more
        )
        self.answers.append(answer.text)
        return answer

    def begin(self, name: str, length: int) -> str:
        """The path of a new upload."""
        words = {"filename": name, "title": name}
        pairs = [f"{key} {base64.b64encode(text.encode()).decode()}" for key, text in words.items()]
        headers = {**TUS, "Upload-Length": str(length), "Upload-Metadata": ",".join(pairs)}
        answer = self.ask("POST", "/uploads", headers=headers).raise_for_status()
        return httpx.URL(answer.headers["Location"]).path

    def patch(self, upload: str, offset: int, body: bytes) -> httpx.Response:
        headers = {**TUS, **BYTES, "Upload-Offset": str(offset)}
        return self.ask("PATCH", upload, headers=headers, content=body)

    def offset(self, upload: str) -> int:
        answer = self.ask("HEAD", upload, headers=TUS).raise_for_status()
        return int(answer.headers["Upload-Offset"])

    def send(self, file: Path) -> str:
        """Bring the whole file; the id of the video that comes of it."""
        upload = self.begin(file.name, file.stat().st_size)
        if file.stat().st_size:
            self.patch(upload, 0, file.read_bytes()).raise_for_status()
        return self.video_of(upload)

    def video_of(self, upload: str) -> str:
        found = self.ask("GET", upload).raise_for_status().json()["video_id"]
        assert found is not None
        return str(found)

    def video(self, video_id: str) -> dict[str, Any]:
        found: dict[str, Any] = self.ask("GET", f"/videos/{video_id}").raise_for_status().json()
        return found

    def retry(self, video_id: str) -> None:
        self.ask("POST", f"/videos/{video_id}/retry").raise_for_status()

    def wait(self, video_id: str, wanted: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        """The video once its processing is as ``wanted``."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        while True:
            found = self.video(video_id)
            if wanted(found["processing"]):
                return found
            assert time.monotonic() < deadline, (found, self._server.log[-4000:])
            time.sleep(0.1)


def ended(processing: dict[str, Any]) -> bool:
    return processing["status"] in {"COMPLETED", "FAILED"}
