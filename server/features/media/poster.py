"""Choose good moments, and make thumbnails and the poster of them.

Moments are looked at in our own lowest rendition, which is small and was encoded by us. The
best are then taken from the source, at full quality; the best of all is the poster.
"""

import io
import shutil
from collections.abc import Callable, Sequence
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
THUMBNAIL = "thumbnail-{number}.jpg"
"""The pictures to choose the poster from, numbered from 1, which is the best."""
MOST_THUMBNAILS = 3
CANDIDATES = 12
SPAN = (0.05, 0.9)
"""Share of the video in which to look: openings are black and endings are credits."""
LUMA_RANGE = (28.0, 225.0)
"""Mean luma of 0 to 255; outside it a picture is nearly black or nearly white."""
APART = 0.15
"""Share of the video that lies between two thumbnails at least: else they look the same."""
MAX_SHORT_SIDE = 720
QUALITY = "3"
"""ffmpeg's scale for JPEG, 2 (best) to 31."""


@dataclass(frozen=True)
class _Candidate:
    seconds: float
    score: float
    fit: bool
    """It is neither nearly black nor nearly white."""


def make_poster(
    source: Path,
    info: MediaInfo,
    lowest: Path,
    rung: Rung,
    folder: Path,
    *,
    cancelled: Callable[[], bool] = lambda: False,
) -> list[str]:
    """Write ``poster.jpg``, and the thumbnails that it was chosen from, into ``folder``.

    Args:
        source: The creator's file.
        info: What the probe found in it.
        lowest: The lowest rendition, encoded.
        rung: The largest rung, whose shape the pictures take.
        folder: Of this attempt alone.
        cancelled: As for :func:`server.features.media.ffmpeg.run`.

    Returns:
        The names of what was written, the poster last.

    Raises:
        EncodeError: No picture could be made.
        NoSpaceError: The disk is full.
        EncodeCancelledError: ``cancelled`` said so.
    """
    scale = min(1.0, MAX_SHORT_SIDE / min(rung.width, rung.height))
    width, height = (max(2, round(side * scale / 2) * 2) for side in (rung.width, rung.height))
    chain = ",".join([*prepare(info), *resize(info, width, height), "format=yuvj420p"])
    picture = ["-map", f"0:{info.video_index}", "-frames:v", "1", "-q:v", QUALITY, "-an"]

    def shoot(at: float, name: str) -> bool:
        arguments = [*read_source(source, "-ss", f"{at:.3f}"), *picture, "-vf", chain]
        run([*arguments, "-update", "1", name], folder, cancelled=cancelled)
        return (folder / name).exists() and (folder / name).stat().st_size > 0

    made: list[str] = []
    # The picture ends before the file does when the sound is longer: then take what comes.
    for at in (*best_moments(lowest), None):
        name = THUMBNAIL.format(number=len(made) + 1)
        if (at is not None or not made) and shoot(at or 0.0, name):
            made.append(name)
    if not made:
        raise EncodeError("no frame for the poster")
    shutil.copyfile(folder / made[0], folder / POSTER)
    return [*made, POSTER]


def best_moments(rendition: Path, most: int = MOST_THUMBNAILS) -> list[float]:
    """Seconds into ``rendition`` of its sharpest, richest frames, the best first; ``most`` at most.

    They are apart in time, and neither black nor white where any frame is not.

    Raises:
        EncodeError: It cannot be read.
    """
    first, last = SPAN
    shares = [first + (last - first) * i / (CANDIDATES - 1) for i in range(CANDIDATES)]
    try:
        with av.open(str(rendition)) as container:
            length = float((container.duration or 0) / av.time_base)
            looked = [_look_at(container, length * share) for share in shares]
    except av.FFmpegError as error:
        raise EncodeError(f"no look at {rendition.name}: {error}") from error
    found = sorted((each for each in looked if each), key=lambda each: -each.score)
    return _apart(found, length * APART)[:most] or [0.0]


def _apart(candidates: Sequence[_Candidate], least: float) -> list[float]:
    """The first of them, and those after it that are fit and far enough from all before."""
    chosen: list[float] = []
    for each in candidates:
        far = all(abs(each.seconds - other) >= least for other in chosen)
        if not chosen or (each.fit and far):
            chosen.append(each.seconds)
    return chosen


def _look_at(container: InputContainer, seconds: float) -> _Candidate | None:
    container.seek(int(seconds * av.time_base), backward=True)
    frame: VideoFrame | None = None
    # Key frames are seconds apart: in a short video, most moments lie between them.
    for frame in container.decode(video=0):
        if (frame.time or 0.0) >= seconds:
            break
    return _judge(frame) if frame else None


def _judge(frame: VideoFrame) -> _Candidate:
    """Scored by its bytes as JPEG at a fixed quality: detail costs bytes, blur and flats do not."""
    plane = frame.planes[0]
    luma, stride = bytes(plane), plane.line_size
    # Each line is filled up to its stride, which is no part of the picture.
    lines = (luma[at : at + frame.width] for at in range(0, frame.height * stride, stride))
    mean = sum(map(sum, lines)) / (frame.width * frame.height)
    low, high = LUMA_RANGE
    fit = low <= mean <= high
    return _Candidate(frame.time or 0.0, _jpeg_bytes(frame) * (1.0 if fit else 0.05), fit)


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
