import errno
import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from server.features.media.scratch import Scratch
from server.kit.errors import NoSpaceError
from server.kit.ids import new_id


def test_an_attempt_has_a_folder_of_its_own_and_leaves_nothing(tmp_path: Path) -> None:
    scratch, version = Scratch(tmp_path / "scratch"), new_id()
    with scratch.attempt(version) as one, scratch.attempt(version) as two:
        assert one != two
        (one / "240p.mp4").touch()
        assert not list(two.iterdir())
    assert not one.exists()


def test_an_attempt_that_fails_leaves_nothing_either(tmp_path: Path) -> None:
    def fail_inside() -> None:
        with Scratch(tmp_path).attempt(new_id()) as folder:
            (folder / "half.mp4").touch()
            raise ValueError("half way")

    with pytest.raises(ValueError, match="half way"):
        fail_inside()
    assert not list(tmp_path.rglob("*.mp4"))


def test_what_a_killed_attempt_left_is_forgotten(tmp_path: Path) -> None:
    version, other = new_id(), new_id()
    for identifier in (version, other):
        (tmp_path / identifier.hex / "killed").mkdir(parents=True)
    Scratch(tmp_path).forget(version)
    assert [folder.name for folder in tmp_path.iterdir()] == [other.hex]


def test_only_what_nobody_has_touched_for_a_day_is_swept(tmp_path: Path) -> None:
    old, busy = tmp_path / "old", tmp_path / "busy"
    for folder in (old, busy):
        folder.mkdir()
        (folder / "file").touch()
    long_ago = time.time() - 2 * 24 * 3600
    for path in (old / "file", old, busy):
        os.utime(path, (long_ago, long_ago))
    assert Scratch(tmp_path).sweep() == 1
    assert [folder.name for folder in tmp_path.iterdir()] == ["busy"]


def test_files_may_vanish_while_it_sweeps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    busy = tmp_path / "busy"
    busy.mkdir()
    (busy / "half.mp4").touch()
    walk = os.walk

    def walk_and_lose(top: Path) -> Iterator[tuple[str, list[str], list[str]]]:
        for found in walk(top):
            (busy / "half.mp4").unlink()
            yield found

    monkeypatch.setattr(os, "walk", walk_and_lose)
    assert Scratch(tmp_path).sweep() == 0
    assert busy.exists()


def test_a_disk_that_fills_up_in_an_attempt_is_said(tmp_path: Path) -> None:
    def write() -> None:
        with Scratch(tmp_path).attempt(new_id()):
            raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(NoSpaceError):
        write()
    assert not any(folder.is_dir() for folder in tmp_path.glob("*/*"))
