import asyncio
import json
import os
import socket
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from studio.kit.errors import LocalServerFailed
from studio.net.server_process import ServerProcess, announced, answers, default_command
from tests.studio.foreign_server import Reply, foreign_server


def test_an_announcement_counts_while_its_process_lives(tmp_path: Path) -> None:
    announcement = tmp_path / "announced.json"
    assert announced(tmp_path) is None
    announcement.write_text("{")
    assert announced(tmp_path) is None
    announcement.write_text("[]")
    assert announced(tmp_path) is None
    announcement.write_text(json.dumps({"url": "http://127.0.0.1:1/", "pid": os.getpid()}))
    assert announced(tmp_path) == "http://127.0.0.1:1"
    with subprocess.Popen([sys.executable, "-c", ""]) as gone:
        gone.wait()
    announcement.write_text(json.dumps({"url": "http://127.0.0.1:1", "pid": gone.pid}))
    assert announced(tmp_path) is None


def test_only_one_of_ours_answers() -> None:
    with foreign_server(lambda _asked: Reply(200, b"<html>")) as other:
        assert not asyncio.run(answers(other.url))
    assert not asyncio.run(answers("http://127.0.0.1:1"))


def test_one_that_ignores_a_polite_signal_is_ended_by_force(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("studio.net.server_process._GRACE_SECONDS", 0.5)
    deaf = (
        "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); "
        "print('deaf', flush=True); time.sleep(600)"
    )
    log = tmp_path / "log"
    process = ServerProcess(tmp_path, log, [sys.executable, "-c", deaf])
    process.spawn()
    assert process.started
    assert process.alive
    while "deaf" not in log.read_text():
        time.sleep(0.01)
    assert process._process is not None
    pid = process._process.pid
    asyncio.run(process.stop())
    assert not psutil.pid_exists(pid)
    assert not process.started


def test_last_words_are_of_this_start_only(tmp_path: Path) -> None:
    log = tmp_path / "log"
    log.write_text("An old story.\n")
    process = ServerProcess(tmp_path, log, [sys.executable, "-c", "print('Port taken.\\n')"])
    process.spawn()
    while process.alive:
        time.sleep(0.01)
    failure = process.failure("stopped")
    assert isinstance(failure, LocalServerFailed)
    assert "“Port taken.”" in failure.message
    asyncio.run(process.stop())


def test_it_is_told_whose_end_is_its_own(tmp_path: Path) -> None:
    log = tmp_path / "log"
    process = ServerProcess(tmp_path, log, [sys.executable, "-c", "import sys; print(sys.argv)"])
    process.spawn()
    assert process._process is not None
    process._process.wait()
    assert f"'--die-with-parent', '--parent-pid', '{os.getpid()}'" in log.read_text()


def test_a_long_log_is_put_aside(tmp_path: Path) -> None:
    log = tmp_path / "server.log"
    with log.open("wb") as file:
        file.truncate(6 * 1024 * 1024)
    process = ServerProcess(tmp_path, log, [sys.executable, "-c", ""])
    process.spawn()
    asyncio.run(process.stop())
    assert log.stat().st_size < 1000
    assert (tmp_path / "server.old.log").exists()


def test_the_port_is_remembered_and_forgotten(tmp_path: Path) -> None:
    process = ServerProcess(tmp_path, tmp_path / "log", [])
    assert process._port() == 0
    process.remember_port("http://127.0.0.1:48747")
    assert process._port() == 48747
    assert not process.forget_taken_port()
    assert process._port() == 48747
    (tmp_path / "port").write_text("99999999")
    assert process._port() == 0


def test_only_a_port_that_somebody_has_is_forgotten(tmp_path: Path) -> None:
    process = ServerProcess(tmp_path, tmp_path / "log", [])
    assert not process.forget_taken_port()
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        process.remember_port(f"http://127.0.0.1:{taken.getsockname()[1]}")
        assert process.forget_taken_port()
    assert not (tmp_path / "port").exists()


def test_the_installed_server_is_what_is_started() -> None:
    done = subprocess.run([*default_command(), "--help"], capture_output=True, check=True)
    assert b"serve" in done.stdout
