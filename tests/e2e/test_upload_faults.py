"""Bad lines, late lengths and sudden ends, as tusd's own tests have them, on a real server."""

import hashlib
import random
import socket
import subprocess
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.e2e.raw_tus import RawTus, reset, status_of
from tests.patience import until
from tests.studio.live_server import LiveServer

KIB = 1024
BODY = random.Random(7).randbytes(256 * KIB)  # noqa: S311
HALF = len(BODY) // 2
IMPATIENT = "from server.features.uploads import receive; receive.SILENCE_SECONDS = 1.0"
"""A minute of silence is long for a test."""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveServer]:
    live = LiveServer(tmp_path_factory.mktemp("server"), prelude=IMPATIENT)
    live.start()
    yield live
    live.stop()


@pytest.fixture
def tus(server: LiveServer) -> RawTus:
    return RawTus(server)


def _complete(tus: RawTus, path: str, least: int) -> None:
    """Go on from where the server stands, and find the file exact."""
    offset = tus.offset(path)
    assert least <= offset <= len(BODY)
    answer = tus.patch(path, offset, BODY[offset:])
    assert (answer.status_code, answer.headers["Upload-Offset"]) == (204, str(len(BODY)))
    assert tus.sha256(path) == hashlib.sha256(BODY).hexdigest()


def test_a_line_that_falls_silent_is_ended_and_its_bytes_are_kept(tus: RawTus) -> None:
    path = tus.create(len(BODY))
    with tus.patching(path, 0, len(BODY)) as link:
        link.sendall(BODY[:HALF])
        assert status_of(link) in {0, 204}
    _complete(tus, path, HALF)


def test_a_slow_line_is_no_silent_one(tus: RawTus) -> None:
    path = tus.create(len(BODY))
    with tus.patching(path, 0, len(BODY)) as link:
        link.settimeout(0.3)
        for start in range(0, 5 * KIB, KIB):
            link.sendall(BODY[start : start + KIB])
            # As long as the line is silent between two pieces; an answer would be an end.
            with pytest.raises(TimeoutError):
                link.recv(1)
        link.settimeout(60)
        link.sendall(BODY[5 * KIB :])
        assert status_of(link) == 204
    assert tus.sha256(path) == hashlib.sha256(BODY).hexdigest()


@pytest.mark.parametrize("end", ["FIN", "RST"])
def test_a_line_that_ends_in_the_middle_keeps_what_has_arrived(tus: RawTus, end: str) -> None:
    path = tus.create(len(BODY))
    with tus.patching(path, 0, len(BODY)) as link:
        link.sendall(BODY[:HALF])
        # Bytes are on their way to the file in batches: of a short stretch only when it ends.
        until(lambda: tus.file(path).exists())
        if end == "FIN":
            link.shutdown(socket.SHUT_WR)
            assert status_of(link) in {0, 204, 400}
        else:
            reset(link)
    _complete(tus, path, HALF if end == "FIN" else 0)


def test_a_newer_request_takes_over_from_one_that_waits(tus: RawTus) -> None:
    path = tus.create(len(BODY))
    with tus.patching(path, 0, len(BODY)) as link:
        link.sendall(BODY[:HALF])
        until(lambda: tus.file(path).exists())
        # Where the older one stands depends on what its task has read; never beyond its bytes.
        offset = tus.offset(path)
        assert offset <= HALF
        assert status_of(link) in {0, 423}
    _complete(tus, path, offset)


def test_a_body_longer_than_announced_is_cut_at_the_end(tus: RawTus) -> None:
    path = tus.create(len(BODY))
    with tus.patching(path, 0, None) as link:
        sent = BODY + b"more than was announced"
        link.sendall(b"%x\r\n%b\r\n0\r\n\r\n" % (len(sent), sent))
        assert status_of(link) == 400
    assert tus.offset(path) == len(BODY)
    assert tus.sha256(path) == hashlib.sha256(BODY).hexdigest()


def test_an_upload_that_is_ended_under_way_takes_no_more(tus: RawTus) -> None:
    path = tus.create(len(BODY))
    with tus.patching(path, 0, len(BODY)) as link:
        link.sendall(BODY[:HALF])
        until(lambda: tus.file(path).exists())
        assert tus.delete(path).status_code == 204
        assert status_of(link) in {0, 410, 423}
    assert tus.head(path).status_code == 410
    assert not tus.file(path).parent.exists()


def test_two_who_write_at_once_make_one_exact_file(tus: RawTus) -> None:
    path = tus.create(len(BODY))
    piece = len(BODY) // 16

    def write(_who: int) -> list[int]:
        seen = [0]
        while seen[-1] < len(BODY):
            asked = tus.head(path)
            if asked.status_code == 423:  # somebody who asked later
                continue
            seen.append(int(asked.headers["Upload-Offset"]))
            tus.patch(path, seen[-1], BODY[seen[-1] : seen[-1] + piece])
        return seen

    with ThreadPoolExecutor(3) as writers:
        for seen in writers.map(write, range(3)):
            assert seen == sorted(seen), "an offset went back"
    assert tus.sha256(path) == hashlib.sha256(BODY).hexdigest()


def test_a_server_that_is_told_to_end_saves_what_it_has(tmp_path: Path) -> None:
    server = LiveServer(tmp_path / "server")
    server.start()
    try:
        tus = RawTus(server)
        path = tus.create(len(BODY))
        with tus.patching(path, 0, len(BODY)) as link:
            link.sendall(BODY[:HALF])
            until(lambda: tus.file(path).exists())
            server.stop()
            assert status_of(link) == 503
        server.start()
        _complete(tus, path, 1)
    finally:
        server.kill()


KILLED = """
import os, signal
from server.features.uploads import folder, commit, parts, settle

def dies(owner, name, when):
    real = getattr(owner, name)
    def instead(*args, **kwargs):
        if when == "before":
            end(name, when)
        answer = real(*args, **kwargs)
        if when == "after":
            end(name, when)
        return answer
    setattr(owner, name, instead)

def end(name, when):
    try:
        with open(os.environ["CHITRA_TEST_END"]) as told:
            wanted = told.read()
    except FileNotFoundError:
        return
    if wanted == f"{when} {name}":
        os.kill(os.getpid(), signal.SIGKILL)

for when in ("before", "after"):
    dies(folder.Appender, "write", when)
    dies(folder.Appender, "sync", when)
    dies(commit, "commit_offset", when)
    dies(settle, "_record", when)
"""
STEPS = ("before write", "before sync", "before commit_offset", "after commit_offset")
AFTERWARDS = ("after _record",)


def test_a_server_that_is_killed_at_any_step_loses_nothing_it_promised(tmp_path: Path) -> None:
    told = tmp_path / "end"
    server = LiveServer(tmp_path / "server", prelude=KILLED, CHITRA_TEST_END=str(told))
    server.start()
    try:
        tus = RawTus(server)
        path, offset, piece = tus.create(len(BODY)), 0, 16 * KIB
        for step in STEPS:
            answer = tus.patch(path, offset, BODY[offset : offset + piece])
            promised = int(answer.headers["Upload-Offset"])
            told.write_text(step)
            with tus.patching(path, promised, piece) as link:
                link.sendall(BODY[promised : promised + piece])
                assert status_of(link) == 0, step
            told.unlink()
            server.kill()
            server.start()
            offset = tus.offset(path)
            assert offset in {promised, promised + piece}, step
        for step in AFTERWARDS:
            told.write_text(step)
            if offset < len(BODY):
                assert tus.patch(path, offset, BODY[offset:]).status_code == 204
                offset = len(BODY)
            until(lambda: not server.runs)
            told.unlink()
            server.kill()
            server.start()
        assert tus.sha256(path) == hashlib.sha256(BODY).hexdigest()
    finally:
        server.kill()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A real file system of 4 MiB, where a server keeps its uploads."""
    mount = tmp_path / "server" / "uploads"
    mount.mkdir(parents=True)
    command = ["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(mount)]
    if subprocess.run(command, capture_output=True, check=False).returncode != 0:
        pytest.skip("this machine lets nobody mount")
    yield mount
    subprocess.run(["umount", "-l", str(mount)], check=True)


def test_a_disk_that_fills_keeps_what_fits_and_goes_on_when_there_is_room(
    small_disk: Path,
) -> None:
    body = BODY * 32
    server = LiveServer(small_disk.parent)
    server.start()
    try:
        tus = RawTus(server)
        path = tus.create(None)
        answer = tus.patch(path, 0, body)
        assert answer.status_code == 507
        assert "disk is full" in answer.json()["message"]
        kept = tus.offset(path)
        assert 0 < kept <= 4 * KIB * KIB
        assert tus.patch(path, kept, body[kept:]).status_code == 507
        subprocess.run(["mount", "-o", "remount,size=32m", str(small_disk)], check=True)
        again = tus.offset(path)
        assert again >= kept
        length = {"Upload-Length": str(len(body))}
        assert tus.patch(path, again, body[again:], **length).status_code == 204
        assert tus.sha256(path) == hashlib.sha256(body).hexdigest()
    finally:
        server.kill()
