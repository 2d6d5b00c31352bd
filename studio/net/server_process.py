"""The process behind “this computer”: its command line, its port, its log, its end."""

# ruff: noqa: ASYNC110 - a process gives no event to await without the event loop's child
# watcher, which Qt's loop does not have

import asyncio
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO
from urllib.parse import urlsplit

import httpx

from server.contract.about import ServerOut
from studio.kit.atomic_file import write_atomically
from studio.kit.errors import LocalServerFailed

ANNOUNCED = "announced.json"
_PORT = "port"
_HOST = "127.0.0.1"
_GRACE_SECONDS = 10.0
_POLL_SECONDS = 0.05
_LARGEST_LOG_BYTES = 5 * 1024 * 1024
_TAIL_BYTES = 4096
_ANSWER_SECONDS = 3.0


def default_command() -> list[str]:
    """What starts the server that is installed with this studio."""
    return [sys.executable, "-I", "-m", "server.app.cli"]


def announced(data: Path) -> str | None:
    """The address that a server on this data folder announced, if its process lives."""
    try:
        told = json.loads((data / ANNOUNCED).read_bytes())
        return str(told["url"]).rstrip("/") if _alive(int(told["pid"])) else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


async def answers(url: str) -> bool:
    """Whether one of our servers answers at the address."""
    try:
        async with httpx.AsyncClient(trust_env=False, timeout=_ANSWER_SECONDS) as http:
            response = await http.get(f"{url}/api/v1/server")
            return ServerOut.model_validate_json(response.content).product == "chitra"
    except (httpx.HTTPError, httpx.InvalidURL, ValueError):
        return False


class ServerProcess:
    """At most one running server process.

    Args:
        data: The server's data folder.
        log: The file its output is added to.
        command: What starts ``chitra-server``, without the subcommand.
    """

    def __init__(self, data: Path, log: Path, command: Sequence[str]) -> None:
        self._data = data
        self._log = log
        self._command = list(command)
        self._process: subprocess.Popen[bytes] | None = None
        self._log_start = 0

    @property
    def started(self) -> bool:
        """Whether a process of ours was started and not stopped again by us."""
        return self._process is not None

    @property
    def alive(self) -> bool:
        """Whether it runs."""
        return self._process is not None and self._process.poll() is None

    def spawn(self) -> None:
        """Start it. It announces itself in the data folder when it is ready.

        It must be called on a thread that lasts: Linux takes the end of the thread for the
        end of the parent, with which the server ends.

        Raises:
            LocalServerFailed: The system will not start it.
        """
        (self._data / ANNOUNCED).unlink(missing_ok=True)
        arguments = ["serve", "--host", _HOST, "--port", str(self._port())]
        arguments += ["--data-dir", str(self._data), "--announce", str(self._data / ANNOUNCED)]
        # By name: if we end while it starts, it would take whoever adopts it for its parent.
        arguments += ["--die-with-parent", "--parent-pid", str(os.getpid())]
        try:
            with self._open_log() as log:
                self._process = subprocess.Popen(
                    [*self._command, *arguments],
                    stdin=subprocess.DEVNULL,
                    stdout=log,
                    stderr=subprocess.STDOUT,
                    # Ctrl-C in a terminal is for the studio, which then stops the server.
                    start_new_session=True,
                    creationflags=_creation_flags(),
                )
        except OSError as error:
            raise LocalServerFailed(
                f"The server of this computer cannot be started: {error.strerror}."
            ) from error

    async def stop(self) -> None:
        """End it: politely, then after 10 s by force. Does nothing when none runs."""
        process, self._process = self._process, None
        if process is None:
            return
        if process.poll() is None:
            process.send_signal(_polite_signal())
            deadline = time.monotonic() + _GRACE_SECONDS
            while process.poll() is None and time.monotonic() < deadline:
                await asyncio.sleep(_POLL_SECONDS)
        if process.poll() is None:
            process.kill()
            process.wait()
        (self._data / ANNOUNCED).unlink(missing_ok=True)

    def remember_port(self, url: str) -> None:
        """Ask for the same port next time."""
        write_atomically(self._data / _PORT, str(urlsplit(url).port).encode())

    def forget_taken_port(self) -> bool:
        """Let the system choose the port next time, if somebody else has ours.

        A server that merely died keeps it: every link that was given out names it.

        Returns:
            Whether it was taken.
        """
        if self._port() or not (self._data / _PORT).exists():
            return False
        (self._data / _PORT).unlink()
        return True

    def failure(self, what: str) -> LocalServerFailed:
        """The exception for a server that will not run.

        Args:
            what: What it did, as the middle of a sentence.
        """
        last = self._last_words()
        told = f" Its last words were: “{last}”." if last else ""
        return LocalServerFailed(
            f"The server of this computer {what}.{told} The whole log is in {self._log}."
        )

    def _port(self) -> int:
        try:
            port = int((self._data / _PORT).read_text())
            with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as trial:
                if sys.platform != "win32":
                    trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                trial.bind((_HOST, port))
        except (OSError, ValueError, OverflowError):
            return 0
        return port

    def _open_log(self) -> BinaryIO:
        if self._log.exists() and self._log.stat().st_size > _LARGEST_LOG_BYTES:
            self._log.replace(self._log.with_suffix(".old.log"))
        log = self._log.open("ab")
        self._log_start = log.tell()
        return log

    def _last_words(self) -> str:
        try:
            with self._log.open("rb") as log:
                end = log.seek(0, os.SEEK_END)
                log.seek(max(self._log_start, end - _TAIL_BYTES))
                lines = log.read().decode(errors="replace").split("\n")
        except OSError:
            return ""
        return next((line.strip()[:300] for line in reversed(lines) if line.strip()), "")


def _creation_flags() -> int:
    if sys.platform == "win32":
        return subprocess.CREATE_NEW_PROCESS_GROUP
    return 0


def _polite_signal() -> int:
    if sys.platform == "win32":
        return signal.CTRL_BREAK_EVENT
    return signal.SIGTERM


def _alive(pid: int) -> bool:
    if sys.platform == "win32":
        # Signal 0 would end the process there; whether it answers is asked next anyway.
        return True
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
