"""Tell whether a span's frames are those that a run over the whole film has under their numbers.

Formats without an index of key frames may be entered somewhere else than asked, and streams that
were recorded in pieces begin their clock anew, which only who reads them from the beginning
notices. So the first run over the whole film notes a checksum of one decoded frame a second, and
every span has to come to the same ones.
"""

import re
from fractions import Fraction
from pathlib import Path

from server.features.media.errors import EncodeError

MARKS = "marks.txt"
"""The file of checksums, as ffmpeg's framecrc writes it."""
_LINE = re.compile(r"0,\s*-?\d+,\s*(\d+),\s*\d+,\s*\d+,\s*(0x[0-9a-f]{8})")


def branch(fps: Fraction) -> str:
    """Filters that mark frames on their way, while their timestamps are their numbers."""
    return f"split[unmarked][seen];[seen]select='not(mod(pts,{step(fps)}))'[marks];[unmarked]null"


def step(fps: Fraction) -> int:
    """Every how many frames one is marked."""
    return max(1, round(fps))


def output() -> list[str]:
    """Write the marks, by the number of each frame."""
    raw = ["-map", "[marks]", "-c:v", "rawvideo", "-fps_mode", "passthrough"]
    return [*raw, "-f", "framecrc", MARKS]


def read(path: Path) -> dict[int, str]:
    """Checksums by the number of the frame.

    Raises:
        EncodeError: there are none.
    """
    try:
        lines = path.read_text(encoding="ascii", errors="replace").splitlines()
    except OSError as error:
        raise EncodeError(f"no marks: {error}") from error
    found = [_LINE.match(line) for line in lines]
    return {int(each[1]): each[2] for each in found if each}
