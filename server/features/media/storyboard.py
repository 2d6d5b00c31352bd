"""Many small pictures of a video, for whoever looks for a moment on the seek bar.

They are taken from our own lowest rendition and stand on sheets, row by row. A WebVTT file beside
them tells which picture is of which time, as ``storyboard-1.jpg#xywh=x,y,w,h`` (Media Fragments
URI 1.0, 4.2.2): what most players read.
"""

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from server.features.media.encode import GOP_SECONDS
from server.features.media.errors import EncodeError
from server.features.media.ffmpeg import read_source, run
from server.features.media.ladder import Rung

STORYBOARD = "storyboard.vtt"
SHEET = "storyboard-{number}.jpg"
TILE_SIDE = 160
"""The longer side of a picture, in pixels."""
COLUMNS = ROWS = 5
LEAST_SECONDS, USUAL_SECONDS = 1.0, 10.0
"""Between two pictures: of a short video, and of one that is not."""
USUAL_TILES, MOST_TILES = 100, 500
QUALITY = "5"
"""ffmpeg's scale for JPEG, 2 (best) to 31."""


@dataclass(frozen=True)
class Storyboard:
    """Which pictures there are, and where."""

    duration: float
    """Seconds; each picture stands for an equal part of them."""
    count: int
    width: int
    """Of one picture, in pixels."""
    height: int

    @property
    def interval(self) -> float:
        """Seconds that one picture stands for."""
        return self.duration / self.count

    @property
    def grid(self) -> tuple[int, int]:
        """Columns and rows of a sheet."""
        columns = min(COLUMNS, self.count)
        return columns, min(ROWS, math.ceil(self.count / columns))

    @property
    def sheets(self) -> list[str]:
        """The sheets' names, in order."""
        columns, rows = self.grid
        total = math.ceil(self.count / (columns * rows))
        return [SHEET.format(number=number) for number in range(1, total + 1)]

    def vtt(self) -> str:
        """The WebVTT file."""
        return "\n".join(["WEBVTT", "", *self._cues()])

    def _cues(self) -> Iterator[str]:
        columns, rows = self.grid
        for i in range(self.count):
            sheet, place = divmod(i, columns * rows)
            row, column = divmod(place, columns)
            box = f"{column * self.width},{row * self.height},{self.width},{self.height}"
            yield f"{_stamp(i * self.interval)} --> {_stamp((i + 1) * self.interval)}"
            yield f"{self.sheets[sheet]}#xywh={box}\n"


def plan_storyboard(duration: float, rung: Rung) -> Storyboard:
    """The storyboard of a video that lasts ``duration`` seconds and has the shape of ``rung``."""
    ideal = min(max(duration / USUAL_TILES, LEAST_SECONDS), USUAL_SECONDS)
    count = min(max(math.ceil(duration / ideal), 1), MOST_TILES)
    scale = TILE_SIDE / max(rung.width, rung.height)
    width, height = (max(2, round(side * scale / 2) * 2) for side in (rung.width, rung.height))
    return Storyboard(duration, count, width, height)


def make_storyboard(
    lowest: Path,
    board: Storyboard,
    folder: Path,
    *,
    cancelled: Callable[[], bool] = lambda: False,
) -> list[str]:
    """Write the sheets and ``storyboard.vtt`` into ``folder``.

    Args:
        lowest: The lowest rendition, encoded by us.
        board: What to make.
        folder: Of this attempt alone.
        cancelled: As for :func:`server.features.media.ffmpeg.run`.

    Returns:
        The names of what was written; the file that tells of the others is last.

    Raises:
        EncodeError: No pictures could be made.
        NoSpaceError: The disk is full.
        EncodeCancelledError: ``cancelled`` said so.
    """
    # Where pictures are far apart, those between key frames need not even be decoded.
    skip = ["-skip_frame", "nokey"] if board.interval >= 2 * GOP_SECONDS else []
    columns, rows = board.grid
    chain = [
        # It rounds: a picture is from about the middle of the time that it stands for.
        f"fps={board.count}/{board.duration:.6f}:start_time=0",
        # The picture may end before the sound does: the last one stands until the end.
        "tpad=stop=-1:stop_mode=clone",
        f"trim=end_frame={board.count}",
        f"scale={board.width}:{board.height}:flags=area",
        f"tile={columns}x{rows}",
        "format=yuvj420p",
    ]
    picture = ["-map", "0:v:0", "-an", "-vf", ",".join(chain), "-q:v", QUALITY]
    whole = ["-fps_mode", "passthrough", "-f", "image2", SHEET.format(number="%d")]
    run([*read_source(lowest, *skip), *picture, *whole], folder, cancelled=cancelled)
    missing = [name for name in board.sheets if not (folder / name).exists()]
    if missing:
        raise EncodeError(f"no {missing[0]}")
    (folder / STORYBOARD).write_text(board.vtt(), encoding="utf-8")
    return [*board.sheets, STORYBOARD]


def _stamp(seconds: float) -> str:
    minutes, milliseconds = divmod(round(seconds * 1000), 60_000)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{milliseconds // 1000:02}.{milliseconds % 1000:03}"
