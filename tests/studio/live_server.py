"""A real server in a process of its own, which tests may kill and start again."""

import contextlib
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from uuid import uuid4

import httpx

from server.contract.identity import SessionOut
from tests.patience import PATIENCE_SECONDS


class LiveServer:
    """``chitra-server serve`` on a data folder, on the same port at every start.

    Args:
        data: Its folder.
        prelude: Python that its process runs first, to change what a test cannot wait for.
        environment: Its settings.
    """

    def __init__(self, data: Path, *, prelude: str = "", **environment: str) -> None:
        self.data = data
        self._prelude = prelude
        data.mkdir(parents=True, exist_ok=True)
        self._announce = data / "announced.json"
        self.environment = {**os.environ, "CHITRA_UPLOAD_RESERVE_BYTES": "0", **environment}
        self._process: subprocess.Popen[bytes] | None = None
        self._port = 0
        self.url = ""

    @property
    def pid(self) -> int:
        assert self._process is not None
        return self._process.pid

    @property
    def runs(self) -> bool:
        return self._process is not None and self._process.poll() is None

    @property
    def log(self) -> str:
        return (self.data / "test.log").read_text()

    def start(self) -> None:
        self._announce.unlink(missing_ok=True)
        begin = f"{self._prelude}\nfrom server.app.cli import main\nmain()"
        command = [sys.executable, "-c", begin, "serve", "--host", "127.0.0.1"]
        command += ["--port", str(self._port), "--data-dir", str(self.data)]
        command += ["--announce", str(self._announce), "--die-with-parent"]
        command += ["--parent-pid", str(os.getpid())]
        with (self.data / "test.log").open("ab") as log:
            self._process = subprocess.Popen(
                command, stdout=log, stderr=log, env=self.environment, start_new_session=True
            )
        self._wait()

    def _wait(self) -> None:
        deadline = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < deadline:
            assert self._process is not None
            assert self._process.poll() is None, self.log
            if self._announce.exists():
                self.url = json.loads(self._announce.read_text())["url"]
                self._port = int(self.url.rpartition(":")[2])
                if httpx.get(
                    f"{self.url}/readyz", trust_env=False, timeout=PATIENCE_SECONDS
                ).is_success:
                    return
            time.sleep(0.05)
        raise AssertionError(self.log)

    def kill(self) -> None:
        """``kill -9``, and its children with it, as a power cut would."""
        if self._process is not None:
            # One that a test made to end by itself has left nobody behind.
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
            self._process = None

    def stop(self) -> None:
        if self._process is not None:
            self._process.terminate()
            try:
                self._process.wait(PATIENCE_SECONDS)
            except subprocess.TimeoutExpired:
                self.kill()
            self._process = None


def sign_up(url: str) -> str:
    """The access token of somebody new."""
    address = f"{uuid4().hex}@example.org"
    account = {
        "email": address,
        "username": f"u{address[:12]}",
        "password": "a long enough passphrase",
        "channel_name": "Nodi",
        "birthdate": "1990-04-14",
    }
    answer = httpx.post(
        f"{url}/api/v1/sign-up", json=account, trust_env=False, timeout=PATIENCE_SECONDS
    )
    return SessionOut.model_validate_json(answer.content).access_token
