import asyncio
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from studio.features.uploads.state import ItemState
from studio.features.uploads.stillness import Movement, SleepWatch
from tests.patience import PATIENCE_SECONDS
from tests.studio.clips import padded
from tests.studio.features.uploads.test_engine import MIB
from tests.studio.live_server import LiveServer
from tests.studio.rig import email, rig


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_sleep_is_told_once() -> None:
    clock = Clock()
    watch = SleepWatch(clock)
    clock.now += 1
    assert not watch.slept()
    clock.now += 3600
    assert watch.slept()
    assert not watch.slept()


def test_a_clock_that_is_set_back_is_no_sleep() -> None:
    clock = Clock()
    watch = SleepWatch(clock)
    clock.now -= 3600
    assert not watch.slept()


def test_what_moves_is_not_still() -> None:
    clock = Clock()
    movement = Movement(clock)
    for position in range(1, 5):
        clock.now += 4
        movement.feed(position)
        assert not movement.still
    clock.now += 6
    movement.feed(4)
    assert movement.still


class Line:
    """A way to the server on which everything comes to a standstill, as when it is gone.

    Once ``holds`` bytes went up it, it lets nothing more through on the connections that there are
    by then; those that are opened later carry as ever.
    """

    def __init__(self, target: str, holds: int) -> None:
        parts = urlsplit(target)
        self._target = (parts.hostname or "", parts.port or 0)
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._listener.getsockname()[1]}"
        self.frozen = threading.Event()
        self._left = holds
        self._links: list[socket.socket] = []
        self._still: set[socket.socket] = set()
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self) -> None:
        for link in (self._listener, *self._links):
            with suppress(OSError):
                link.shutdown(socket.SHUT_RDWR)
            link.close()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                near, _ = self._listener.accept()
                far = socket.create_connection(self._target)
                self._links += [near, far]
                for pair in ((near, far, True), (far, near, False)):
                    threading.Thread(target=self._carry, args=pair, daemon=True).start()

    def _carry(self, source: socket.socket, target: socket.socket, up: bool) -> None:
        with suppress(OSError):
            while (piece := source.recv(65536)) and source not in self._still:
                target.sendall(piece)
                if up:
                    self._count(len(piece))
            while source in self._still and source.fileno() >= 0:
                threading.Event().wait(0.05)
            target.shutdown(socket.SHUT_WR)

    def _count(self, size: int) -> None:
        self._left -= size
        if self._left <= 0 and not self.frozen.is_set():
            self._still.update(self._links)
            self.frozen.set()


@contextmanager
def line_to(server: LiveServer, holds: int) -> Iterator[Line]:
    line = Line(server.url, holds)
    try:
        yield line
    finally:
        line.close()


def test_after_a_sleep_sending_goes_on_over_a_new_connection(
    shared_server: LiveServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    film = padded(tmp_path / "film.mp4", 24 * MIB)
    slept = threading.Event()

    def wake(_watch: SleepWatch) -> bool:
        told = slept.is_set()
        slept.clear()
        return told

    monkeypatch.setattr(SleepWatch, "slept", wake)
    # Far longer than the test waits: only being cut off ends the dead request.
    monkeypatch.setattr("studio.net.tus_transport._WRITE_SECONDS", 10 * PATIENCE_SECONDS)

    async def scenario() -> None:
        with line_to(shared_server, holds=12 * MIB) as line:
            async with rig(tmp_path / "s", line.url, email(), chunk_bytes=8 * MIB) as studio:
                [item] = await studio.engine.add([film])
                await asyncio.to_thread(line.frozen.wait, PATIENCE_SECONDS)
                assert studio.item(item).sent_bytes < 24 * MIB
                slept.set()
                await studio.until_state(item, ItemState.NO_NETWORK)
                await studio.until_state(item, ItemState.PROCESSING, ItemState.READY)

    asyncio.run(scenario())
