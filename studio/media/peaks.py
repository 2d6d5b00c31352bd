"""Reads the sound of one file with PyAV, in a process of its own, and writes how loud it is when.

Run as ``python -m studio.media.peaks SOUND PEAKS``; :mod:`studio.media.waveform` starts it. Of each
hundredth of a second there are two signed bytes, the lowest and the highest sample. A file without
sound gives none.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import av
import numpy as np
from av.audio.frame import AudioFrame
from numpy.typing import NDArray

from server.contract.acceptance import open_options
from studio.media.confine import confine

PER_SECOND = 100
_BLOCK_SECONDS = 10
_FULL = {"u8": 128.0, "s16": 2.0**15, "s32": 2.0**31, "s64": 2.0**63, "flt": 1.0, "dbl": 1.0}
"""What a format calls full scale; of unsigned bytes the middle is silence."""
_MOST = 127
_LONGEST_GAP = 3600

Samples = NDArray[np.float32]
"""Channels by samples, from -1 to 1."""


def write_peaks(sound: Path, target: Path) -> None:
    """Write the peaks of a file's first sound.

    Raises:
        av.FFmpegError: It cannot be read.
        OSError: The peaks cannot be written.
    """
    with target.open("wb") as file:
        for block, rate in _blocks(sound):
            file.write(peaks_of(block, rate).tobytes())


def peaks_of(block: Samples, rate: int) -> NDArray[np.int8]:
    """The lowest and the highest of each hundredth of a second, over all channels."""
    edges = np.arange(0, block.shape[1] * PER_SECOND, rate) // PER_SECOND
    lows = np.minimum.reduceat(block, edges, axis=1).min(axis=0)
    highs = np.maximum.reduceat(block, edges, axis=1).max(axis=0)
    both = np.stack([lows, highs], axis=1) * _MOST
    return both.clip(-_MOST - 1, _MOST).astype(np.int8)


def _blocks(sound: Path) -> Iterator[tuple[Samples, int]]:
    """Stretches of ten seconds; what is missing between two frames is silence."""
    waiting: list[Samples] = []
    have, at = 0, 0
    with av.open(f"file:{sound}", options=open_options()) as container:
        if not container.streams.audio:
            return
        rate = 0
        for frame in container.decode(container.streams.audio[0]):
            rate = rate or frame.sample_rate
            samples = _samples(frame)
            gap = _gap(frame, rate, at)
            if gap > 0:
                samples = np.pad(samples, ((0, 0), (gap, 0)))
            if waiting and samples.shape[0] != waiting[0].shape[0]:
                samples = np.broadcast_to(samples[:1], (waiting[0].shape[0], samples.shape[1]))
            waiting.append(samples)
            at += samples.shape[1]
            have += samples.shape[1]
            if have >= rate * _BLOCK_SECONDS:
                whole = np.concatenate(waiting, axis=1)
                full = rate * _BLOCK_SECONDS
                yield whole[:, :full], rate
                waiting, have = [whole[:, full:]], have - full
        if have:
            yield np.concatenate(waiting, axis=1), rate


def _gap(frame: AudioFrame, rate: int, at: int) -> int:
    """Samples that are missing before a frame; a clock that jumps by an hour is not believed."""
    begins = frame.time
    if begins is None:
        return 0
    missing = round(begins * rate) - at
    return missing if missing < rate * _LONGEST_GAP else 0


def _samples(frame: AudioFrame) -> Samples:
    form = frame.format
    values: NDArray[Any] = frame.to_ndarray()
    if not form.is_planar:
        values = values.reshape(-1, frame.layout.nb_channels).T
    if values.dtype == np.float32:  # as nearly every decoder gives them
        return values
    name = form.name.removesuffix("p")
    middle = _FULL[name] if name == "u8" else 0.0
    return (values.astype(np.float32) - middle) / _FULL[name]


def main() -> None:
    """Do it, within bounds."""
    confine()
    try:
        write_peaks(Path(sys.argv[1]), Path(sys.argv[2]))
    except (av.FFmpegError, OSError):
        sys.exit(1)


if __name__ == "__main__":
    main()
