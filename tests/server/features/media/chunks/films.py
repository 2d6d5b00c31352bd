"""Films whose frames tell their own numbers, and how to read them off what came out."""

from fractions import Fraction
from pathlib import Path

import av

from server.features.media.chunks import marks
from server.features.media.chunks.encode_span import encode_span
from server.features.media.chunks.join import Joined
from server.features.media.chunks.spans import Span, is_indexed, spans
from server.features.media.encode import encode
from server.features.media.fragments import read_layout
from server.features.media.ladder import Rung, plan
from server.features.media.probe import probe
from server.features.media.source import MediaInfo
from tests.server.features.media.clips import run_ffmpeg

BITS = 12
BLOCK = 16
WIDTH, HEIGHT = BITS * BLOCK, 64


def numbered(
    path: Path, *, seconds: float, fps: str = "30", options: tuple[str, ...] = (), select: str = ""
) -> Path:
    """A film in which a row of black and white blocks writes each frame's number in binary.

    Args:
        path: Where it goes; the ending tells the format.
        seconds: How long it is.
        fps: Before anything is left out.
        options: How it is encoded.
        select: Frames that stay, in ffmpeg's words; all others are left out.
    """
    number = f"255*mod(floor(N/pow(2,floor(X/{BLOCK}))),2)"
    drawn = f"geq=lum='{number}':cb=128:cr=128" + (f",select='{select}'" if select else "")
    source = f"color=black:size={WIDTH}x{HEIGHT}:rate={fps}:duration={seconds},{drawn}"
    codec = ("-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p")
    sound = ("-f", "lavfi", "-i", f"sine=frequency=440:duration={seconds}", "-c:a", "aac")
    vfr = ("-fps_mode", "passthrough")
    run_ffmpeg("-f", "lavfi", "-i", source, *sound, *codec, *vfr, *options, path)
    return path


def numbers(path: Path) -> list[int]:
    """The number that each frame of a film tells."""
    with av.open(str(path)) as container:
        return [_number(frame) for frame in container.decode(video=0)]


def _number(frame: av.VideoFrame) -> int:
    plane = frame.planes[0]
    row = bytes(plane)[plane.line_size * (frame.height // 2) :][: frame.width]
    block = frame.width / BITS
    return sum((row[int((i + 0.5) * block)] > 127) << i for i in range(BITS))


def whole(source: Path, folder: Path) -> tuple[MediaInfo, Rung, Path]:
    """The rung that one run makes of ``source``."""
    info = probe(source)
    [rung] = plan(info)
    folder.mkdir(exist_ok=True)
    encode(source, info, [rung], folder, marked=True)
    return info, rung, folder / f"{rung.name}.mp4"


def chunked(source: Path, folder: Path, seconds: float) -> tuple[list[Span], Path, Path]:
    """The cuts, the rung that one run makes, and the same in chunks of that length."""
    info, rung, alone = whole(source, folder)
    gops = [fragment.samples for fragment in read_layout(alone).fragments]
    cuts = spans(gops, rung.fps, seconds)
    joined = Joined(folder / "joined.mp4")
    seen = None if is_indexed(info) else marks.read(folder / marks.MARKS)
    for number, cut in enumerate(cuts):
        part = folder / str(number)
        part.mkdir()
        encode_span(source, info, [rung], cut, part, seen=seen)
        joined.add(part / f"{rung.name}.mp4")
    return cuts, alone, folder / "joined.mp4"


def times(path: Path) -> list[Fraction]:
    """When each frame of a film is shown."""
    with av.open(str(path)) as container:
        return [
            frame.pts * frame.time_base
            for frame in container.decode(video=0)
            if frame.pts is not None and frame.time_base is not None
        ]
