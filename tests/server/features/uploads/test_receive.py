import asyncio
import base64
import errno
from collections.abc import AsyncIterator, Callable, Sequence
from pathlib import Path
from threading import Event

import pytest
from starlette.requests import ClientDisconnect

from server.features.uploads import receive
from server.features.uploads.checksum import ChecksumMismatchError, parse_checksum
from server.features.uploads.folder import Appender, UploadFolder
from server.features.uploads.locks import Hold
from server.features.uploads.receive import Receiver, TooManyBytesError
from server.kit.errors import NoSpaceError
from server.kit.ids import new_id
from tests.patience import PATIENCE_SECONDS

SHA1 = "f7c3bc1d808e04732adf679965ccc34ca7ae3441"
"""Of the digits 1 to 9."""

Body = Callable[[], AsyncIterator[bytes]]


class Scene:
    """One request's bytes on their way to the disk."""

    def __init__(self, folder: Path, reserve: int = 0) -> None:
        self.folder = UploadFolder(folder, reserve)
        self.id = new_id()
        self.commits: list[int] = []
        self.on_disk: list[int] = []

    def commit(self, offset: int) -> None:
        self.commits.append(offset)
        self.on_disk.append(self.folder.path(self.id).stat().st_size)

    def run(self, body: Body, limit: int = 1 << 40) -> bool:
        async def receive_all() -> bool:
            task = asyncio.current_task()
            assert task is not None
            with self.folder.append(self.id, 0) as appender:
                return await self.receiver(appender, limit).receive(body(), Hold(task))

        return asyncio.run(receive_all())

    def receiver(self, appender: Appender, limit: int) -> Receiver:
        return Receiver(appender, self.commit, limit)


async def _pieces(*pieces: bytes) -> AsyncIterator[bytes]:
    for piece in pieces:
        yield piece


def test_the_offset_is_committed_when_the_bytes_are_there(tmp_path: Path) -> None:
    scene = Scene(tmp_path)
    assert scene.run(lambda: _pieces(b"abc", b"", b"def"))
    assert scene.commits == [6]
    assert scene.on_disk == [6]


def test_a_long_request_is_committed_on_its_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(receive, "BATCH", 10)
    monkeypatch.setattr(receive, "CHECKPOINT", 20)
    scene = Scene(tmp_path)
    scene.run(lambda: _pieces(*[b"x" * 10] * 5))
    assert scene.commits == [20, 40, 50]
    assert all(there >= said for there, said in zip(scene.on_disk, scene.commits, strict=True))


def test_bytes_go_on_arriving_while_the_disk_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(receive, "BATCH", 10)
    monkeypatch.setattr(receive, "CHECKPOINT", 20)
    arrived = Event()
    sync = Appender.sync

    def slow_sync(appender: Appender) -> None:
        assert arrived.wait(PATIENCE_SECONDS)
        sync(appender)

    async def body() -> AsyncIterator[bytes]:
        for _ in range(4):
            yield b"x" * 10
        arrived.set()

    monkeypatch.setattr(Appender, "sync", slow_sync)
    scene = Scene(tmp_path)
    assert scene.run(body)
    assert scene.commits == [20, 40]


def test_nothing_is_committed_once_the_disk_has_failed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Linux tells of lost bytes once: the next fdatasync succeeds without them."""
    monkeypatch.setattr(receive, "BATCH", 10)
    monkeypatch.setattr(receive, "CHECKPOINT", 10)
    failures = iter([OSError(errno.EIO, "I/O error")])

    def sync(_appender: Appender) -> None:
        for failure in failures:
            raise failure

    monkeypatch.setattr(Appender, "sync", sync)
    scene = Scene(tmp_path)
    with pytest.raises(OSError, match="I/O error"):
        scene.run(lambda: _pieces(*[b"x" * 10] * 4))
    assert scene.commits == []


def test_nothing_is_written_behind_a_failed_write(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not even when a newer request takes over just then."""
    monkeypatch.setattr(receive, "BATCH", 4)
    scene, begun, may_fail = Scene(tmp_path), Event(), Event()

    def write(appender: Appender, _buffers: Sequence[bytes]) -> None:
        begun.set()
        assert may_fail.wait(PATIENCE_SECONDS)
        raise NoSpaceError("full")

    async def body() -> AsyncIterator[bytes]:
        yield b"abcd"
        await asyncio.to_thread(begun.wait, PATIENCE_SECONDS)
        hold[0].give_way()
        asyncio.get_running_loop().call_later(0.01, may_fail.set)
        yield b"efgh"

    async def request() -> None:
        task = asyncio.current_task()
        assert task is not None
        hold.append(Hold(task))
        with scene.folder.append(scene.id, 0) as appender:
            await scene.receiver(appender, 100).receive(body(), hold[0])

    hold: list[Hold] = []
    monkeypatch.setattr(Appender, "write", write)
    with pytest.raises(NoSpaceError):
        asyncio.run(request())
    assert scene.commits == [0]


def test_a_lost_connection_keeps_what_has_arrived(tmp_path: Path) -> None:
    async def body() -> AsyncIterator[bytes]:
        yield b"arrived"
        raise ClientDisconnect

    scene = Scene(tmp_path)
    assert not scene.run(body)
    assert scene.commits == [7]


def test_silence_ends_the_request(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(receive, "SILENCE_SECONDS", 0.05)

    async def body() -> AsyncIterator[bytes]:
        yield b"arrived"
        await asyncio.sleep(600)

    scene = Scene(tmp_path)
    assert not scene.run(body)
    assert scene.commits == [7]


def test_a_newer_request_takes_over_and_nothing_is_lost(tmp_path: Path) -> None:
    scene, arrived = Scene(tmp_path), asyncio.Event()

    async def body() -> AsyncIterator[bytes]:
        yield b"arrived"
        arrived.set()
        await asyncio.sleep(600)

    async def run() -> tuple[bool, int]:
        async def request() -> bool:
            task = asyncio.current_task()
            assert task is not None
            hold.append(Hold(task))
            with scene.folder.append(scene.id, 0) as appender:
                return await scene.receiver(appender, 100).receive(body(), hold[0])

        hold: list[Hold] = []
        task = asyncio.get_running_loop().create_task(request())
        await arrived.wait()
        hold[0].give_way()
        return await task, task.cancelling()

    assert asyncio.run(run()) == (False, 0)
    assert scene.commits == [7]


def test_what_passes_the_limit_is_cut_off(tmp_path: Path) -> None:
    scene = Scene(tmp_path)
    with pytest.raises(TooManyBytesError):
        scene.run(lambda: _pieces(b"abcdef", b"ghi"), limit=8)
    assert scene.commits == [8]
    assert scene.folder.path(scene.id).read_bytes() == b"abcdefgh"


def test_a_full_disk_is_said_after_what_fits_was_committed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(receive, "BATCH", 4)
    scene = Scene(tmp_path)
    free = iter([100, 0])
    monkeypatch.setattr(scene.folder, "free", lambda: next(free))
    with pytest.raises(NoSpaceError):
        scene.run(lambda: _pieces(b"abcd", b"efgh"))
    assert scene.commits == [4]


def test_memory_stays_flat_whatever_the_length(tmp_path: Path) -> None:
    """256 MiB in pieces of 64 KiB; never more than some batches are held."""
    held, most = 0, 0

    class Piece(bytes):
        def __del__(self) -> None:
            nonlocal held
            held -= 1

    async def body() -> AsyncIterator[bytes]:
        nonlocal held, most
        for _ in range(4096):
            held += 1
            most = max(most, held)
            yield Piece(64 * 1024)

    scene = Scene(tmp_path)
    assert scene.run(body)
    assert scene.commits[-1] == 4096 * 64 * 1024
    assert most * 64 * 1024 <= 8 * receive.BATCH


def _compared(scene: Scene, body: Body, digest: str) -> None:
    checksum = parse_checksum(f"sha1 {base64.b64encode(bytes.fromhex(digest)).decode()}")

    async def receive_all() -> None:
        task = asyncio.current_task()
        assert task is not None
        with scene.folder.append(scene.id, 0) as appender:
            receiver = Receiver(appender, scene.commit, 1 << 40, checksum)
            await receiver.receive(body(), Hold(task))

    asyncio.run(receive_all())


def test_bytes_with_a_checksum_are_committed_when_all_are_compared(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(receive, "BATCH", 2)
    monkeypatch.setattr(receive, "CHECKPOINT", 2)
    scene = Scene(tmp_path)
    pieces = [b"12", b"34", b"56", b"789"]
    _compared(scene, lambda: _pieces(*pieces), SHA1)
    assert scene.commits == [9]
    assert scene.folder.path(scene.id).read_bytes() == b"123456789"


def test_bytes_that_are_not_those_that_were_sent_are_not_kept(tmp_path: Path) -> None:
    scene = Scene(tmp_path)
    with pytest.raises(ChecksumMismatchError):
        _compared(scene, lambda: _pieces(b"123456780"), SHA1)
    assert scene.commits == []


def test_bytes_that_were_not_compared_are_not_kept(tmp_path: Path) -> None:
    async def breaks_off() -> AsyncIterator[bytes]:
        yield b"123456789"
        raise ClientDisconnect

    scene = Scene(tmp_path)
    _compared(scene, breaks_off, SHA1)
    assert scene.commits == []
    with scene.folder.append(scene.id, 0):
        assert scene.folder.path(scene.id).read_bytes() == b""
