"""One GiB over loopback: the studio's engine to our server, against curl to a bare handler.

The studio's tus client alone sends to our server and to tus's own (``@tus/server`` with its file
store), which never waits for the disk.

Usage: ``python -m tests.benchmarks.upload``. The bare handler runs on the same web server
(uvicorn) and only writes and fdatasyncs; curl sends the same file. The contenders take turns in
changing order, each after a file of the same size was written and deleted, so that each finds
the same warm memory for the system's file cache: on a virtual machine, cold memory costs more
than all the rest. Other work on the machine only slows, so the fastest of each counts; the
medians are shown beside them. Of memory the largest peak counts. Needs ``curl``.
"""

import asyncio
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from statistics import median
from threading import Event
from uuid import UUID

from studio.features.uploads.state import ItemState, UploadItem
from studio.net.bandwidth import UNCAPPED, Bandwidth
from studio.net.tus import TusUpload
from tests.benchmarks.processes import peak
from tests.benchmarks.table import print_goal, print_table
from tests.clients import node
from tests.studio.clips import padded
from tests.studio.live_server import LiveServer, sign_up
from tests.studio.rig import email, rig

SIZE = 1 << 30
ROUNDS = 5
MIB = 1 << 20
LEAST_RATIO = 0.8
MOST_MIB = 200.0
CAP = 10_000_000
SHORT = 64 << 20
MOST_OFF = 0.05

Measured = tuple[float, dict[str, float]]
"""MiB/s, and peaks of memory in MiB by process."""

BARE = """
import os, sys
async def app(scope, receive, send):
    if scope["type"] != "http":
        return
    out = os.open(sys.argv[-1], os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    more = True
    while more:
        message = await receive()
        os.write(out, message.get("body", b""))
        more = message.get("more_body", False)
    os.fdatasync(out)
    os.close(out)
    await send({"type": "http.response.start", "status": 204, "headers": []})
    await send({"type": "http.response.body", "body": b""})
import uvicorn
uvicorn.run(app, fd=int(sys.argv[-2]), log_level="error", lifespan="off")
"""


def main() -> None:
    """Measure and print."""
    speeds: dict[str, list[float]] = {name: [] for name in CONTENDERS}
    peaks: dict[str, list[float]] = {"server": [], "client": []}
    with tempfile.TemporaryDirectory(prefix="upload-") as scratch:
        folder = Path(scratch)
        film = padded(folder / "film.mp4", SIZE)
        for turn in range(ROUNDS):
            names = list(CONTENDERS)
            for name in names[turn % len(names) :] + names[: turn % len(names)]:
                _warm(folder / "warm")
                (folder / name).mkdir()
                speed, seen = CONTENDERS[name](film, folder / name)
                shutil.rmtree(folder / name)
                speeds[name].append(speed)
                for process, most in seen.items():
                    peaks[process].append(most)
        _report_cap(folder)
    _report(speeds, {process: max(each) for process, each in peaks.items()})


def _report(speeds: dict[str, list[float]], peaks: dict[str, float]) -> None:
    fastest = {name: max(each) for name, each in speeds.items()}
    middle = {name: median(each) for name, each in speeds.items()}
    rows: list[list[str | float]] = [[name, fastest[name], middle[name]] for name in speeds]
    for other in ("curl to bare handler", "cp and fsync"):
        pairs = [each["studio's engine"] / each[other] for each in (fastest, middle)]
        rows.append([f"engine / {other}", *pairs])
    print_table(["MiB/s", "fastest", "median"], rows)
    print_table(["peak MiB", "largest"], [[name, most] for name, most in peaks.items()])
    ratio = fastest["studio's engine"] / fastest["curl to bare handler"]
    print_goal(f"engine / curl at least {LEAST_RATIO}", met=ratio >= LEAST_RATIO)
    same = fastest["client to our server"] / fastest["client to tus's server"]
    print_goal(f"the same client is no slower than with @tus/server: {same:.2f}", met=same >= 1.0)
    print_goal(f"each peak under {MOST_MIB:.0f} MiB", met=max(peaks.values()) < MOST_MIB)


def _warm(path: Path) -> None:
    block = bytes(64 * 1024)
    with path.open("wb", buffering=0) as file:
        for _ in range(SIZE // len(block)):
            file.write(block)
        os.fsync(file.fileno())
    path.unlink()


def _copy(film: Path, folder: Path) -> Measured:
    begun = time.perf_counter()
    target = folder / "copy"
    subprocess.run(["cp", str(film), str(target)], check=True)
    with target.open("rb") as file:
        os.fsync(file.fileno())
    return _speed(begun), {}


def _engine_to_server(film: Path, folder: Path) -> Measured:
    command = [sys.executable, "-m", "tests.benchmarks.upload", str(film), str(folder)]
    told = subprocess.run(command, stdout=subprocess.PIPE, check=True)
    speed, server, client = json.loads(told.stdout)
    return speed, {"server": server, "client": client}


def _curl_to_bare(film: Path, folder: Path) -> Measured:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        url = f"http://127.0.0.1:{listener.getsockname()[1]}/"
        number = listener.fileno()
        command = [sys.executable, "-c", BARE, str(number), str(folder / "bare")]
        with subprocess.Popen(command, pass_fds=[number]) as server:
            subprocess.run(["curl", "-sS", "-T", "/dev/null", url], check=True)
            begun = time.perf_counter()
            subprocess.run(["curl", "-sS", "-H", "Expect:", "-T", str(film), url], check=True)
            speed = _speed(begun)
            server.terminate()
    return speed, {}


def _send(film: Path, url: str, token: str, bandwidth: Bandwidth = UNCAPPED) -> float:
    with TusUpload(url, film, {"filename": film.name}, bandwidth=bandwidth) as upload:
        begun = time.perf_counter()
        upload.create(token)
        while upload.offset < upload.size:
            upload.send_chunk(token, Event(), lambda _offset, _block: None)
        return _speed(begun)


def _report_cap(folder: Path) -> None:
    """Two uploads at once under one cap: how far off the cap they are together."""
    film = padded(folder / "short.mp4", SHORT)
    server = LiveServer(folder / "capped")
    server.start()
    try:
        bandwidth, token = Bandwidth(CAP), sign_up(server.url)
        begun = time.perf_counter()
        with ThreadPoolExecutor(2) as threads:
            sent = [threads.submit(_send, film, server.url, token, bandwidth) for _ in range(2)]
        for each in sent:
            each.result()
        off = abs(2 * SHORT / (time.perf_counter() - begun) / CAP - 1)
    finally:
        server.kill()
    print_goal(
        f"a cap of {CAP / 1e6:.0f} MB/s holds within 5 %: {off:.1%} off", met=off <= MOST_OFF
    )


def _client_to_server(film: Path, folder: Path) -> Measured:
    server = LiveServer(folder / "server")
    server.start()
    try:
        return _send(film, server.url, sign_up(server.url)), {}
    finally:
        server.kill()


def _client_to_tus_server(film: Path, folder: Path) -> Measured:
    command = [str(node.program()), str(node.modules() / "tus_server.mjs"), str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        try:
            return _send(film, server.stdout.readline().strip(), "none"), {}
        finally:
            server.terminate()


CONTENDERS = {
    "studio's engine": _engine_to_server,
    "client to our server": _client_to_server,
    "client to tus's server": _client_to_tus_server,
    "curl to bare handler": _curl_to_bare,
    "cp and fsync": _copy,
}


def _speed(begun: float) -> float:
    return SIZE / MIB / (time.perf_counter() - begun)


async def _engine(film: Path, folder: Path, server: LiveServer) -> tuple[float, float, float]:
    at: dict[ItemState, float] = {}

    def note(_id: UUID, item: UploadItem | None) -> None:
        if item is not None:
            at.setdefault(item.state, time.perf_counter())

    async with rig(folder / "studio", server.url, email()) as studio:
        studio.engine.subscribe(note)
        [item] = await studio.engine.add([film])
        await studio.until_state(item, ItemState.PROCESSING, ItemState.READY, ItemState.FAILED)
        await studio.until(lambda: studio.item(item).content_verified is not None)
        if not studio.item(item).content_verified:
            raise AssertionError(studio.item(item).error)
    seconds = at[ItemState.PROCESSING] - at[ItemState.SENDING]
    return SIZE / MIB / seconds, peak(server.pid), peak(os.getpid())


def engine_alone(film: Path, folder: Path) -> None:
    """Upload once and print speed, the server's peak and our own, as JSON."""
    server = LiveServer(folder / "server")
    server.start()
    try:
        print(json.dumps(asyncio.run(_engine(film, folder, server))))
    finally:
        server.kill()


if __name__ == "__main__":
    if len(sys.argv) > 1:
        engine_alone(Path(sys.argv[1]), Path(sys.argv[2]))
    else:
        main()
