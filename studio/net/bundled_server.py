"""“This computer”: the server that comes with the studio, run as a child process on loopback.

One server runs per data folder. When another studio's server already runs on the folder, it is
used as it is. A server that crashes is started again, a few times; the port is kept from start
to start where it is free, so that copied links stay valid.
"""

# ruff: noqa: ASYNC110 - a process gives no event to await without the event loop's child
# watcher, which Qt's loop does not have

import asyncio
import contextlib
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from studio.kit.errors import LocalServerFailed
from studio.kit.task_scope import TaskScope
from studio.net.server_process import ServerProcess, announced, answers, default_command

_START_SECONDS = 60.0
_POLL_SECONDS = 0.1
_WATCH_SECONDS = 1.0
_CRASHES_ALLOWED = 3
_CRASH_WINDOW_SECONDS = 60.0


class ServerState(StrEnum):
    """How the bundled server is."""

    STOPPED = "STOPPED"
    STARTING = "STARTING"
    RUNNING = "RUNNING"
    FAILED = "FAILED"


@dataclass(frozen=True, slots=True)
class ServerStatus:
    """How the bundled server is, for the picker and the status bar.

    Attributes:
        state: How it is.
        url: Its base address while RUNNING.
        reason: While FAILED, a sentence that says why and where its log is.
    """

    state: ServerState
    url: str | None = None
    reason: str | None = None


StatusObserver = Callable[[ServerStatus], None]


class BundledServer:
    """Runs the server of one data folder. Use it from the event loop's thread.

    Args:
        data: The server's data folder; it must exist.
        log: The file that the server's output is added to.
        scope: Runs the watching.
        command: What starts ``chitra-server``.
    """

    def __init__(
        self,
        data: Path,
        log: Path,
        scope: TaskScope,
        *,
        command: Sequence[str] | None = None,
    ) -> None:
        self._data = data
        self._scope = scope
        self._process = ServerProcess(data, log, command or default_command())
        self._observers: list[StatusObserver] = []
        self._status = ServerStatus(ServerState.STOPPED)
        self._watch: asyncio.Task[None] | None = None
        self._crashes: list[float] = []
        self._starting = asyncio.Lock()

    @property
    def status(self) -> ServerStatus:
        """How it is now."""
        return self._status

    def subscribe(self, observer: StatusObserver) -> Callable[[], None]:
        """Tell ``observer`` of every change; the returned function stops it."""
        self._observers.append(observer)

        def stop() -> None:
            with contextlib.suppress(ValueError):
                self._observers.remove(observer)

        return stop

    async def start(self) -> str:
        """Run the server, or find the one that runs, and wait until it answers.

        Returns:
            Its base address.

        Raises:
            LocalServerFailed: It will not run; the message says why.
        """
        async with self._starting:
            if self._status.state is ServerState.RUNNING and self._status.url is not None:
                return self._status.url
            self._crashes.clear()
            url = await self._bring_up()
            self._watch = self._scope.start(self._keep_running(), name="bundled server")
            return url

    async def stop(self) -> None:
        """Stop the server gracefully, or by force after 10 s. One that is not ours goes on."""
        async with self._starting:
            if self._watch is not None:
                self._watch.cancel()
                self._watch = None
            await self._process.stop()
            self._set(ServerStatus(ServerState.STOPPED))

    async def _bring_up(self) -> str:
        running = await self._already_running()
        if running is not None:
            self._set(ServerStatus(ServerState.RUNNING, url=running))
            return running
        self._set(ServerStatus(ServerState.STARTING))
        try:
            url = await self._spawned()
        except LocalServerFailed as error:
            await self._process.stop()
            self._set(ServerStatus(ServerState.FAILED, reason=error.message))
            raise
        self._process.remember_port(url)
        self._set(ServerStatus(ServerState.RUNNING, url=url))
        return url

    async def _spawned(self) -> str:
        self._process.spawn()
        try:
            return await self._until_ready()
        except LocalServerFailed:
            if not self._process.forget_taken_port():
                raise
        # Somebody took the port between our look at it and the server's.
        await self._process.stop()
        self._process.spawn()
        return await self._until_ready()

    async def _already_running(self) -> str | None:
        url = announced(self._data)
        return url if url is not None and await answers(url) else None

    async def _until_ready(self) -> str:
        deadline = time.monotonic() + _START_SECONDS
        while time.monotonic() < deadline:
            if not self._process.alive:
                raise self._process.failure("stopped while it was starting")
            url = announced(self._data)
            if url is not None and await answers(url):
                return url
            await asyncio.sleep(_POLL_SECONDS)
        raise self._process.failure("did not get ready within a minute")

    async def _keep_running(self) -> None:
        while True:
            while await self._stands():
                await asyncio.sleep(_WATCH_SECONDS)
            if self._crashes_too_often():
                failure = self._process.failure("keeps stopping")
                self._set(ServerStatus(ServerState.FAILED, reason=failure.message))
                return
            with contextlib.suppress(LocalServerFailed):
                await self._bring_up()

    def _crashes_too_often(self) -> bool:
        now = time.monotonic()
        recent = [at for at in self._crashes if now - at < _CRASH_WINDOW_SECONDS]
        self._crashes = [*recent, now]
        return len(self._crashes) > _CRASHES_ALLOWED

    async def _stands(self) -> bool:
        if self._process.started:
            return self._process.alive
        return self._status.url is not None and await answers(self._status.url)

    def _set(self, status: ServerStatus) -> None:
        if status != self._status:
            self._status = status
            for observer in tuple(self._observers):
                observer(status)
