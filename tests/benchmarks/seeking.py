"""From asking for a moment of a 4K film to its frame, against a small film of key frames alone.

Usage: ``python -m tests.benchmarks.seeking``. The film is a phone's, 4K at 60 frames a second,
made longer by repeating it. The small one is what a proxy of it would be: 720 lines, H.264, every
frame a key frame. The reference is ffmpeg, started anew for each frame.
"""

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from queue import Queue
from statistics import median

import imageio_ffmpeg

from studio.media.player.messages import Event, Fit, LocalFile, Seek, Shown
from studio.media.player.player import Player
from tests.benchmarks.table import print_table
from tests.paths import MEDIA

SECONDS = 4
MOMENTS = [SECONDS * ((n * 7) % 17) / 17 for n in range(1, 13)]
"""Far from each other, so that each has to be sought."""
VIEW = (960, 540)


def _ffmpeg(*arguments: str) -> None:
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", "-y", *arguments]
    subprocess.run(command, check=True)


def _with_player(film: Path) -> list[float]:
    """Milliseconds of each seek."""
    events: Queue[Event] = Queue()
    player = Player(events.put)

    def shown() -> Shown:
        while True:
            event = events.get()
            if isinstance(event, Shown):
                player.picture(event)
                return event

    player.open(LocalFile(path=film))
    player.say(Fit(width=VIEW[0], height=VIEW[1]))
    shown()
    shown()  # once more, at the size of the view
    times = []
    for moment in MOMENTS:
        begun = time.perf_counter()
        player.say(Seek(seconds=moment))
        shown()
        times.append((time.perf_counter() - begun) * 1000)
    player.close()
    return times


def _with_ffmpeg(film: Path) -> list[float]:
    times = []
    for moment in MOMENTS:
        begun = time.perf_counter()
        scale = f"scale={VIEW[0]}:{VIEW[1]}:force_original_aspect_ratio=decrease"
        where = ["-ss", f"{moment:.3f}", "-i", str(film), "-frames:v", "1", "-vf", scale]
        _ffmpeg(*where, "-f", "null", "-")
        times.append((time.perf_counter() - begun) * 1000)
    return times


def main() -> None:
    """Measure and print."""
    real = MEDIA / "portrait_4k60.mp4"
    if not real.exists():
        sys.stdout.write("The 4K film is not there.\n")
        return
    with tempfile.TemporaryDirectory() as name:
        film, small = Path(name) / "film.mp4", Path(name) / "small.mp4"
        repeated = ["-stream_loop", "-1", "-t", str(SECONDS), "-i", str(real), "-an"]
        _ffmpeg(*repeated, "-c", "copy", str(film))
        fitted = ["-vf", "scale=-2:720", "-c:v", "libx264", "-preset", "ultrafast", "-g", "1"]
        begun = time.perf_counter()
        _ffmpeg("-i", str(film), *fitted, str(small))
        made = time.perf_counter() - begun
        ways: dict[str, Callable[[], list[float]]] = {
            "ffmpeg, started for each": lambda: _with_ffmpeg(film),
            "player, the 4K film": lambda: _with_player(film),
            "player, the small film": lambda: _with_player(small),
        }
        rows = [(way, *_figures(measure())) for way, measure in ways.items()]
        reference = float(rows[0][1])
        head = ("way", "median ms", "worst ms", "of ffmpeg's")
        print_table(head, [(*row, float(row[1]) / reference) for row in rows])
        print(f"The small film of {SECONDS} s was made in {made:.1f} s.")


def _figures(times: list[float]) -> tuple[float, float]:
    return median(times), max(times)


if __name__ == "__main__":
    main()
