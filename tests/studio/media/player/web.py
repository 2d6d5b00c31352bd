"""A film on a web server that gives pieces, as ours does."""

import re
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import imageio_ffmpeg

_MASTER = """#EXTM3U
#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="sound",NAME="a",DEFAULT=YES,URI="audio.m3u8"
#EXT-X-STREAM-INF:BANDWIDTH=1000,RESOLUTION=320x180,AUDIO="sound"
180p.m3u8
#EXT-X-STREAM-INF:BANDWIDTH=9000,RESOLUTION=1920x1080,AUDIO="sound"
1080p.m3u8
"""


def package(film: Path, folder: Path) -> None:
    """Write a film as our server does: picture and sound apart, each one file with an index."""
    for name, stream in (("180p", "0:v"), ("audio", "0:a")):
        command = [imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", "-i", str(film)]
        command += ["-map", stream, "-c:v", "libx264", "-g", "12", "-c:a", "aac", "-f", "hls"]
        command += ["-hls_time", "0.5", "-hls_playlist_type", "vod", "-hls_segment_type", "fmp4"]
        command += ["-hls_flags", "single_file", "-hls_segment_filename", f"{name}.mp4"]
        subprocess.run([*command, f"{name}.m3u8"], check=True, cwd=folder)
    (folder / "master.m3u8").write_text(_MASTER)


class _Handler(BaseHTTPRequestHandler):
    folder: Path
    asked: list[str]

    def do_GET(self) -> None:
        path = self.folder / self.path.lstrip("/")
        self.asked.append(f"{self.path} {self.headers.get('Range', '')}".strip())
        if not path.is_file():
            self.send_error(HTTPStatus.NOT_FOUND)
            return
        body = path.read_bytes()
        piece = re.fullmatch(r"bytes=(\d+)-(\d*)", self.headers.get("Range", ""))
        if piece:
            body = body[int(piece[1]) : int(piece[2]) + 1 if piece[2] else None]
        self.send_response(HTTPStatus.PARTIAL_CONTENT if piece else HTTPStatus.OK)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def served(folder: Path) -> Iterator[tuple[str, list[str]]]:
    """The address of a folder's files, and a list of what is asked for."""
    asked: list[str] = []
    handler = type("Handler", (_Handler,), {"folder": folder, "asked": asked})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}", asked
        finally:
            server.shutdown()
