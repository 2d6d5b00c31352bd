import errno
import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import obstore
import pytest
from obstore.exceptions import BaseError
from obstore.store import HTTPStore, MemoryStore

from server.integrations.storage.port import Storage
from server.integrations.storage.stores import (
    COPIES,
    STALE_SECONDS,
    UNBOUNDED,
    FolderStorage,
    RemoteStorage,
    full_or,
    open_storage,
)
from server.kit.errors import NoSpaceError, NotFoundError

STORES: dict[str, Callable[[Path], Storage]] = {
    "folder": lambda folder: FolderStorage(folder / "store"),
    "remote": lambda folder: RemoteStorage(MemoryStore(), folder / "fetched"),
}


@pytest.fixture(params=STORES)
def storage(request: pytest.FixtureRequest, tmp_path: Path) -> Storage:
    return STORES[str(request.param)](tmp_path)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "file"
    path.write_bytes(b"a picture" * 1000)
    return path


def test_a_range_is_read_without_the_rest(storage: Storage, file: Path) -> None:
    storage.put("videos/1/a", file)
    facts = storage.facts("videos/1/a")
    assert facts.size == 9000
    assert facts.tag == storage.facts("videos/1/a").tag
    assert b"".join(storage.pieces("videos/1/a", 9, 8999)) == file.read_bytes()[9:8999]
    assert list(storage.pieces("videos/1/a", 5, 5)) == []
    with pytest.raises(NotFoundError):
        storage.facts("videos/1/b")
    with pytest.raises(NotFoundError):
        next(storage.pieces("videos/1/b", 0, 1))
    file.write_bytes(b"another")
    storage.put("videos/1/a", file)
    assert storage.facts("videos/1/a").tag != facts.tag


def test_every_object_is_listed_with_its_size(storage: Storage, file: Path) -> None:
    assert list(storage.objects()) == []
    for key in ("videos/1/a", "videos/10/b", "avatars/c"):
        storage.put(key, file)
    assert dict(storage.objects()) == {"videos/1/a": 9000, "videos/10/b": 9000, "avatars/c": 9000}
    assert list(storage.objects("videos/1")) == [("videos/1/a", 9000)]


def test_what_is_put_is_read_back(storage: Storage, file: Path) -> None:
    storage.put("videos/1/a", file)
    assert file.exists()
    assert storage.size("videos/1/a") == 9000
    with storage.local("videos/1/a") as path:
        assert path.read_bytes() == file.read_bytes()


def test_putting_again_replaces(storage: Storage, file: Path) -> None:
    storage.put("a", file)
    file.write_bytes(b"new")
    storage.put("a", file)
    assert storage.size("a") == 3


def test_an_adopted_file_is_given_away(storage: Storage, file: Path) -> None:
    storage.adopt("b/c", file)
    assert not file.exists()
    assert storage.size("b/c") == 9000


def test_what_is_not_there_is_said(storage: Storage) -> None:
    assert storage.size("nothing") is None
    with pytest.raises(NotFoundError), storage.local("nothing"):
        pass


def test_a_folder_is_deleted_whole_and_alone(storage: Storage, file: Path) -> None:
    for key in ("videos/1/a", "videos/1/b/c", "videos/10/a"):
        storage.put(key, file)
    storage.delete("videos/1")
    assert [storage.size(key) for key in ("videos/1/a", "videos/1/b/c", "videos/10/a")] == [
        None,
        None,
        9000,
    ]


def test_a_folder_is_copied_and_each_stands_for_itself(storage: Storage, file: Path) -> None:
    for key in ("videos/1/a", "videos/1/b/c", "videos/10/other"):
        storage.put(key, file)
    storage.put("videos/2/a", file)
    storage.copy("videos/1", "videos/2")
    storage.copy("videos/1", "videos/2")
    assert storage.size("videos/2/b/c") == 9000
    assert storage.size("videos/2/other") is None
    file.write_bytes(b"new")
    storage.put("videos/2/a", file)
    assert storage.size("videos/1/a") == 9000
    storage.copy("videos/1", "videos/2")
    assert storage.size("videos/2/a") == 9000
    storage.delete("videos/1")
    with storage.local("videos/2/a") as path:
        assert path.read_bytes() == b"a picture" * 1000
    with pytest.raises(NotFoundError):
        storage.copy("videos/1", "videos/3")


def test_copies_in_a_folder_share_their_bytes_where_the_disk_lets_them(
    tmp_path: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    storage = FolderStorage(tmp_path / "store")
    storage.put("a/1", file)
    assert storage.copy("a", "b") == 0
    assert (tmp_path / "store/a/1").samefile(tmp_path / "store/b/1")

    def refuse(*_: object) -> None:
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(os, "link", refuse)
    assert storage.copy("a", "c") == 9000
    assert not (tmp_path / "store/a/1").samefile(tmp_path / "store/c/1")


def test_room_is_known(storage: Storage) -> None:
    free, total = storage.space()
    assert 0 < free <= total <= UNBOUNDED


@pytest.mark.parametrize("key", ["../outside", "/etc/passwd", "a/../../outside", ""])
def test_no_key_leads_out_of_the_folder(tmp_path: Path, key: str) -> None:
    (tmp_path / "outside").write_text("secret")
    storage = FolderStorage(tmp_path / "store")
    with pytest.raises(NotFoundError), storage.local(key):
        pass


def test_an_address_chooses_the_store(tmp_path: Path) -> None:
    assert isinstance(open_storage(None, tmp_path), FolderStorage)
    assert isinstance(open_storage(f"file://{tmp_path}/x", tmp_path), FolderStorage)
    assert isinstance(open_storage("memory:///", tmp_path), RemoteStorage)


def test_a_full_disk_is_told_from_other_failures() -> None:
    assert isinstance(full_or(OSError(28, "No space left on device")), NoSpaceError)
    other = OSError(5, "Input/output error")
    assert full_or(other) is other


def test_a_file_is_on_the_disk_before_its_name_is(
    tmp_path: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A power cut after the move finds the whole file, and the folders that lead to it."""
    done: list[str] = []
    inode = file.stat().st_ino
    synced = {"data": os.fdatasync, "names": os.fsync}

    def note(kind: str) -> Callable[[int], None]:
        def sync(handle: int) -> None:
            done.append("file" if os.fstat(handle).st_ino == inode else kind)
            synced[kind](handle)

        return sync

    rename = Path.replace

    def replace(path: Path, target: Path) -> Path:
        done.append("rename")
        return rename(path, target)

    monkeypatch.setattr(os, "fdatasync", note("data"))
    monkeypatch.setattr(os, "fsync", note("names"))
    monkeypatch.setattr(Path, "replace", replace)
    FolderStorage(tmp_path / "store").adopt("videos/1/a", file)
    assert done == ["file", "rename", "names", "names", "names"]


def test_copies_of_the_killed_go_and_those_under_way_stay(tmp_path: Path, file: Path) -> None:
    copies = tmp_path / "store" / COPIES
    copies.mkdir(parents=True)
    for name in ("killed", "under way"):
        (copies / name).touch()
    long_ago = time.time() - STALE_SECONDS - 1
    os.utime(copies / "killed", (long_ago, long_ago))
    FolderStorage(tmp_path / "store").put("a", file)
    assert [path.name for path in copies.iterdir()] == ["under way"]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "small"
    folder.mkdir()
    mount, unmount = shutil.which("mount") or "", shutil.which("umount") or ""
    argv = [mount, "-t", "tmpfs", "-o", "size=16k", "tmpfs", str(folder)]
    if not mount or subprocess.run(argv, capture_output=True, check=False).returncode:
        pytest.skip("mounting a small disk needs root")
    yield folder
    subprocess.run([unmount, "-l", str(folder)], check=True)


def test_a_full_disk_is_said_and_nothing_half_stays(small_disk: Path, tmp_path: Path) -> None:
    large = tmp_path / "large"
    large.write_bytes(bytes(64 * 1024))
    storage = FolderStorage(small_disk / "store")
    for give in (storage.put, storage.adopt):
        with pytest.raises(NoSpaceError):
            give("videos/1/a", large)
    assert large.exists()
    assert not [path for path in small_disk.rglob("*") if path.is_file()]


@pytest.mark.parametrize("call", ["mkdir", "replace"])
def test_a_disk_without_room_for_a_name_is_full_too(
    tmp_path: Path, file: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    def full(*_arguments: object, **_named: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    storage = FolderStorage(tmp_path / "store")
    monkeypatch.setattr(Path, call, full)
    with pytest.raises(NoSpaceError):
        storage.adopt("videos/1/a", file)
    assert file.exists()


def test_a_bucket_that_does_not_answer_is_not_taken_for_an_empty_one(tmp_path: Path) -> None:
    # Nothing listens at this port.
    away = HTTPStore.from_url(
        "http://127.0.0.1:9/",
        client_options={"allow_http": True},
        retry_config={"max_retries": 0},
    )
    with pytest.raises(BaseError):
        RemoteStorage(away, tmp_path).size("a")


def test_what_is_read_from_a_bucket_lies_in_the_folder_given(tmp_path: Path, file: Path) -> None:
    storage = RemoteStorage(MemoryStore(), tmp_path / "fetched")
    storage.put("a/b", file)
    with storage.local("a/b") as path:
        assert path.is_relative_to(tmp_path / "fetched")
    assert not list((tmp_path / "fetched").iterdir())


def test_a_bucket_moves_what_is_archived_to_its_colder_class(tmp_path: Path, file: Path) -> None:
    store = MemoryStore()
    storage = RemoteStorage(store, tmp_path / "fetched", "STANDARD_IA")
    storage.put("a/b", file)
    assert storage.archive("a/b")
    assert storage.archive("a/b")
    found = obstore.get(store, "a/b")
    assert found.attributes["Storage-Class"] == "STANDARD_IA"
    assert bytes(found.bytes()) == file.read_bytes()
    assert not storage.archive("a/c")


def test_without_a_colder_class_nothing_moves(storage: Storage, file: Path) -> None:
    storage.put("a/b", file)
    assert not storage.archive("a/b")
    assert storage.size("a/b") == file.stat().st_size
