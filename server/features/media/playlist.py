"""Read what was encoded, measure it, and write the multivariant playlist (RFC 8216)."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import av
from av.container import InputContainer

from server.contract.media import Resolution
from server.features.media.encode import AUDIO
from server.features.media.errors import EncodeError

MASTER = "master.m3u8"
PLAYLIST_TYPE = "application/vnd.apple.mpegurl"
AUDIO_GROUP = "sound"
_SEGMENT = re.compile(
    r"#EXTINF:(?P<seconds>[0-9.]+),[^\n]*\n#EXT-X-BYTERANGE:(?P<bytes>\d+)@(?P<at>\d+)"
)
_TARGET = re.compile(r"#EXT-X-TARGETDURATION:(\d+)")
_AVC_CONFIG_BYTES = 4
_ESCAPED_OBJECT_TYPE = 31
PEAK_WINDOW = (0.5, 1.5)
"""RFC 8216bis: the peak is taken over runs of segments this long, in target durations."""


@dataclass(frozen=True)
class Rendition:
    """One finished rendition, as the multivariant playlist describes it."""

    name: str
    codec: str
    """RFC 6381, such as ``avc1.64001e``."""
    peak_bps: int
    average_bps: int
    size_bytes: int
    seconds: float
    width: int = 0
    height: int = 0
    fps: float = 0.0

    @property
    def resolution(self) -> Resolution:
        """The rung this is; sound has none."""
        return Resolution(self.name)


def measure(folder: Path, name: str, fps: Fraction | None = None) -> Rendition:
    """What ``{name}.m3u8`` and ``{name}.mp4`` in ``folder`` really are.

    Args:
        folder: Where an encode wrote them.
        name: Of a rung, or ``audio``.
        fps: The rung's frame rate; None for sound.

    Raises:
        EncodeError: They are missing, incomplete or do not match.
    """
    return measure_files(folder / f"{name}.m3u8", folder / f"{name}.mp4", name, fps)


def measure_files(playlist: Path, media: Path, name: str, fps: Fraction | None = None) -> Rendition:
    """As :func:`measure`, of files wherever they are."""
    try:
        text = playlist.read_text(encoding="ascii")
        size = media.stat().st_size
        with av.open(str(media)) as container:
            codec, width, height = _codec(container)
    except (OSError, av.FFmpegError, IndexError) as error:
        raise EncodeError(f"{name}: {error}") from error
    segments = [(float(m["seconds"]), int(m["bytes"])) for m in _SEGMENT.finditer(text)]
    target = _TARGET.search(text)
    end = max((int(m["at"]) + int(m["bytes"]) for m in _SEGMENT.finditer(text)), default=0)
    # A disk that filled up silently shows here.
    if not end or not target or "#EXT-X-ENDLIST" not in text or end > size:
        raise EncodeError(f"{name}: playlist promises {end} bytes, file has {size}")
    seconds = sum(duration for duration, _ in segments)
    return Rendition(
        name=name,
        codec=codec,
        peak_bps=_peak(segments, int(target[1])),
        average_bps=round(size * 8 / max(seconds, 0.001)),
        size_bytes=size,
        seconds=seconds,
        width=width,
        height=height,
        fps=float(fps or 0),
    )


def _codec(container: InputContainer) -> tuple[str, int, int]:
    """The codec's RFC 6381 name and, for a picture, its size."""
    if container.streams.video:
        context = container.streams.video[0].codec_context
        config = context.extradata or b""
        # avcC (ISO 14496-15): version, then profile, compatibility and level.
        if len(config) < _AVC_CONFIG_BYTES:
            raise EncodeError("no avcC box")
        return f"avc1.{config[1:4].hex()}", context.width, context.height
    config = container.streams.audio[0].codec_context.extradata or b"\0"
    # AudioSpecificConfig (ISO 14496-3): the first five bits are the object type.
    kind = config[0] >> 3
    if kind in {0, _ESCAPED_OBJECT_TYPE}:
        raise EncodeError(f"unexpected audio object type {kind}")
    return f"mp4a.40.{kind}", 0, 0


def _peak(segments: Sequence[tuple[float, int]], target: int) -> int:
    """Bits per second of the heaviest run of segments of about one target duration."""
    low, high = (share * target for share in PEAK_WINDOW)
    peak = 0.0
    for first in range(len(segments)):
        seconds, size = 0.0, 0
        for duration, length in segments[first:]:
            seconds += duration
            size += length
            if seconds > high:
                break
            if seconds >= low:
                peak = max(peak, size * 8 / seconds)
    if not peak:
        total = sum(duration for duration, _ in segments)
        peak = sum(length for _, length in segments) * 8 / max(total, 0.001)
    return round(peak)


def master(videos: Iterable[Rendition], audio: Rendition | None) -> str:
    """The multivariant playlist over finished renditions, lowest first."""
    lines = ["#EXTM3U", "#EXT-X-VERSION:7", "#EXT-X-INDEPENDENT-SEGMENTS"]
    if audio is not None:
        lines.append(
            f'#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="{AUDIO_GROUP}",NAME="Original",DEFAULT=YES,'
            f'AUTOSELECT=YES,CHANNELS="2",URI="{AUDIO}.m3u8"'
        )
    for video in sorted(videos, key=lambda each: each.width * each.height):
        sound = (audio.peak_bps, audio.average_bps) if audio else (0, 0)
        # A short file is mostly its index, so that its average can pass its heaviest segment.
        average = video.average_bps + sound[1]
        codecs = f"{video.codec},{audio.codec}" if audio else video.codec
        group = f',AUDIO="{AUDIO_GROUP}"' if audio else ""
        lines.append(
            f"#EXT-X-STREAM-INF:BANDWIDTH={max(video.peak_bps + sound[0], average)},"
            f"AVERAGE-BANDWIDTH={average},"
            f'CODECS="{codecs}",RESOLUTION={video.width}x{video.height},'
            f"FRAME-RATE={video.fps:.3f}{group}"
        )
        lines.append(f"{video.name}.m3u8")
    return "\n".join(lines) + "\n"
