import io
import tarfile
from pathlib import Path

import pytest

from server.features.media.ladders.bundle import (
    BLOCK,
    CLAIM,
    MEMBERS_MAX,
    Member,
    check_end,
    members,
    pack,
    take_out,
)
from server.features.media.ladders.errors import LadderRefusedError
from tests.server.features.media.ladders.ladders import Pieces


def tar(path: Path, *headers: tarfile.TarInfo, form: int = tarfile.GNU_FORMAT) -> Path:
    with tarfile.open(path, "w", format=form) as archive:
        for header in headers:
            archive.addfile(header, io.BytesIO(b"x" * header.size))
    return path


def header(name: str, size: int = 3, kind: bytes = tarfile.REGTYPE) -> tarfile.TarInfo:
    made = tarfile.TarInfo(name)
    made.size, made.type = size, kind
    return made


def test_any_tar_can_read_it_and_the_ends_are_those_of_the_sizes(
    pieces: Pieces, tmp_path: Path
) -> None:
    bundle = tmp_path / "bundle.tar"
    ends = pack(bundle, pieces.info, pieces.rungs, ["audio"], pieces.folder)
    with tarfile.open(bundle) as archive:
        assert archive.getnames() == [CLAIM, "audio.mp4", "240p.mp4", "360p.mp4"]
    found = list(members(bundle, bundle.stat().st_size))
    assert [each.name for each in found] == [CLAIM, "audio", "240p", "360p"]
    assert (found[2].end, bundle.stat().st_size) == ends
    check_end(bundle, found[-1])
    take_out(bundle, found[2], tmp_path / "out")
    assert (tmp_path / "out").read_bytes() == pieces.path("240p").read_bytes()


def test_only_what_has_arrived_whole_is_told(pieces: Pieces) -> None:
    names = [each.name for each in members(pieces.bundle, pieces.ends[0] - 1)]
    assert names == [CLAIM, "audio"]
    names = [each.name for each in members(pieces.bundle, pieces.ends[0])]
    assert names == [CLAIM, "audio", "240p"]


@pytest.mark.parametrize(
    "strange",
    [
        header("a", 0, tarfile.SYMTYPE),
        header("a", 0, tarfile.LNKTYPE),
        header("a", 0, tarfile.DIRTYPE),
        header("a", 0, tarfile.FIFOTYPE),
        header("a" * 150),
        header("a", 0),
    ],
)
def test_what_is_no_ordinary_file_is_refused(tmp_path: Path, strange: tarfile.TarInfo) -> None:
    path = tar(tmp_path / "strange.tar", strange)
    with pytest.raises(LadderRefusedError):
        list(members(path, path.stat().st_size))


def test_a_header_of_rubbish_or_of_a_negative_size_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "rubbish.tar"
    path.write_bytes(b"#EXTM3U\n" * BLOCK)
    with pytest.raises(LadderRefusedError):
        list(members(path, path.stat().st_size))
    negative = tarfile.TarInfo("a")
    negative.size = -512
    path.write_bytes(negative.tobuf(tarfile.GNU_FORMAT) * 3)
    with pytest.raises(LadderRefusedError):
        list(members(path, path.stat().st_size))


def test_no_more_files_are_read_than_a_ladder_has(tmp_path: Path) -> None:
    path = tar(tmp_path / "many.tar", *[header("a")] * (MEMBERS_MAX + 1))
    found = members(path, path.stat().st_size)
    assert len([next(found) for _ in range(MEMBERS_MAX)]) == MEMBERS_MAX
    with pytest.raises(LadderRefusedError):
        next(found)


def test_a_size_past_the_end_is_not_there_yet(tmp_path: Path) -> None:
    path = tar(tmp_path / "long.tar", header("a"))
    assert list(members(path, BLOCK + 2)) == []
    assert list(members(path, 2 * BLOCK)) == [Member("a", BLOCK, 3)]
    with pytest.raises(LadderRefusedError):
        take_out(path, Member("a", BLOCK, 1 << 30), tmp_path / "out")
