"""Tiny films for the player's tests."""

from fractions import Fraction
from pathlib import Path

import av

from studio.media.player.messages import LocalFile
from tests.studio.clips import clip

SECONDS = 2.0
ONE_GOP = ("-c:v", "libx264", "-preset", "ultrafast", "-g", "250", "-bf", "2")


def film(folder: Path, name: str = "film.mp4", *more: str, sound: bool = True) -> LocalFile:
    """Two seconds with one key frame, so that every seek has to decode."""
    path = clip(folder / name, seconds=SECONDS, sound=sound, more=(*ONE_GOP, *more))
    return LocalFile(path=path)


def times(path: Path) -> list[float]:
    """When each frame is, found by decoding all of them."""
    with av.open(str(path)) as container:
        start = Fraction(container.start_time or 0, av.time_base)
        return sorted(float((f.time or 0.0) - start) for f in container.decode(video=0))
