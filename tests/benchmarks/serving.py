"""Segments through the server and its grants, against nginx with the same file.

Usage: ``python -m tests.benchmarks.serving``. A guest's grant is asked for once; then curl fetches
ranges of a segment's size, many at a time, as viewers do. nginx is Debian's (package nginx-light),
with one worker. In the third run nginx stands before the server, which only decides, and sends the
file itself (``X-Accel-Redirect``).
"""

import os
import re
import shutil
import subprocess
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

import sqlalchemy as sa
from fastapi.testclient import TestClient

from server.app.application import create_app
from server.app.serve import prepare
from server.app.settings import Settings
from server.features.videos.models import VideoVersion
from server.integrations.storage.port import Storage
from server.kit.db.unit import Units
from tests.benchmarks.server_start import free_port, serving
from tests.benchmarks.table import print_goal, print_table
from tests.server.features.media.playback.test_multivariant import MASTER
from tests.server.features.videos.making import on_air
from tests.server.people import sign_up

FILE_BYTES = 256 << 20
SEGMENT_BYTES = 1_500_000
REQUESTS = 1200
AT_ONCE = 16
ROUNDS = 5
GOAL = 0.5
NAME = "240p.mp4"


def main() -> None:
    """Measure and print."""
    if shutil.which("nginx") is None or shutil.which("curl") is None:
        print("Needs nginx and curl: apt-get install nginx-light curl")
        return
    with tempfile.TemporaryDirectory(prefix="serving-") as scratch:
        folder = Path(scratch)
        folder.chmod(0o755)
        version_id, key = _publish(folder / "data")
        environment = {**os.environ, "CHITRA_ACCEL_LOCATION": "/stored"}
        ours, behind = (
            serving(folder / "data", dict(os.environ)),
            serving(folder / "data", environment),
        )
        with ours as port, behind as inner, _nginx(folder, inner) as outer:
            own = f"http://127.0.0.1:{port}{_granted(port, version_id)}"
            handed = f"http://127.0.0.1:{outer}{_granted(inner, version_id)}"
            plain = f"http://127.0.0.1:{outer}/files/{key}"
            runs = {"nginx alone": plain, "server": own, "server, nginx sends": handed}
            _compare(runs, folder)


def _publish(folder: Path) -> tuple[str, str]:
    """A public video whose smallest rung is a large file; its version and the file's key."""
    parts = prepare(Settings(data_dir=folder))
    with TestClient(create_app(parts)) as client:
        units = parts.providers.get(Units)
        on_air(client, units, sign_up(client, "tahmina"))
    with units.read() as unit:
        version = unit.session.scalars(sa.select(VideoVersion)).one()
    storage = parts.providers.get(Storage)  # type: ignore[type-abstract]
    media, master = folder / "media.tmp", folder / "master.tmp"
    with media.open("wb") as file:
        for _ in range(FILE_BYTES >> 20):
            file.write(os.urandom(1 << 20))
    master.write_text(MASTER)
    storage.adopt(f"{version.stream_key}/{NAME}", media)
    storage.adopt(f"{version.stream_key}/master.m3u8", master)
    parts.close()
    return str(version.id), f"{version.stream_key}/{NAME}"


def _granted(port: int, version_id: str) -> str:
    with urllib.request.urlopen(
        f"http://127.0.0.1:{port}/media/{version_id}/master.m3u8"
    ) as answer:
        found = re.search(r"^\.\.(/t/\S+)240p\.m3u8$", answer.read().decode(), re.MULTILINE)
    if found is None:
        raise RuntimeError("no grant")
    return f"/media{found[1]}{NAME}"


@contextmanager
def _nginx(folder: Path, inner: int) -> Iterator[int]:
    """nginx over the media folder and in front of the server; its port."""
    port = free_port()
    media = folder / "data" / "media"
    for path in (folder / "data", media):
        path.chmod(0o755)
    configuration = folder / "nginx.conf"
    configuration.write_text(f"""
worker_processes 1;
user root;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{ worker_connections 1024; }}
http {{
  access_log off;
  sendfile on;
  server {{
    listen 127.0.0.1:{port};
    location /files/ {{ alias {media}/; }}
    location /stored/ {{ internal; alias {media}/; }}
    location / {{ proxy_pass http://127.0.0.1:{inner}; }}
  }}
}}
""")
    command = ["nginx", "-c", str(configuration), "-g", "daemon off;"]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as process:
        try:
            while not (folder / "nginx.pid").exists():
                time.sleep(0.01)
            yield port
        finally:
            process.terminate()


def _compare(runs: dict[str, str], folder: Path) -> None:
    rates: dict[str, list[float]] = {name: [] for name in runs}
    for _ in range(ROUNDS):
        for name, url in runs.items():
            rates[name].append(_rate(url, folder))
    reference = median(rates["nginx alone"])
    rows: list[list[str | float]] = [
        [name, max(each), median(each), median(each) / reference] for name, each in rates.items()
    ]
    print_table(["MB/s", "highest", "median", "ratio"], rows)
    best = max(float(row[3]) for row in rows[1:])
    print_goal(
        f"segments at least {GOAL} of nginx's throughput, or handed to nginx", met=best >= GOAL
    )


def _rate(url: str, folder: Path) -> float:
    """Megabytes a second over many requests."""
    config = folder / "curl.conf"
    last = FILE_BYTES - SEGMENT_BYTES
    lines = []
    for i in range(REQUESTS):
        start = i * SEGMENT_BYTES * 7 % last
        lines.append(
            f'url="{url}"\noutput="/dev/null"\nrange="{start}-{start + SEGMENT_BYTES - 1}"\nnext'
        )
    config.write_text("\n".join([*lines[:-1], lines[-1].removesuffix("\nnext")]))
    command = [
        "curl",
        "-sS",
        "--no-progress-meter",
        "--fail",
        "-Z",
        "--parallel-max",
        str(AT_ONCE),
        "-K",
        str(config),
    ]
    begun = time.perf_counter()
    subprocess.run(command, check=True)
    return REQUESTS * SEGMENT_BYTES / (time.perf_counter() - begun) / 1e6


if __name__ == "__main__":
    main()
