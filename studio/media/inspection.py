"""Looks into one file with PyAV, in a process of its own: decoders crash on hostile input.

Run as ``python -m studio.media.inspection PATH [THUMBNAIL]``; prints one JSON object, either
``facts`` or a ``refusal``. :mod:`studio.media.probe` starts it. What is refused here is what
the server would refuse; the server looks again and has the last word.
"""

import json
import os
import sys
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
from av.container import InputContainer
from av.stream import Disposition
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from server.contract.acceptance import MAX_PIXELS, MIN_SIDE, VIDEO_DECODERS, open_options
from server.contract.errors import ErrorCode
from studio.kit.errors import VideoRefused
from studio.media.confine import confine
from studio.media.facts import MediaFacts
from studio.media.picture import save_thumbnail
from studio.media.refusals import refused

_SNIFF_BYTES = 4096
_MISSING_SHARE = 0.02
_MISSING_SECONDS = 1.0
"""A file may end this much before its index says, whichever is more, and still be taken."""
_CONTROL_BYTES = frozenset(range(0x20)) - frozenset(b"\t\n\v\f\r\x1b")
"""What text does not hold."""
_THUMBNAIL_AT = 0.1
"""Where in the film the picture is taken: the very beginning is often black."""
_LATEST_THUMBNAIL_SECONDS = 30.0


def inspect(path: Path, thumbnail: Path | None) -> MediaFacts:
    """What the file holds.

    Args:
        path: The file.
        thumbnail: Where to save a small picture from it, if anywhere.

    Raises:
        VideoRefused: It is no video that can be taken.
        OSError: It cannot be read.
    """
    head = _head(path)
    try:
        # The prefix keeps a name such as "concat:x" from being read as a protocol.
        container = av.open(f"file:{path}", options=open_options())
    except (av.FFmpegError, EOFError) as error:
        raise refused(_why_not_opened(head, error)) from error
    with container:
        stream = _picture_stream(container)
        frame = _first_frame(container, stream)
        duration = _duration(container)
        width, height = _shown_size(stream, frame)
        audio = container.streams.audio
        facts = MediaFacts(
            format=container.format.name,
            duration_seconds=duration,
            width=width,
            height=height,
            video_codec=stream.codec_context.codec.canonical_name,
            audio_codec=audio[0].codec_context.codec.canonical_name if audio else None,
            thumbnail=thumbnail,
        )
        if thumbnail is not None:
            save_thumbnail(_telling_frame(container, stream, duration) or frame, thumbnail)
        return facts


def _head(path: Path) -> bytes:
    with path.open("rb") as file:
        head = file.read(_SNIFF_BYTES)
    if not head:
        raise refused(ErrorCode.EMPTY_FILE)
    if _is_text(head):
        # Text names other files (playlists, SDP, concat), or is no video at all.
        raise refused(ErrorCode.NOT_A_VIDEO)
    return head


def _is_text(head: bytes) -> bool:
    if any(byte in _CONTROL_BYTES for byte in head):
        return False
    try:
        # The last character may have been cut in two.
        head[: max(len(head) - 3, 1)].decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _why_not_opened(head: bytes, error: Exception) -> ErrorCode:
    if head[4:8] in (b"ftyp", b"moov", b"mdat", b"wide") or head.startswith(b"\x1aE\xdf\xa3"):
        return ErrorCode.TRUNCATED
    if isinstance(error, av.ArgumentError):
        # What the list of formats turns away: pictures, playlists, rarities.
        return ErrorCode.UNSUPPORTED_FORMAT
    return ErrorCode.NOT_A_VIDEO


def _picture_stream(container: InputContainer) -> VideoStream:
    moving = [s for s in container.streams.video if not s.disposition & Disposition.attached_pic]
    if not moving:
        sound = bool(container.streams.audio)
        raise refused(ErrorCode.NO_PICTURE if sound else ErrorCode.NOT_A_VIDEO)
    flagged = [s for s in moving if s.disposition & Disposition.default]
    stream = (flagged or moving)[0]
    # The stubs promise a context; a stream that nothing here can decode has none.
    context: Any = stream.codec_context
    if context is None or context.codec.name not in VIDEO_DECODERS:
        raise refused(ErrorCode.UNSUPPORTED_CODEC)
    if context.width * context.height > MAX_PIXELS or min(context.width, context.height) < MIN_SIDE:
        raise refused(
            ErrorCode.UNSUPPORTED_FORMAT,
            f"The picture measures {context.width} by {context.height}. Export the video with "
            f"sides between {MIN_SIDE} and 8192 pixels.",
        )
    return stream


def _first_frame(container: InputContainer, stream: VideoStream) -> VideoFrame:
    try:
        for frame in container.decode(stream):
            return frame
    except av.FFmpegError as error:
        raise refused(ErrorCode.TRUNCATED) from error
    raise refused(ErrorCode.TRUNCATED)


def _duration(container: InputContainer) -> float:
    start = float(Fraction(container.start_time or 0, av.time_base))
    promised = float(Fraction(container.duration or 0, av.time_base))
    # With no promise (a stream recorded live) every packet is looked at, but none decoded.
    end = _last_packet_end(container, start + max(promised - 1.0, 0.0) if promised else None)
    if end is None and not promised:
        raise refused(ErrorCode.TRUNCATED)
    found = (end or start) - start
    if promised and found < promised - max(_MISSING_SECONDS, _MISSING_SHARE * promised):
        raise refused(ErrorCode.TRUNCATED)
    return max(promised, found)


def _last_packet_end(container: InputContainer, near: float | None) -> float | None:
    """When the last packet from ``near`` (seconds; null: the beginning) on ends, or null."""
    end: float | None = None
    try:
        container.seek(0 if near is None else int(near * av.time_base), backward=True)
        for packet in container.demux(*container.streams.video, *container.streams.audio):
            if packet.pts is None or packet.time_base is None:
                continue
            until = float((packet.pts + (packet.duration or 0)) * packet.time_base)
            end = until if end is None else max(end, until)
    except av.FFmpegError:
        # A broken tail; what came before it counts.
        return end
    return end


def _shown_size(stream: VideoStream, frame: VideoFrame) -> tuple[int, int]:
    aspect = stream.sample_aspect_ratio or stream.codec_context.sample_aspect_ratio or Fraction(1)
    width = max(1, round(frame.width * aspect)) if aspect > 0 else frame.width
    quarter_turns = round(frame.rotation / 90)
    return (frame.height, width) if quarter_turns % 2 else (width, frame.height)


def _telling_frame(
    container: InputContainer, stream: VideoStream, duration: float
) -> VideoFrame | None:
    start = float(Fraction(container.start_time or 0, av.time_base))
    at = start + min(duration * _THUMBNAIL_AT, _LATEST_THUMBNAIL_SECONDS)
    try:
        container.seek(int(at * av.time_base), backward=True)
        return next(iter(container.decode(stream)), None)
    except av.FFmpegError:
        return None


def main(path: str, thumbnail: str | None = None) -> None:
    """Print what ``path`` holds, or why it is refused."""
    confine()
    answer: dict[str, Any]
    try:
        facts = inspect(Path(path), Path(thumbnail) if thumbnail else None)
        answer = {"facts": facts.model_dump(mode="json")}
    except VideoRefused as error:
        answer = {"refusal": {"code": error.code, "message": error.message}}
    sys.stdout.write(json.dumps(answer))
    sys.stdout.flush()
    # Skip the libraries' own clean-up, which may trip over what hostile input left behind.
    os._exit(0)


if __name__ == "__main__":
    main(*sys.argv[1:])
