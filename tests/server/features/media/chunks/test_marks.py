from fractions import Fraction
from pathlib import Path

import pytest

from server.features.media.chunks import marks
from server.features.media.errors import EncodeError

NOTED = """#software: Lavf62.3.100
#tb 0: 1/25
#dimensions 0: 192x64
0,          0,          0,        1,    18432, 0x1234abcd
0,         25,         25,        1,    18432, 0x00000001
1,         25,         25,        1,    18432, 0x00000002
"""


def test_one_frame_a_second_is_marked() -> None:
    assert marks.step(Fraction(30000, 1001)) == 30
    assert marks.step(Fraction(1, 10)) == 1
    assert "not(mod(pts,30))" in marks.branch(Fraction(30000, 1001))


def test_marks_are_read_by_the_number_of_their_frame(tmp_path: Path) -> None:
    (tmp_path / marks.MARKS).write_text(NOTED)
    assert marks.read(tmp_path / marks.MARKS) == {0: "0x1234abcd", 25: "0x00000001"}


def test_marks_that_were_never_noted_are_an_error_of_ours(tmp_path: Path) -> None:
    with pytest.raises(EncodeError):
        marks.read(tmp_path / marks.MARKS)
