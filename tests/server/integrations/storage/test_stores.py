from collections.abc import Callable
from pathlib import Path

import pytest
from obstore.store import MemoryStore

from server.integrations.storage.port import Storage
from server.integrations.storage.stores import (
    UNBOUNDED,
    FolderStorage,
    RemoteStorage,
    full_or,
    open_storage,
)
from server.kit.errors import NoSpaceError, NotFoundError

STORES: dict[str, Callable[[Path], Storage]] = {
    "folder": lambda folder: FolderStorage(folder / "store"),
    "remote": lambda _folder: RemoteStorage(MemoryStore()),
}


@pytest.fixture(params=STORES)
def storage(request: pytest.FixtureRequest, tmp_path: Path) -> Storage:
    return STORES[str(request.param)](tmp_path)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "file"
    path.write_bytes(b"a picture" * 1000)
    return path


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
