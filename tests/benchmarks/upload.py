"""One GiB over loopback: the studio's engine to our server, against curl to a bare handler.

Usage: ``python -m tests.benchmarks.upload``. The bare handler runs on the same web server
(uvicorn) and only writes and fdatasyncs; curl sends the same file. Runs take turns and
the fastest of each counts, since whatever else the machine does only slows them; of memory the
largest peak counts. Needs ``curl``.
"""

import asyncio
import json
import os
import resource
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from uuid import UUID

from studio.features.uploads.state import ItemState, UploadItem
from tests.studio.clips import padded
from tests.studio.live_server import LiveServer
from tests.studio.rig import email, rig

SIZE = 1 << 30
ROUNDS = 3
MIB = 1 << 20
LEAST_RATIO = 0.7
MOST_MIB = 200.0

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


@dataclass(frozen=True)
class Result:
    """Speeds in MiB/s, memory in MiB."""

    engine: float
    curl_to_bare: float
    copy_and_fsync: float
    ratio_to_curl: float
    ratio_to_copy: float
    server_peak: float
    client_peak: float


def main() -> Result:
    """Measure, print, and give the result."""
    with tempfile.TemporaryDirectory(prefix="upload-") as scratch:
        folder = Path(scratch)
        film = padded(folder / "film.mp4", SIZE)
        rounds = [_round(folder / str(turn), film) for turn in range(ROUNDS)]
    bare, copy, engine, server, client = (max(each) for each in zip(*rounds, strict=True))
    result = Result(engine, bare, copy, engine / bare, engine / copy, server, client)
    for name, value in asdict(result).items():
        print(f"{name:16} {value:8.2f}")
    fine = result.ratio_to_curl >= LEAST_RATIO and max(server, client) < MOST_MIB
    print(
        "goal met" if fine else "goal missed", f"(ratio {LEAST_RATIO}, memory {MOST_MIB:.0f} MiB)"
    )
    print(json.dumps(asdict(result)))
    return result


def _round(folder: Path, film: Path) -> tuple[float, float, float, float, float]:
    folder.mkdir()
    bare = _curl_to_bare(film, folder / "bare")
    begun = time.perf_counter()
    with film.open("rb") as source, (folder / "copy").open("wb") as target:
        shutil.copyfileobj(source, target, MIB)
        target.flush()
        os.fsync(target.fileno())
    copy = _speed(begun)
    command = [sys.executable, "-m", "tests.benchmarks.upload", str(film), str(folder)]
    told = subprocess.run(command, stdout=subprocess.PIPE, check=True)
    engine, server, client = json.loads(told.stdout)
    shutil.rmtree(folder)
    return bare, copy, engine, server, client


def _curl_to_bare(film: Path, out: Path) -> float:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        url = f"http://127.0.0.1:{listener.getsockname()[1]}/"
        number = listener.fileno()
        command = [sys.executable, "-c", BARE, str(number), str(out)]
        with subprocess.Popen(command, pass_fds=[number]) as server:
            subprocess.run(["curl", "-sS", "-T", "/dev/null", url], check=True)
            begun = time.perf_counter()
            subprocess.run(["curl", "-sS", "-H", "Expect:", "-T", str(film), url], check=True)
            speed = _speed(begun)
            server.terminate()
    return speed


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
    own_peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return SIZE / MIB / seconds, _peak_of(server.pid), own_peak


def _peak_of(pid: int) -> float:
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) / 1024
    return float("nan")


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
