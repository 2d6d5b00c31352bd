"""What the encoder writes, before the players and parsers of others: hls.js, Shaka, hls-parser."""

import json
import re
import shutil
import subprocess
import threading
from collections.abc import Iterator
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from server.features.media.av1.encode import encode_av1
from server.features.media.ladder import plan
from server.features.media.playlist import AV1, master, measure, write_playlists
from server.features.media.probe import probe
from tests.e2e.browser import chromium, new_page
from tests.paths import REPOSITORY
from tests.patience import PATIENCE_MS, PATIENCE_SECONDS
from tests.server.features.media.clips import FITS, make_clip, package, run_ffmpeg

pytestmark = pytest.mark.browser
PLAYERS = Path(__file__).with_name("players")
FETCHED = REPOSITORY / "build" / "players"
"""Kept between runs."""
TYPES = {".m3u8": "application/vnd.apple.mpegurl", ".mp4": "video/mp4"}
SETTING = f"""
const video = document.querySelector("video");
const complaints = [];
const until = async (holds, what) => {{
    const deadline = performance.now() + {PATIENCE_MS};
    while (!holds()) {{
        if (performance.now() > deadline) throw new Error(`never ${{what}}`);
        await new Promise((resolve) => setTimeout(resolve, 50));
    }}
}};
video.defaultPlaybackRate = video.playbackRate = 4;
"""


@pytest.fixture(scope="module")
def modules() -> Path:
    """The packages that ``players/package-lock.json`` fixes; skips where they cannot be had."""
    npm = shutil.which("npm")
    if npm is None:
        pytest.skip("npm is not installed")
    FETCHED.mkdir(parents=True, exist_ok=True)
    lock, kept = PLAYERS / "package-lock.json", FETCHED / "package-lock.json"
    if not kept.exists() or kept.read_bytes() != lock.read_bytes():
        shutil.copy(PLAYERS / "package.json", FETCHED)
        shutil.copy(lock, kept)
        argv = [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
        done = subprocess.run(argv, cwd=FETCHED, check=False, capture_output=True)
        if done.returncode:
            kept.unlink()
            pytest.skip("the players could not be fetched")
    return FETCHED / "node_modules"


@pytest.fixture(scope="module")
def stream(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three rungs, of which the top one is copied, and two languages."""
    folder = tmp_path_factory.mktemp("stream")
    clip = make_clip(folder / "clip.mp4", size="640x480", seconds=5, options=FITS)
    told = ("-metadata:s:a:0", "language=eng", "-metadata:s:a:1", "language=ben")
    maps = ("-map", "0:v", "-map", "0:a", "-map", "0:a", "-c", "copy")
    source = folder / "clip.mkv"
    run_ffmpeg("-i", clip, *maps, *told, "-disposition:a:1", "0", source)
    made = package(source, folder)
    info = probe(source)
    encode_av1(source, info, plan(info)[:2], folder)
    for rung in plan(info)[:2]:
        second = measure(folder / f"{rung.name}{AV1}.mp4", f"{rung.name}{AV1}", rung.fps)
        write_playlists(folder, second)
        made.append(second)
    (folder / "codecs.m3u8").write_text(master(made), encoding="utf-8")
    return folder


class _Files(BaseHTTPRequestHandler):
    """Files, whole or a range of them; at the root a page with a video element."""

    def __init__(self, stream: Path, modules: Path, *more: object) -> None:
        self._stream, self._modules = stream, modules
        super().__init__(*more)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        name = self.path.partition("?")[0].lstrip("/")
        players, _, rest = name.partition("/")
        path = self._modules / rest if players == "players" else self._stream / name
        if not name:
            self._answer(200, b"<video muted></video>", "text/html")
        elif not path.is_file():
            self._answer(404, b"", "text/plain")
        else:
            self._file(path)

    def _file(self, path: Path) -> None:
        content = path.read_bytes()
        kind = TYPES.get(path.suffix, "text/javascript")
        asked = re.fullmatch(r"bytes=(\d+)-(\d+)", self.headers.get("Range", ""))
        if asked is None:
            self._answer(200, content, kind)
        else:
            self._answer(206, content[int(asked[1]) : int(asked[2]) + 1], kind)

    def _answer(self, status: int, content: bytes, kind: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *_values: object) -> None:  # noqa: A002 - its name there
        """Say nothing."""


@pytest.fixture(scope="module")
def address(stream: Path, modules: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Files, stream, modules))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as running:
        yield running


@pytest.mark.parametrize("player", ["hlsjs", "shaka"])
def test_a_player_of_others_plays_every_rung_and_language(
    player: str, address: str, browser: Browser
) -> None:
    page = new_page(browser)
    page.goto(address)
    script = (PLAYERS / f"{player}.js").read_text(encoding="utf-8")
    told = page.evaluate(script.replace("async () => {", f"async () => {{{SETTING}", 1))
    assert sorted(told["heights"]) == [240, 360, 480]
    assert told["languages"] == ["en", "bn"]
    assert told["complaints"] == []
    page.close()


def test_a_browser_plays_both_pictures_of_a_rung(address: str, browser: Browser) -> None:
    page = new_page(browser)
    page.goto(address)
    script = (PLAYERS / "codecs.js").read_text(encoding="utf-8")
    told = page.evaluate(script.replace("async () => {", f"async () => {{{SETTING}", 1))
    assert sorted(told["codecs"]) == ["av01"] * 2 + ["avc1"] * 3
    assert told["played"] == ["av01", "avc1"]
    assert told["complaints"] == []
    page.close()


def test_a_strict_parser_reads_every_playlist(stream: Path, modules: Path) -> None:
    # Beside the packages, where node looks for what it imports.
    script = shutil.copy(PLAYERS / "parse.mjs", modules.parent)
    done = subprocess.run(
        ["node", script, str(stream)],
        check=True,
        capture_output=True,
        timeout=PATIENCE_SECONDS,
    )
    told = json.loads(done.stdout)
    rungs = ["240p", "360p", "480p"]
    more = ["240p-av1", "360p-av1"]
    assert [name for name, _ in told.pop("codecs.m3u8")] == [
        *(f"{rung}.m3u8" for rung in rungs + more),
        *(f"{rung}-iframes.m3u8" for rung in rungs + more),
    ]
    assert told.pop("master.m3u8") == [
        *([f"{rung}.m3u8", False] for rung in rungs),
        *([f"{rung}-iframes.m3u8", True] for rung in rungs),
    ]
    assert told == {
        **dict.fromkeys((f"{rung}.m3u8" for rung in rungs + more), 2),
        **dict.fromkeys((f"{rung}-iframes.m3u8" for rung in rungs + more), 4),
        **dict.fromkeys(("audio.m3u8", "audio-2.m3u8"), 2),
    }
