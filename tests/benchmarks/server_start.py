"""From the server's process start to its first ready answer, against a bare FastAPI application.

Usage: ``python -m tests.benchmarks.server_start``. Both run on uvicorn and are asked for
``/readyz`` every few milliseconds. Ours starts on an empty data folder (all migrations), then
again on the same, as it does every day; both with its worker for videos.
"""

import http.client
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.benchmarks.processes import REST_SECONDS, Measured, compare, resident

ROUNDS = 5
POLL_SECONDS = 0.005
PATIENCE_SECONDS = 60.0

BARE = """
import sys, fastapi, uvicorn
app = fastapi.FastAPI()
@app.get("/readyz")
def readyz() -> dict[str, str]:
    return {"status": "ready"}
uvicorn.run(app, port=int(sys.argv[1]), log_level="error")
"""


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory(prefix="start-") as scratch:
        folders = (Path(scratch) / str(number) for number in range(ROUNDS))
        current = Path(scratch)

        def first() -> Measured:
            nonlocal current
            current = next(folders)
            return {"first start, s": _ours(current)[0]}

        def daily() -> Measured:
            seconds, memory = _ours(current)
            return {"start, s": seconds, "memory at rest, MiB": memory}

        def bare() -> Measured:
            port = free_port()
            command = [sys.executable, "-c", BARE, str(port)]
            seconds, memory = _start(command, port, dict(os.environ))
            return {"start, s": seconds, "memory at rest, MiB": memory}

        runs = {"bare FastAPI": bare, "chitra-server, new": first, "chitra-server": daily}
        compare(runs, reference="bare FastAPI", rounds=ROUNDS)


def _ours(folder: Path) -> tuple[float, float]:
    port = free_port()
    return _start(_command(port, folder), port, dict(os.environ))


@contextmanager
def serving(folder: Path, environment: dict[str, str]) -> Iterator[int]:
    """The port of a server that is ready, on a data folder of its own."""
    port = free_port()
    with subprocess.Popen(
        _command(port, folder),
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        try:
            while not _ready(port):
                time.sleep(POLL_SECONDS)
            yield port
        finally:
            process.terminate()


def _command(port: int, folder: Path) -> list[str]:
    command = [sys.executable, "-m", "server.app.cli", "serve", "--host", "127.0.0.1"]
    return [*command, "--port", str(port), "--data-dir", str(folder)]


def _start(command: list[str], port: int, environment: dict[str, str]) -> tuple[float, float]:
    """Seconds to the first ready answer, and MiB at rest."""
    begun = time.perf_counter()
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        try:
            while not _ready(port):
                if process.poll() is not None or time.perf_counter() > begun + PATIENCE_SECONDS:
                    raise RuntimeError(f"did not start: {command}")
                time.sleep(POLL_SECONDS)
            seconds = time.perf_counter() - begun
            time.sleep(REST_SECONDS)
            return seconds, resident(process.pid)
        finally:
            process.terminate()


def _ready(port: int) -> bool:
    asked = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE_SECONDS)
    try:
        asked.request("GET", "/readyz")
        return asked.getresponse().status == http.client.OK
    except OSError:
        return False
    finally:
        asked.close()


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


if __name__ == "__main__":
    main()
