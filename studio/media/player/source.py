"""Opening what is to be played: the picture and the sound, each to be read at its own pace."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from fractions import Fraction
from itertools import islice, pairwise
from typing import Any

import av
from av.audio.stream import AudioStream
from av.container import InputContainer
from av.stream import Disposition
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from server.contract.acceptance import FORMATS, MAX_PIXELS, VIDEO_DECODERS, open_options
from studio.media.player.messages import Film, LocalFile, Stream
from studio.media.player.remote import Remote, renditions

_STREAM_HEIGHT = 720
_EVEN = 0.05
_ROUNDED = 0.0021
_LOOKED_AT = 150
_HEAVY_PIXELS = 1920 * 1088 * 60
"""A second, from which on seeking is slow."""
_HEAVY_CODECS = frozenset({"hevc", "av1", "vp9", "prores"})
_BYTE = 8
_USUAL_RATE = 25.0
_FASTEST = 1000.0


class Unplayable(Exception):  # noqa: N818 - what it is, rather than an error in the program
    """There is nothing to be shown."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A film, open.

    Attributes:
        picture: Container and stream.
        sound: As ``picture``, from a container of its own; None where there is none.
        origin: Seconds of the containers' clocks that are the film's beginning.
        pace: The usual frame rate where frames come unevenly; None where they do not.
    """

    picture: tuple[InputContainer, VideoStream]
    sound: tuple[InputContainer, AudioStream] | None
    origin: float
    pace: float | None = None


@contextmanager
def opened(source: LocalFile | Stream) -> Iterator[Opened]:
    """Open a film for as long as it is needed.

    Raises:
        Unplayable: It holds no picture that can be decoded here.
        av.FFmpegError: It cannot be read.
        OSError: As ``av.FFmpegError``.
        httpx.HTTPError: The server does not answer, or refuses.
    """
    with ExitStack() as stack:
        pace: float | None = None
        heard: InputContainer | None
        if isinstance(source, LocalFile):
            # The prefix keeps a name such as "concat:x" from being read as a protocol.
            name = f"file:{source.path}"
            pace = _pace(name)
            shown = stack.enter_context(av.open(name, options=open_options()))
            heard = stack.enter_context(av.open(name, options=open_options()))
        else:
            shown, heard = _open_stream(source, stack)
        sounds = [] if heard is None else [(heard, s) for s in heard.streams.audio if _decodes(s)]
        picture = (shown, _picture(shown))
        yield Opened(picture, sounds[0] if sounds else None, _origin(shown), pace)


def aspect_of(stream: VideoStream) -> float:
    """How much wider than high a pixel is."""
    aspect = stream.sample_aspect_ratio or stream.codec_context.sample_aspect_ratio or Fraction(1)
    return float(aspect) if aspect > 0 else 1.0


def film_of(film: Opened, number: int, first: VideoFrame) -> Film:
    """What is known of it, once its first frame has been decoded."""
    container, stream = film.picture
    context = stream.codec_context
    rate = film.pace or _rate(stream)
    width, height = max(1, round(first.width * aspect_of(stream))), first.height
    if round(first.rotation / 90) % 2:
        width, height = height, width
    name = context.codec.canonical_name
    load = context.width * context.height * rate
    deep = any(part.bits > _BYTE for part in context.format.components) if context.format else False
    return Film(
        number=number,
        width=width,
        height=height,
        duration=_duration(container, stream),
        frame_rate=rate,
        varies=film.pace is not None,
        sound=film.sound is not None,
        heavy=load > _HEAVY_PIXELS
        or ((deep or name in _HEAVY_CODECS) and load > _HEAVY_PIXELS / 4),
    )


def _open_stream(source: Stream, stack: ExitStack) -> tuple[InputContainer, InputContainer | None]:
    remote = stack.enter_context(Remote(source.address))
    master = remote.text(source.address)
    picture, sound = renditions(master, source.address, _STREAM_HEIGHT)
    options = open_options() | {
        "format_whitelist": f"hls,{FORMATS}",
        "protocol_whitelist": "http,https,tcp,tls",
        # Both would ask ffmpeg's own HTTP, which is not there.
        "http_persistent": "0",
        "http_multiple": "0",
    }

    def enter(address: str) -> InputContainer:
        container = av.open(address, format="hls", options=options, io_open=remote.open)
        return stack.enter_context(container)

    return enter(picture), None if sound is None else enter(sound)


def _picture(container: InputContainer) -> VideoStream:
    for stream in container.streams.video:
        # The stubs promise a context; a stream that nothing here can decode has none.
        context: Any = stream.codec_context
        if stream.disposition & Disposition.attached_pic or context is None:
            continue
        if (
            context.codec.name in VIDEO_DECODERS
            and 0 < context.width * context.height <= MAX_PIXELS
        ):
            stream.thread_type = "AUTO"
            return stream
    raise Unplayable


def _decodes(stream: AudioStream) -> bool:
    context: Any = stream.codec_context
    return context is not None and bool(context.sample_rate)


def _rate(stream: VideoStream) -> float:
    rate = float(stream.average_rate or stream.guessed_rate or 0)
    return rate if 0 < rate < _FASTEST else _USUAL_RATE


def _pace(name: str) -> float | None:
    """The usual frame rate of a file whose frames come unevenly; None where they do not.

    Told by the first of them, without decoding.
    """
    with av.open(name, options=open_options()) as container:
        stream = _picture(container)
        base = float(stream.time_base or 0)
        packets = islice(container.demux(stream), _LOOKED_AT)
        times = sorted(packet.pts * base for packet in packets if packet.pts is not None)
    steps = sorted(after - before for before, after in pairwise(times) if after > before)
    # Containers such as Matroska round to milliseconds.
    if not steps or steps[-1] - steps[0] <= _ROUNDED + _EVEN * steps[0]:
        return None
    return 1 / steps[len(steps) // 2]


def _duration(container: InputContainer, stream: VideoStream) -> float:
    if container.duration:
        return max(0.0, float(Fraction(container.duration, av.time_base)))
    if stream.duration and stream.time_base:
        return max(0.0, float(stream.duration * stream.time_base))
    return 0.0


def _origin(container: InputContainer) -> float:
    return float(Fraction(container.start_time or 0, av.time_base))
