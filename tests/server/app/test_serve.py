"""The server as a process: started, announced, stopped, orphaned, refused."""

import json
import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import httpx
import psutil
import pytest

from server.app.serve import listen
from tests.patience import PATIENCE_SECONDS, until
from tests.studio.live_server import LiveServer

pytestmark = pytest.mark.proof


def test_a_stop_is_graceful_even_while_somebody_listens(tmp_path: Path) -> None:
    server = LiveServer(tmp_path)
    server.start()
    person = {
        "email": "a@b.example",
        "username": "listener",
        "password": "correct horse battery",
        "channel_name": "L",
        "birthdate": "1990-04-14",
    }
    with httpx.Client(
        base_url=f"{server.url}/api/v1", trust_env=False, timeout=PATIENCE_SECONDS
    ) as http:
        token = http.post("/sign-up", json=person).json()["access_token"]
        auth = {"Authorization": f"Bearer {token}"}
        with http.stream("GET", "/events", headers=auth) as stream:
            assert stream.status_code == 200
            process = psutil.Process(server.pid)
            process.terminate()
            assert process.wait(PATIENCE_SECONDS) == 0
            assert [line for line in stream.iter_lines() if line.startswith("event")] == []
    server.stop()
    assert "Traceback" not in server.log


def test_a_taken_port_is_said_in_a_sentence(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        command = [sys.executable, "-m", "server.app.cli", "serve", "--port", str(port)]
        ran = subprocess.run(
            [*command, "--data-dir", str(tmp_path)],
            capture_output=True,
            text=True,
            timeout=PATIENCE_SECONDS,
            check=False,
        )
    assert ran.returncode == 1
    assert f"Cannot listen at 127.0.0.1:{port}" in ran.stderr
    assert "Traceback" not in ran.stderr


ORPHAN = """
import subprocess, sys
subprocess.Popen([sys.executable, "-m", "server.app.cli", "serve", "--port", "0", "--no-worker",
    "--data-dir", sys.argv[1], "--announce", sys.argv[2], "--die-with-parent"])
input()
"""


def test_it_ends_when_the_process_that_started_it_is_killed(tmp_path: Path) -> None:
    announced = tmp_path / "announced"
    parent = subprocess.Popen(
        [sys.executable, "-c", ORPHAN, str(tmp_path), str(announced)],
        stdin=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    until(announced.exists)
    server = psutil.Process(json.loads(announced.read_text())["pid"])
    os.kill(parent.pid, signal.SIGKILL)
    parent.communicate()
    _gone, alive = psutil.wait_procs([server], PATIENCE_SECONDS)
    assert alive == []


def test_it_does_not_stay_when_the_process_that_started_it_ended_first(tmp_path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", ""]) as gone:
        gone.wait()
    command = [sys.executable, "-m", "server.app.cli", "serve", "--port", "0", "--no-worker"]
    command += ["--data-dir", str(tmp_path), "--die-with-parent", "--parent-pid", str(gone.pid)]
    assert subprocess.run(command, check=False, timeout=PATIENCE_SECONDS).returncode == 0


def test_both_kinds_of_address_are_listened_at() -> None:
    for host in ("127.0.0.1", "::1"):
        try:
            listener = listen(host, 0)
        except OSError:
            if host == "::1":
                pytest.skip("this machine has no IPv6")
            raise
        with listener:
            assert listener.getsockname()[1] > 0
