import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from server.features.uploads.folder import IOV_MAX, BytesLostError, UploadFolder
from server.kit.errors import NoSpaceError
from server.kit.ids import new_id


@pytest.fixture
def folder(tmp_path: Path) -> UploadFolder:
    return UploadFolder(tmp_path / "uploads", 0)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A real file system of 4 MiB."""
    if os.geteuid() != 0:
        pytest.skip("mounting a small disk takes root")
    mount = tmp_path / "small"
    mount.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(mount)]
    if subprocess.run(command, capture_output=True, check=False).returncode != 0:
        pytest.skip("this machine lets nobody mount")
    yield mount
    subprocess.run(["umount", "-l", str(mount)], check=True)


def test_buffers_are_written_in_their_order(folder: UploadFolder) -> None:
    identifier = new_id()
    pieces = [bytes([number % 256]) * (number % 7) for number in range(IOV_MAX * 2 + 5)]
    with folder.append(identifier, 0) as appender:
        appender.write(pieces)
        appender.sync()
    assert folder.path(identifier).read_bytes() == b"".join(pieces)


def test_what_was_never_committed_is_cut_off(folder: UploadFolder) -> None:
    identifier = new_id()
    with folder.append(identifier, 0) as appender:
        appender.write([b"committed, lost"])
    with folder.append(identifier, 9) as appender:
        appender.write([b"!"])
        assert appender.offset == 10
    assert folder.path(identifier).read_bytes() == b"committed!"


def test_a_full_disk_is_said_and_keeps_what_is_there(small_disk: Path) -> None:
    folder, identifier = UploadFolder(small_disk / "uploads", 0), new_id()
    with folder.append(identifier, 0) as appender:
        appender.write([b"a" * 1_000_000])
        appender.sync()
        with pytest.raises(NoSpaceError, match="disk is full"):
            appender.write([b"b" * 8_000_000])
    assert folder.path(identifier).read_bytes()[:1_000_000] == b"a" * 1_000_000


def test_the_reserve_is_left_free(tmp_path: Path) -> None:
    folder = UploadFolder(tmp_path, 1 << 60)
    assert folder.free() == 0
    with folder.append(new_id(), 0) as appender, pytest.raises(NoSpaceError):
        appender.write([b"x"])
    assert folder.total() > 0


def test_removing_is_thorough_and_forgiving(folder: UploadFolder) -> None:
    identifier = new_id()
    with folder.append(identifier, 0):
        pass
    folder.remove(identifier)
    folder.remove(identifier)
    assert not folder.path(identifier).parent.exists()


def test_bytes_that_are_lost_are_never_made_up(folder: UploadFolder) -> None:
    identifier = new_id()
    with folder.append(identifier, 0) as appender:
        appender.write([b"0123"])
    with pytest.raises(BytesLostError, match="not on the server's disk"):
        folder.append(identifier, 5)
    assert folder.path(identifier).read_bytes() == b"0123"
