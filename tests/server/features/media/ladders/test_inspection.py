import json
import subprocess
import sys
from pathlib import Path

import pytest

from server.features.media.ladders import inspection
from server.features.media.ladders.inspection import (
    LOOK_HEIGHT,
    LOOK_WIDTH,
    StrangeFileError,
    check_boxes,
    look,
)
from tests.server.features.media.ladders.ladders import Pieces


def test_it_looks_at_the_moments_it_is_given(pieces: Pieces) -> None:
    found = look(pieces.path("360p"), [0.0, 2.5])
    assert [len(bytes.fromhex(each)) for each in found["looks"]] == [LOOK_WIDTH * LOOK_HEIGHT] * 2
    assert found["source"]["as_is_peak_kbps"] > 0
    assert look(pieces.path("audio"), [0.0])["sound"] == {"channels": 2, "sample_rate": 48000}


@pytest.mark.parametrize(
    "boxes",
    [
        b"",
        b"\0\0\0\x08ftyp",
        b"\0\0\0\x08moov\0\0\0\x08ftyp",
        b"\0\0\0\x08ftyp\0\0\0\x08moov\0\0\0\x08moof",
        b"\0\0\0\x08ftyp\0\0\0\x08moov\0\0\0\x08mdat",
        b"\0\0\0\x08ftyp\0\0\0\x08moov\0\0\0\x08moof\0\0\0\x09mdat",
        b"\0\0\0\x08ftyp\0\0\0\x08moov\0\0\0\x08moof\0\0\0\x00mdat",
        b"\0\0\0\x08ftyp\0\0\0\x08moov\0\0\0\x08moof\0\0\0\x08mdat\0\0\0\x08free",
        b"\0\1\0\x01ftyp" + bytes(1 << 16),
        b"\0\0\0\x01ftyp\xff\xff\xff\xff\xff\xff\xff\xff",
    ],
)
def test_other_boxes_are_refused(tmp_path: Path, boxes: bytes) -> None:
    path = tmp_path / "boxes.mp4"
    path.write_bytes(boxes)
    with pytest.raises(StrangeFileError):
        check_boxes(path)


def test_more_fragments_than_a_day_has_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inspection, "FRAGMENTS_MAX", 3)
    path, head = tmp_path / "boxes.mp4", b"\0\0\0\x08ftyp\0\0\0\x08moov"
    path.write_bytes(head + 3 * b"\0\0\0\x08moof\0\0\0\x08mdat")
    check_boxes(path)
    path.write_bytes(head + 4 * b"\0\0\0\x08moof\0\0\0\x08mdat")
    with pytest.raises(StrangeFileError, match="fragments"):
        check_boxes(path)


def test_refusals_are_told_as_json(pieces: Pieces, tmp_path: Path) -> None:
    broken = tmp_path / "broken.mp4"
    content = bytearray(pieces.path("360p").read_bytes())
    content[40:600] = bytes(560)
    broken.write_bytes(content)
    argv = [sys.executable, "-m", "server.features.media.ladders.inspection", str(broken), "0"]
    done = subprocess.run(argv, capture_output=True, check=True)
    assert list(json.loads(done.stdout)) == ["refusal"]
