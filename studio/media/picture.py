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

_CLOCK = Fraction(1, 25)
"""A still picture has no time; the encoder and the filter want one all the same."""


def save_thumbnail(frame: VideoFrame, path: Path) -> None:
    """Save a frame, upright, as a JPEG that fits into the list's thumbnail.

    Args:
        frame: As decoded. It keeps its proportions.
        path: Where to; replaced in one step.
    """
    frame = _upright(frame)
    scale = min(THUMBNAIL_WIDTH / frame.width, THUMBNAIL_HEIGHT / frame.height)
    width = max(2, round(frame.width * scale) // 2 * 2)
    height = max(2, round(frame.height * scale) // 2 * 2)
    small = frame.reformat(width, height, "yuvj420p")
    encoder = av.CodecContext.create("mjpeg", "w")
    encoder.width, encoder.height = width, height
    encoder.pix_fmt = "yuvj420p"
    encoder.time_base = _CLOCK
    encoder.options = {"qmin": "3", "qmax": "3"}
    small.pts = 0
    packets = [*encoder.encode(small), *encoder.encode(None)]
    write_atomically(path, b"".join(bytes(packet) for packet in packets), mode=0o600)


def _upright(frame: VideoFrame) -> VideoFrame:
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
