"""Small pictures for lists."""

from fractions import Fraction
from pathlib import Path

import av
from av.filter import Graph
from av.video.frame import VideoFrame

from studio.kit.atomic_file import write_atomically

THUMBNAIL_WIDTH = 172
THUMBNAIL_HEIGHT = 96
"""Pixels: 86 by 48, the list's size, on a screen of double density."""

_QUALITY = 3
_CLOCK = Fraction(1, 25)
"""A still picture has no time; the encoder and the filter want one all the same."""


def save_thumbnail(frame: VideoFrame, path: Path) -> None:
    """Save a frame, upright, as a JPEG that fits into the list's thumbnail.

    Args:
        frame: As decoded. It keeps its proportions.
        path: Where to; replaced in one step.
    """
    frame = upright(frame)
    scale = min(THUMBNAIL_WIDTH / frame.width, THUMBNAIL_HEIGHT / frame.height)
    width = max(2, round(frame.width * scale) // 2 * 2)
    height = max(2, round(frame.height * scale) // 2 * 2)
    small = frame.reformat(width, height, "yuvj420p")
    write_atomically(path, jpeg(small, quality=_QUALITY), mode=0o600)


def jpeg(picture: VideoFrame, *, quality: int) -> bytes:
    """A frame in ``yuvj420p`` as a JPEG; of quality 2 is the best and 31 the worst.

    Raises:
        av.FFmpegError: It cannot be made.
    """
    encoder = av.CodecContext.create("mjpeg", "w")
    encoder.width, encoder.height = picture.width, picture.height
    encoder.pix_fmt = "yuvj420p"
    encoder.time_base = _CLOCK
    encoder.options = {"qmin": str(quality), "qmax": str(quality)}
    picture.pts = 0
    return b"".join(bytes(packet) for packet in [*encoder.encode(picture), *encoder.encode(None)])


def upright(frame: VideoFrame) -> VideoFrame:
    """Turn a frame as its display matrix asks: phones film sideways and say so."""
    quarters = round(frame.rotation / 90) % 4
    if quarters == 0:
        return frame
    graph = Graph()
    last = graph.add_buffer(
        width=frame.width,
        height=frame.height,
        format=frame.format,
        time_base=_CLOCK,
    )
    for _ in range(quarters):
        # 2 is a quarter turn counter-clockwise, as the display matrix counts.
        turn = graph.add("transpose", "2")
        last.link_to(turn)
        last = turn
    last.link_to(graph.add("buffersink"))
    graph.configure()
    graph.push(frame)
    turned = graph.pull()
    if not isinstance(turned, VideoFrame):
        raise TypeError("a picture went in")
    return turned
