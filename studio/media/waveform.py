"""How loud a film is when, at every scale, from a cache or made in a process of its own."""

import subprocess
import sys
from pathlib import Path
from threading import Event
from uuid import uuid4

import numpy as np
from numpy.typing import NDArray

from studio.kit.errors import LocalFileUnreadable
from studio.media.peaks import PER_SECOND

_POLL_SECONDS = 0.1
_SECOND = 1000

Peaks = NDArray[np.int8]
"""Rows of lowest and highest."""


class Waveform:
    """Peaks at powers of two, so that any stretch is painted from few of them.

    Args:
        peaks: Two signed bytes, lowest and highest, for each hundredth of a second.
    """

    def __init__(self, peaks: bytes) -> None:
        finest: Peaks = np.frombuffer(peaks[: len(peaks) // 2 * 2], np.int8).reshape(-1, 2)
        self._levels = [finest]
        while len(self._levels[-1]) > 1:
            self._levels.append(_halved(self._levels[-1]))

    @property
    def milliseconds(self) -> int:
        """How long the sound is."""
        return len(self._levels[0]) * _SECOND // PER_SECOND

    def stretch(self, start: int, end: int, columns: int) -> list[tuple[int, int]]:
        """The lowest and highest sample of each column of a stretch, from -128 to 127.

        Args:
            start: Milliseconds; what is outside of the sound is silent.
            end: Milliseconds.
            columns: How many equal parts.
        """
        step = (end - start) * PER_SECOND / _SECOND / max(1, columns)
        level = 0
        while level + 1 < len(self._levels) and step >= 2 << level:
            level += 1
        peaks, size = self._levels[level], 1 << level
        first = start * PER_SECOND / _SECOND
        edges = ((first + np.arange(columns + 1) * step) / size).astype(np.int64)
        within = edges.clip(0, len(peaks))
        if not len(peaks):
            return [(0, 0)] * columns
        # One silent row more, so that what begins at the end has something to begin at.
        padded = np.concatenate([peaks, np.zeros((1, 2), np.int8)])
        lows = np.minimum.reduceat(padded[:, 0], within)[:-1]
        highs = np.maximum.reduceat(padded[:, 1], within)[:-1]
        outside = within[:-1] >= len(peaks)
        lows[outside] = highs[outside] = 0
        return list(zip(lows.tolist(), highs.tolist(), strict=True))


def make_waveform(sound: Path, cached: Path, stop: Event | None = None) -> Waveform:
    """The waveform of a file's first sound; read from the cache where it was made before.

    Blocks for about as long as the sound takes to be decoded.

    Args:
        sound: The file.
        cached: Where the peaks are kept; its folder must exist.
        stop: Set it from another thread to give up.

    Raises:
        LocalFileUnreadable: There is no sound that can be read, or it was given up.
    """
    try:
        return Waveform(cached.read_bytes())
    except OSError:
        part = cached.with_name(f"{uuid4().hex}.part")
    command = [sys.executable, "-I", "-m", "studio.media.peaks", str(sound.absolute()), str(part)]
    try:
        with subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        ) as process:
            code = _wait(process, stop or Event())
        if code == 0:
            part.replace(cached)
            return Waveform(cached.read_bytes())
    except OSError as error:
        raise LocalFileUnreadable("The sound cannot be read.") from error
    finally:
        part.unlink(missing_ok=True)
    raise LocalFileUnreadable("The sound cannot be read.")


def _wait(process: "subprocess.Popen[bytes]", stop: Event) -> int:
    while not stop.is_set():
        try:
            return process.wait(timeout=_POLL_SECONDS)
        except subprocess.TimeoutExpired:
            continue
    process.kill()
    return -1


def _halved(level: Peaks) -> Peaks:
    lows, highs = level[:, 0], level[:, 1]
    pairs = np.arange(0, len(level), 2)
    return np.stack([np.minimum.reduceat(lows, pairs), np.maximum.reduceat(highs, pairs)], axis=1)
