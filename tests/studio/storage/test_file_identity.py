import os
from pathlib import Path

import pytest

from studio.kit.errors import LocalFileChanged, LocalFileMissing, LocalFileUnreadable
from studio.storage.file_identity import identify, require_same

MIB = 1024 * 1024


def test_the_same_file_is_the_same(tmp_path: Path) -> None:
    path = tmp_path / "film"
    path.write_bytes(os.urandom(3 * MIB))
    who = identify(path)
    require_same(path, who.size, who.mtime_ns)
    require_same(path, who.size, who.mtime_ns, who.fingerprint)


def test_another_time_or_size_is_another_file(tmp_path: Path) -> None:
    path = tmp_path / "film"
    path.write_bytes(b"x" * 100)
    who = identify(path)
    os.utime(path, ns=(1, who.mtime_ns + 1))
    with pytest.raises(LocalFileChanged, match="film has changed"):
        require_same(path, who.size, who.mtime_ns)
    path.write_bytes(b"x" * 101)
    with pytest.raises(LocalFileChanged):
        require_same(path, who.size, path.stat().st_mtime_ns)


@pytest.mark.parametrize("place", [0, 3 * MIB - 1])
def test_a_copy_that_kept_its_time_is_known_by_its_ends(tmp_path: Path, place: int) -> None:
    path = tmp_path / "film"
    content = bytearray(os.urandom(3 * MIB))
    path.write_bytes(content)
    who = identify(path)
    content[place] ^= 1
    path.write_bytes(content)
    os.utime(path, ns=(who.mtime_ns, who.mtime_ns))
    require_same(path, who.size, who.mtime_ns)
    with pytest.raises(LocalFileChanged):
        require_same(path, who.size, who.mtime_ns, who.fingerprint)


def test_missing_files_and_folders(tmp_path: Path) -> None:
    with pytest.raises(LocalFileMissing):
        identify(tmp_path / "gone")
    with pytest.raises(LocalFileMissing):
        require_same(tmp_path / "gone", 1, 1)
    with pytest.raises(LocalFileUnreadable, match="not a file"):
        identify(tmp_path)
