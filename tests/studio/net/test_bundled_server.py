import asyncio
import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path

import psutil
import pytest

from studio.kit.errors import LocalServerFailed
from studio.kit.task_scope import TaskScope
from studio.net.bundled_server import BundledServer, ServerState, ServerStatus
from studio.net.server_process import announced, answers
from tests.patience import PATIENCE_SECONDS, eventually

pytestmark = pytest.mark.proof

Scenario = Callable[[BundledServer], Awaitable[None]]


def play(folder: Path, scenario: Scenario, command: list[str] | None = None) -> None:
    async def run() -> None:
        errors: list[Exception] = []
        scope = TaskScope(errors.append)
        data = folder / "data"
        data.mkdir(exist_ok=True)
        server = BundledServer(data, folder / "server.log", scope, command=command)
        try:
            await scenario(server)
        finally:
            await server.stop()
            await scope.aclose()
        assert errors == []

    asyncio.run(run())


def pid_of(data: Path) -> int:

    return int(json.loads((data / "announced.json").read_text())["pid"])


def test_it_starts_answers_keeps_its_port_and_stops(tmp_path: Path) -> None:
    async def scenario(server: BundledServer) -> None:
        seen: list[ServerStatus] = []
        server.subscribe(seen.append)
        url = await server.start()
        assert await answers(url)
        assert await server.start() == url, "starting twice is as good as once"
        pid = pid_of(tmp_path / "data")
        await server.stop()
        assert not psutil.pid_exists(pid)
        assert not await answers(url)
        assert await server.start() == url, "links of yesterday still work"
        assert [status.state for status in seen] == [
            ServerState.STARTING,
            ServerState.RUNNING,
            ServerState.STOPPED,
            ServerState.STARTING,
            ServerState.RUNNING,
        ]

    play(tmp_path, scenario)


def test_a_taken_port_is_given_up(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        (tmp_path / "data" / "port").write_text(str(port))

        async def scenario(server: BundledServer) -> None:
            assert not (await server.start()).endswith(f":{port}")

        play(tmp_path, scenario)


def test_a_crashed_server_is_started_again(tmp_path: Path) -> None:
    async def scenario(server: BundledServer) -> None:
        url = await server.start()
        first = pid_of(tmp_path / "data")
        os.kill(first, signal.SIGKILL)
        await eventually(
            lambda: (
                server.status.state is ServerState.RUNNING
                and announced(tmp_path / "data") is not None
                and pid_of(tmp_path / "data") != first
            )
        )
        assert server.status.url == url

    play(tmp_path, scenario)


def test_a_second_studio_uses_the_server_that_runs(tmp_path: Path) -> None:
    async def scenario(server: BundledServer) -> None:
        url = await server.start()
        scope = TaskScope(lambda _error: None)
        second = BundledServer(tmp_path / "data", tmp_path / "second.log", scope)
        assert await second.start() == url
        await second.stop()
        assert await answers(url), "it belongs to the first"
        await server.stop()
        await scope.aclose()

    play(tmp_path, scenario)


def test_a_server_that_will_not_run_says_why(tmp_path: Path) -> None:
    command = [sys.executable, "-c", "raise SystemExit('The database is from the future.')"]

    async def scenario(server: BundledServer) -> None:
        with pytest.raises(LocalServerFailed, match="The database is from the future") as caught:
            await server.start()
        assert str(tmp_path / "server.log") in caught.value.message
        assert server.status.state is ServerState.FAILED
        assert server.status.reason == caught.value.message

    play(tmp_path, scenario, command)


def test_a_program_that_is_missing_is_said(tmp_path: Path) -> None:
    async def scenario(server: BundledServer) -> None:
        with pytest.raises(LocalServerFailed, match="cannot be started"):
            await server.start()

    play(tmp_path, scenario, [str(tmp_path / "nothing")])


def test_a_server_that_keeps_crashing_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # However long a start takes here, the crashes count as being close together.
    monkeypatch.setattr("studio.net.bundled_server._CRASH_WINDOW_SECONDS", float("inf"))
    # The real server, which crashes when it is told to.
    script = tmp_path / "mortal.py"
    script.write_text(
        "import os, signal\n"
        "def end(*_):\n"
        "    print('Out of luck.', flush=True)\n"
        "    os._exit(3)\n"
        "signal.signal(signal.SIGUSR1, end)\n"
        "from server.app.cli import main\n"
        "main()\n"
    )

    async def scenario(server: BundledServer) -> None:
        def crash(status: ServerStatus) -> None:
            if status.state is ServerState.RUNNING:
                os.kill(pid_of(tmp_path / "data"), signal.SIGUSR1)

        server.subscribe(crash)
        await server.start()
        await eventually(lambda: server.status.state is ServerState.FAILED)
        assert server.status.reason is not None
        assert "keeps stopping" in server.status.reason
        assert "Out of luck" in server.status.reason

    play(tmp_path, scenario, [sys.executable, str(script)])


def test_the_server_does_not_outlive_a_killed_studio(tmp_path: Path) -> None:
    script = tmp_path / "a_studio.py"
    script.write_text(
        "import asyncio, sys\n"
        "from pathlib import Path\n"
        "from studio.kit.task_scope import TaskScope\n"
        "from studio.net.bundled_server import BundledServer\n"
        "async def main():\n"
        "    folder = Path(sys.argv[1])\n"
        "    scope = TaskScope(print)\n"
        "    server = BundledServer(folder, folder / 'server.log', scope)\n"
        "    print(await server.start(), flush=True)\n"
        "    await asyncio.sleep(600)\n"
        "asyncio.run(main())\n"
    )
    data = tmp_path / "data"
    data.mkdir()

    with subprocess.Popen(
        [sys.executable, str(script), str(data)], stdout=subprocess.PIPE, text=True
    ) as studio:
        assert studio.stdout is not None
        assert studio.stdout.readline().startswith("http://127.0.0.1:")
        server = psutil.Process(pid_of(data))
        studio.kill()
    server.wait(timeout=PATIENCE_SECONDS)
