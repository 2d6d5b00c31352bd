"""Look into a size or a sound track that a stranger made. Runs in a process of its own.

Run as ``python -m server.features.media.ladders.inspection PATH SECONDS…``; prints one JSON
object: a ``found``, with what the picture looks like at those seconds, or a ``refusal``.
:mod:`server.features.media.ladders.look` starts it.
"""

import json
import os
import struct
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import av
from av.audio.stream import AudioStream
from av.container import InputContainer
from av.video.frame import VideoFrame

from server.contract.acceptance import open_options
from server.features.media.errors import EncodeError, RefusedMediaError
from server.features.media.fragments import Layout, read_layout
from server.features.media.inspection import inspect

PATIENCE_SECONDS = 3600.0
LOOK_WIDTH, LOOK_HEIGHT = 32, 18
"""Pixels of a look, which is grey."""
HEADER_BYTES_MAX = 64 << 10
INDEX_BYTES_MAX = 1 << 20
"""Of one fragment."""
FRAGMENTS_MAX = 120_000
"""Of a day, with the shortest mean GOP that is copied: 0.8 seconds."""
BEGINNING = (b"ftyp", b"moov")


class StrangeFileError(Exception):
    """It is not what this server's encoder writes."""


def check_boxes(path: Path) -> None:
    """See that the file is a head and whole fragments, to its last byte.

    Raises:
        StrangeFileError: it is anything else, or more.
    """
    wanted = [*BEGINNING]
    for place, (kind, size) in enumerate(_boxes(path)):
        if place >= len(BEGINNING) + 2 * FRAGMENTS_MAX:
            raise StrangeFileError(f"more than {FRAGMENTS_MAX} fragments")
        if place >= len(BEGINNING):
            wanted.append(b"mdat" if place % 2 else b"moof")
        if kind != wanted[place]:
            raise StrangeFileError(f"{kind!r} in place of {wanted[place]!r}")
        most = {b"mdat": size, b"moof": INDEX_BYTES_MAX}.get(kind, HEADER_BYTES_MAX)
        if size > most:
            raise StrangeFileError(f"{kind!r} of {size} bytes")
    if wanted[-1] != b"mdat":
        raise StrangeFileError("half a fragment, or none")


def _boxes(path: Path) -> Iterator[tuple[bytes, int]]:
    total = path.stat().st_size
    with path.open("rb") as file:
        at = 0
        while at < total:
            file.seek(at)
            head = file.read(16)
            try:
                size, kind = struct.unpack_from(">I4s", head)
                if size == 1:
                    size = struct.unpack_from(">Q", head, 8)[0]
            except struct.error as error:
                raise StrangeFileError("rubbish at the end") from error
            if size < 8 or at + size > total:  # noqa: PLR2004 - a box's own head
                raise StrangeFileError(f"a box of {size} bytes at {at} of {total}")
            yield kind, size
            at += size


def look(path: Path, seconds: Sequence[float]) -> dict[str, Any]:
    """What the file holds, and what is seen or heard at these seconds.

    Raises:
        StrangeFileError, EncodeError, RefusedMediaError, av.FFmpegError: it is not to be taken.
    """
    check_boxes(path)
    layout = read_layout(path)
    with av.open(f"file:{path}", options=open_options()) as container:
        if len(container.streams) != 1:
            raise StrangeFileError(f"{len(container.streams)} streams")
        if container.streams.audio:
            return _sound(container, layout, seconds)
        looks = [_picture_at(container, at).hex() for at in seconds]
    info = inspect(str(path), PATIENCE_SECONDS)
    return {**_told(layout), "looks": looks, "source": info.model_dump(mode="json")}


def _told(layout: Layout) -> dict[str, Any]:
    lengths = [str(each.seconds) for each in layout.fragments]
    return {
        "codec": layout.codec,
        "width": layout.width,
        "height": layout.height,
        "frames": [each.samples for each in layout.fragments],
        "seconds": lengths,
        "sizes": [each.size for each in layout.fragments],
    }


def _picture_at(container: InputContainer, seconds: float) -> bytes:
    container.seek(int(seconds * av.time_base), backward=True)
    frame: VideoFrame | None = None
    for frame in container.decode(video=0):
        if (frame.time or 0.0) >= seconds:
            break
    if frame is None:
        raise StrangeFileError(f"no picture at {seconds}")
    small = frame.reformat(LOOK_WIDTH, LOOK_HEIGHT, "gray", interpolation="AREA")
    plane = small.planes[0]
    lines, stride = bytes(plane), plane.line_size
    starts = range(0, LOOK_HEIGHT * stride, stride)
    return b"".join(lines[at : at + LOOK_WIDTH] for at in starts)


def _sound(container: InputContainer, layout: Layout, seconds: Sequence[float]) -> dict[str, Any]:
    stream: AudioStream = container.streams.audio[0]
    context = stream.codec_context
    for at in seconds:
        container.seek(int(at * av.time_base), backward=True)
        if next(container.decode(audio=0), None) is None:
            raise StrangeFileError(f"no sound at {at}")
    heard = {"channels": context.channels, "sample_rate": context.sample_rate}
    return {**_told(layout), "sound": heard}


def answer(path: Path, seconds: Sequence[float]) -> dict[str, Any]:
    """A ``found`` with what ``path`` holds, or a ``refusal`` that says why not."""
    try:
        return {"found": look(path, seconds)}
    except StrangeFileError as error:
        return {"refusal": str(error)}
    except EncodeError as error:
        return {"refusal": error.detail}
    except (RefusedMediaError, av.FFmpegError) as error:
        return {"refusal": repr(error)}


def main(path: str, *seconds: str) -> None:
    """Print the answer about ``path``."""
    sys.stdout.write(json.dumps(answer(Path(path), [float(each) for each in seconds])))
    sys.stdout.flush()
    # Skip the libraries' own clean-up, which may trip over what hostile input left behind.
    os._exit(0)


if __name__ == "__main__":
    main(*sys.argv[1:])
