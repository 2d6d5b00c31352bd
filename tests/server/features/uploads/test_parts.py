import hashlib
import os
from pathlib import Path
from uuid import UUID

import pytest

from server.features.uploads import parts as parts_module
from server.features.uploads.folder import BytesLostError, UploadFolder
from server.features.uploads.parts import hold_parts, join_parts
from server.kit.errors import NoSpaceError
from server.kit.ids import new_id


@pytest.fixture
def folder(tmp_path: Path) -> UploadFolder:
    return UploadFolder(tmp_path / "uploads", 0)


def _stored(folder: UploadFolder, body: bytes) -> tuple[UUID, int]:
    identifier = new_id()
    with folder.append(identifier, 0) as appender:
        appender.write([body])
    return identifier, len(body)


def test_parts_are_put_together_in_order_and_hashed_on_the_way(folder: UploadFolder) -> None:
    one, two, final = _stored(folder, b"one "), _stored(folder, b"two "), new_id()
    hold_parts(folder, final, [two, one, two])
    folder.remove(one[0])
    assert join_parts(folder, final) == hashlib.sha256(b"two one two ").hexdigest()
    assert folder.path(final).read_bytes() == b"two one two "
    assert [each.name for each in folder.path(final).parent.iterdir()] == ["source"]
    assert join_parts(folder, final) is None
    assert folder.path(two[0]).read_bytes() == b"two "


def test_an_upload_of_the_usual_kind_holds_no_parts(folder: UploadFolder) -> None:
    assert join_parts(folder, _stored(folder, b"whole")[0]) is None
    assert join_parts(folder, new_id()) is None


def test_a_part_whose_bytes_are_lost_is_not_made_up(folder: UploadFolder) -> None:
    identifier, length = _stored(folder, b"short")
    for lost in ((identifier, length + 1), (new_id(), 5)):
        with pytest.raises(BytesLostError):
            hold_parts(folder, new_id(), [lost])


def test_more_parts_than_ten_keep_their_order(folder: UploadFolder) -> None:
    final, many = new_id(), [_stored(folder, b"%d," % number) for number in range(12)]
    hold_parts(folder, final, many)
    join_parts(folder, final)
    assert folder.path(final).read_bytes() == b"0,1,2,3,4,5,6,7,8,9,10,11,"


def test_a_disk_without_links_copies(folder: UploadFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    def link(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", link)
    final, one = new_id(), _stored(folder, b"part")
    hold_parts(folder, final, [one, one])
    join_parts(folder, final)
    assert folder.path(final).read_bytes() == b"partpart"


def test_no_room_to_join_is_said_and_loses_nothing(
    folder: UploadFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    final, one = new_id(), _stored(folder, b"part")
    hold_parts(folder, final, [one, one])
    with pytest.raises(NoSpaceError):
        join_parts(UploadFolder(tmp_path / "uploads", 1 << 60), final)
    with monkeypatch.context() as patched:
        patched.setattr(parts_module, "_write", _full)
        with pytest.raises(NoSpaceError):
            join_parts(folder, final)
    assert [each.name for each in folder.path(final).parent.iterdir()] == ["parts"]
    join_parts(folder, final)
    assert folder.path(final).read_bytes() == b"partpart"


def _full(*_: object) -> None:
    raise OSError(28, "No space left on device")
