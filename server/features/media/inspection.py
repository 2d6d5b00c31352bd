"""Look into a file with PyAV. Runs in a process of its own: decoders crash on hostile input.

Run as ``python -m server.features.media.inspection PATH``; prints one JSON object, either a
``source`` or a ``refusal`` with an error code. :mod:`server.features.media.probe` starts it.
"""

import json
import os
import sys
from fractions import Fraction
from typing import Any

import av
from av.audio.stream import AudioStream
from av.container import InputContainer
from av.stream import Disposition
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from server.contract.acceptance import (
    AUDIO_DECODERS,
    MAX_PIXELS,
    MIN_SIDE,
    VIDEO_DECODERS,
    open_options,
)
from server.contract.errors import ErrorCode
from server.features.media.as_is import PATIENCE_SECONDS, peak_kbps
from server.features.media.errors import RefusedMediaError
from server.features.media.source import AudioInfo, ColourInfo, MediaInfo

SNIFF_BYTES = 4096
MISSING_SHARE = 0.02
MISSING_SECONDS = 1.0
"""A file may end this much before its index says, whichever is more, and still be taken."""
SANE_FPS = (Fraction(1), Fraction(240))
FALLBACK_FPS = Fraction(30)
FULL_RANGE = 2
DOLBY_ALONE = frozenset({"dvh1", "dvhe", "dva1", "dvav", "dav1"})
"""Sample entries of Dolby Vision over no ordinary picture (profile 5): its colours are its own."""
DOLBY_REFUSAL = (
    "This video is in a kind of Dolby Vision that only Dolby's own players show in the right "
    "colours. Export it as HDR10, HLG or ordinary video."
)
NO_SIZE = (
    "The file does not say how large its picture is, or says more than any picture is. Export the "
    "video again, as MP4, MOV, MKV or WebM."
)
CONTROL_BYTES = frozenset(range(0x20)) - frozenset(b"\t\n\v\f\r\x1b")
"""What text does not hold."""


def inspect(path: str, patience: float = PATIENCE_SECONDS) -> MediaInfo:
    """What the file at ``path`` holds.

    Args:
        path: The file.
        patience: Seconds that reading it through may take, to see whether it fits as it is.

    Raises:
        RefusedMediaError: it is no video that can be taken.
    """
    head = _head(path)
    try:
        # The prefix keeps a name such as "concat:x" from being read as a protocol.
        container = av.open(f"file:{path}", options=open_options())
    except (av.FFmpegError, EOFError) as error:
        raise RefusedMediaError(_why_not_opened(head, error)) from error
    with container:
        video = _picture_stream(container)
        frame = _first_frame(container, video)
        duration = _duration(container)
        info = _facts(container, video, frame, duration)
        peak = peak_kbps(container, video, info, patience)
        return info.model_copy(update={"as_is_peak_kbps": peak})


def _head(path: str) -> bytes:
    with open(path, "rb") as file:  # noqa: PTH123 - a path from our own storage, opened once
        head = file.read(SNIFF_BYTES)
    if not head:
        raise RefusedMediaError(ErrorCode.EMPTY_FILE)
    if _is_text(head):
        raise RefusedMediaError(ErrorCode.NOT_A_VIDEO)
    return head


def _is_text(head: bytes) -> bool:
    """Text names other files (playlists, SDP, concat) or is no video at all."""
    if any(byte in CONTROL_BYTES for byte in head):
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
        # What the format list turns away: pictures, playlists, rarities.
        return ErrorCode.UNSUPPORTED_FORMAT
    return ErrorCode.NOT_A_VIDEO


def _picture_stream(container: InputContainer) -> VideoStream:
    moving = [s for s in container.streams.video if not s.disposition & Disposition.attached_pic]
    if not moving:
        raise RefusedMediaError(
            ErrorCode.NO_PICTURE if container.streams.audio else ErrorCode.NOT_A_VIDEO
        )
    flagged = [s for s in moving if s.disposition & Disposition.default]
    stream = (flagged or moving)[0]
    if _decoder(stream) not in VIDEO_DECODERS:
        raise RefusedMediaError(ErrorCode.UNSUPPORTED_CODEC)
    context = stream.codec_context
    if context.codec_tag in DOLBY_ALONE:
        raise RefusedMediaError(ErrorCode.UNSUPPORTED_CODEC, DOLBY_REFUSAL)
    if not context.width or not context.height:
        # ffmpeg itself refuses sizes whose pixels nobody could count.
        raise RefusedMediaError(ErrorCode.UNSUPPORTED_FORMAT, NO_SIZE)
    if context.width * context.height > MAX_PIXELS or min(context.width, context.height) < MIN_SIDE:
        raise RefusedMediaError(
            ErrorCode.UNSUPPORTED_FORMAT,
            f"The picture measures {context.width} by {context.height}. Export the video with "
            f"sides between {MIN_SIDE} and 8192 pixels.",
        )
    return stream


def _decoder(stream: VideoStream | AudioStream) -> str | None:
    # The stubs promise a context; a stream that nothing here can decode has none.
    context: Any = stream.codec_context
    return None if context is None else str(context.codec.name)


def _first_frame(container: InputContainer, video: VideoStream) -> VideoFrame:
    video.codec_context.thread_type = "SLICE"
    try:
        for frame in container.decode(video):
            return frame
    except av.FFmpegError as error:
        raise RefusedMediaError(ErrorCode.TRUNCATED) from error
    raise RefusedMediaError(ErrorCode.TRUNCATED)


def _duration(container: InputContainer) -> float:
    """Seconds of the file, found by its last packets.

    Raises:
        RefusedMediaError: the index promises more than the file holds.
    """
    start = float(Fraction(container.start_time or 0, av.time_base))
    promised = float(Fraction(container.duration or 0, av.time_base))
    # With no promise (a stream recorded live) every packet is looked at, but none decoded.
    end = _last_packet_end(container, start + max(promised - 1.0, 0.0) if promised else None)
    if end is None and not promised:
        raise RefusedMediaError(ErrorCode.TRUNCATED)
    found = (end or start) - start
    if promised and found < promised - max(MISSING_SECONDS, MISSING_SHARE * promised):
        raise RefusedMediaError(ErrorCode.TRUNCATED)
    return max(promised, found)


def _last_packet_end(container: InputContainer, near: float | None) -> float | None:
    """When the last packet from ``near`` (seconds; None: the beginning) on ends, or None."""
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


def _facts(
    container: InputContainer, video: VideoStream, frame: VideoFrame, duration: float
) -> MediaInfo:
    width, height, rotation = _display_size(video, frame)
    fps = _fps(video)
    return MediaInfo(
        format=container.format.name,
        duration=max(duration, float(1 / fps)),
        width=width,
        height=height,
        coded_width=frame.width,
        coded_height=frame.height,
        rotation=rotation,
        fps_num=fps.numerator,
        fps_den=fps.denominator,
        video_index=video.index,
        video_codec=video.codec_context.codec.canonical_name,
        pixel_format=frame.format.name,
        bit_depth=max(component.bits for component in frame.format.components),
        interlaced=frame.interlaced_frame,
        colour=ColourInfo(
            primaries=int(frame.color_primaries),
            transfer=int(frame.color_trc),
            matrix=int(frame.colorspace),
            full_range=int(frame.color_range) == FULL_RANGE,
        ),
        audio=tuple(_audio(container)),
    )


def _display_size(video: VideoStream, frame: VideoFrame) -> tuple[int, int, int]:
    """Width and height with square pixels and upright, and the rotation in degrees."""
    aspect = video.sample_aspect_ratio or video.codec_context.sample_aspect_ratio or Fraction(1)
    width = max(1, round(frame.width * aspect)) if aspect > 0 else frame.width
    rotation = round(frame.rotation / 90) * 90 % 360
    size = (frame.height, width) if rotation % 180 else (width, frame.height)
    return (*size, rotation)


def _fps(video: VideoStream) -> Fraction:
    low, high = SANE_FPS
    # The guess comes first: Matroska's average may be its clock, 1000 a second.
    for rate in (video.guessed_rate, video.average_rate, video.base_rate):
        if rate and low <= rate <= high:
            return Fraction(rate)
    return FALLBACK_FPS


def _audio(container: InputContainer) -> list[AudioInfo]:
    return [
        AudioInfo(
            index=stream.index,
            codec=stream.codec_context.codec.canonical_name,
            channels=stream.codec_context.channels,
            sample_rate=stream.codec_context.sample_rate,
            language=stream.language,
            title=stream.metadata.get("title"),
            default=bool(stream.disposition & Disposition.default),
            described=bool(stream.disposition & Disposition.visual_impaired),
        )
        for stream in container.streams.audio
        if _decoder(stream) in AUDIO_DECODERS
        and stream.codec_context.channels > 0
        and stream.codec_context.sample_rate > 0
    ]


def main(path: str) -> None:
    """Print what ``path`` holds, or why it is refused."""
    answer: dict[str, Any]
    try:
        answer = {"source": inspect(path).model_dump(mode="json")}
    except RefusedMediaError as refusal:
        answer = {"refusal": {"code": refusal.code, "message": refusal.message}}
    sys.stdout.write(json.dumps(answer))
    sys.stdout.flush()
    # Skip the libraries' own clean-up, which may trip over what hostile input left behind.
    os._exit(0)


if __name__ == "__main__":
    main(sys.argv[1])
