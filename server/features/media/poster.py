"""Choose a good moment and make a poster of it.

Candidates are looked at in our own lowest rendition, which is small and was encoded by us. The
chosen moment is then taken from the source, at full quality.
"""

import io
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import av
from av.container import InputContainer
from av.video.frame import VideoFrame

from server.features.media.errors import EncodeError
from server.features.media.ffmpeg import read_source, run
from server.features.media.ladder import Rung
from server.features.media.picture import prepare, resize
from server.features.media.source import MediaInfo

POSTER = "poster.jpg"
CANDIDATES = 12
SPAN = (0.05, 0.9)
"""Share of the video in which to look: openings are black and endings are credits."""
LUMA_RANGE = (28.0, 225.0)
"""Mean luma of 0 to 255; outside it a picture is nearly black or nearly white."""
MAX_SHORT_SIDE = 720
QUALITY = "3"
"""ffmpeg's scale for JPEG, 2 (best) to 31."""


@dataclass(frozen=True)
class _Candidate:
    seconds: float
    score: float


def make_poster(
    source: Path,
    info: MediaInfo,
    lowest: Path,
    rung: Rung,
    folder: Path,
    *,
    cancelled: Callable[[], bool] = lambda: False,
) -> Path:
    """Write ``poster.jpg`` into ``folder``.

    Args:
        source: The creator's file.
        info: What the probe found in it.
        lowest: The lowest rendition, encoded.
        rung: The largest rung, whose shape the poster takes.
        folder: Of this attempt alone.
        cancelled: As for :func:`server.features.media.ffmpeg.run`.

    Raises:
        EncodeError: No picture could be made.
        NoSpaceError: The disk is full.
        EncodeCancelledError: ``cancelled`` said so.
    """
    seconds = best_moment(lowest)
    scale = min(1.0, MAX_SHORT_SIDE / min(rung.width, rung.height))
    width, height = (max(2, round(side * scale / 2) * 2) for side in (rung.width, rung.height))
    # The picture ends before the file does when the sound is longer: then take what comes.
    for at in (seconds, 0.0):
        chain = ",".join([*prepare(info), *resize(info, width, height), "format=yuvj420p"])
        picture = ["-map", f"0:{info.video_index}", "-frames:v", "1", "-q:v", QUALITY, "-an"]
        arguments = [*read_source(source, "-ss", f"{at:.3f}"), *picture, "-vf", chain, POSTER]
        run([*arguments[:-1], "-update", "1", POSTER], folder, cancelled=cancelled)
        if (folder / POSTER).exists() and (folder / POSTER).stat().st_size:
            return folder / POSTER
    raise EncodeError("no frame for the poster")


def best_moment(rendition: Path) -> float:
    """Seconds into ``rendition`` of the sharpest, richest frame that is neither black nor white."""
    best: _Candidate | None = None
    with av.open(str(rendition)) as container:
        length = float((container.duration or 0) / av.time_base)
        first, last = SPAN
        for i in range(CANDIDATES):
            share = first + (last - first) * i / (CANDIDATES - 1)
            candidate = _look_at(container, length * share)
            if candidate and (best is None or candidate.score > best.score):
                best = candidate
    return best.seconds if best else 0.0


def _look_at(container: InputContainer, seconds: float) -> _Candidate | None:
    container.seek(int(seconds * av.time_base), backward=True)
    for frame in container.decode(video=0):
        return _Candidate(frame.time or 0.0, _score(frame))
    return None


def _score(frame: VideoFrame) -> float:
    """Bytes of the frame as JPEG at a fixed quality: detail costs bytes, blur and flats do not."""
    plane = frame.planes[0]
    luma = bytes(plane)
    mean = sum(luma) / max(len(luma), 1)
    low, high = LUMA_RANGE
    fitness = 1.0 if low <= mean <= high else 0.05
    return _jpeg_bytes(frame) * fitness


def _jpeg_bytes(frame: VideoFrame) -> int:
    buffer = io.BytesIO()
    with av.open(buffer, "w", format="mjpeg") as out:
        stream = out.add_stream("mjpeg", rate=1)
        stream.width, stream.height, stream.pix_fmt = frame.width, frame.height, "yuvj420p"
        picture = frame.reformat(format="yuvj420p")
        picture.pts = None
        out.mux(stream.encode(picture))
        out.mux(stream.encode(None))
    return len(buffer.getvalue())
