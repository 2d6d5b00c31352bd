import tracemalloc
from pathlib import Path
from threading import Event

import pytest

from studio.kit.errors import LocalFileChanged
from studio.net.tus_transport import ChunkBody, SendingStopped, TusSession
from tests.studio.foreign_server import Reply, foreign_server

MIB = 1024 * 1024


def unseen(_offset: int, _block: memoryview) -> None:
    """Nobody watches."""


def test_a_body_is_the_stretch_it_says(tmp_path: Path) -> None:
    path = tmp_path / "film"
    content = bytes(range(256)) * 4096
    path.write_bytes(content)
    seen: list[tuple[int, int]] = []
    with path.open("rb", buffering=0) as file:
        body = ChunkBody(file, 1000, 700_000, Event(), lambda o, b: seen.append((o, len(b))))
        assert len(body) == 700_000
        assert b"".join(bytes(block) for block in body) == content[1000:701_000]
    assert seen[0][0] == 1000
    assert sum(length for _, length in seen) == 700_000


def test_reading_costs_no_memory_however_long_the_stretch(tmp_path: Path) -> None:
    path = tmp_path / "film"
    with path.open("wb") as file:
        file.truncate(256 * MIB)
    tracemalloc.start()
    try:
        with path.open("rb", buffering=0) as file:
            total = sum(len(b) for b in ChunkBody(file, 0, 256 * MIB, Event(), unseen))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert total == 256 * MIB
    assert peak < 2 * MIB


def test_stopping_ends_it_within_a_block(tmp_path: Path) -> None:
    path = tmp_path / "film"
    path.write_bytes(bytes(4 * MIB))
    stop = Event()
    with path.open("rb", buffering=0) as file:
        blocks = iter(ChunkBody(file, 0, 4 * MIB, stop, unseen))
        next(blocks)
        stop.set()
        with pytest.raises(SendingStopped):
            next(blocks)


def test_a_file_that_became_shorter_is_said(tmp_path: Path) -> None:
    path = tmp_path / "film"
    path.write_bytes(bytes(100))
    with path.open("rb", buffering=0) as file, pytest.raises(LocalFileChanged):
        list(ChunkBody(file, 0, 200, Event(), unseen))


def test_redirects_are_not_followed() -> None:
    reply = Reply(307, headers={"location": "http://127.0.0.1:1/"})
    with foreign_server(lambda _asked: reply) as other:
        session = TusSession(other.url)
        answer = session.request("HEAD", f"{other.url}/x", headers={"Authorization": "Bearer t"})
        session.close()
        assert answer.status_code == 307
        assert len(other.asked) == 1
