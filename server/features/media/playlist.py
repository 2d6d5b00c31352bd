"""Write the playlists over what was encoded, from what the files really hold (RFC 8216)."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from server.contract.media import Resolution
from server.features.media.encode import AUDIO, SHORTEST_SECONDS, sound_name
from server.features.media.errors import EncodeError
from server.features.media.fragments import Fragment, Layout, read_layout
from server.features.media.sound import Track

MASTER = "master.m3u8"
AV1 = "-av1"
"""Ends the name of a rung's second picture."""
KEY_FRAMES = "-iframes"
"""Ends the name of a rung's playlist of key frames, from which players show what they skip."""
PLAYLIST_TYPE = "application/vnd.apple.mpegurl"
AUDIO_GROUP = "sound"
LONGEST_JOINED = Fraction("4.5")
"""Seconds of a segment of several GOPs, so of two of ours. Shorter than Apple's 6: a player starts
and changes rungs sooner, at no measurable cost."""
TARGET_SECONDS = 6
"""No segment is longer, one GOP of a copied source included, and all playlists say the same."""
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
    """Pixels; 0 for sound, as are the height and the frame rate."""
    height: int = 0
    fps: float = 0.0
    key_peak_bps: int = 0
    """Of the playlist of key frames; 0 where there is none."""
    key_average_bps: int = 0
    label: str = ""
    """Of a sound track; see :class:`server.features.media.sound.Track`."""
    language: str | None = None
    described: bool = False

    @property
    def resolution(self) -> Resolution:
        """The rung this is; sound has none."""
        return Resolution(self.name.removesuffix(AV1))

    @property
    def is_second(self) -> bool:
        """True for a rung's other picture, which the second pass makes."""
        return self.name.endswith(AV1)

    @property
    def is_sound(self) -> bool:
        """True for a sound track."""
        return not self.width


@dataclass(frozen=True)
class _Segment:
    at: int
    size: int
    seconds: Fraction


def measure(media: Path, name: str, fps: Fraction) -> Rendition:
    """What the rung in the file ``media`` really is.

    Raises:
        EncodeError: it is missing or incomplete.
    """
    layout, size = _read(media)
    segments = _segments(layout.fragments)
    keys = [_Segment(f.at, f.first, f.seconds) for f in layout.fragments]
    return Rendition(
        name=name,
        codec=layout.codec,
        peak_bps=_peak(segments),
        average_bps=_rate(size, _length(segments)),
        size_bytes=size,
        seconds=float(_length(segments)),
        width=layout.width,
        height=layout.height,
        fps=float(fps),
        key_peak_bps=max(_rate(key.size, key.seconds) for key in keys),
        key_average_bps=_rate(sum(key.size for key in keys), _length(keys)),
    )


def measure_sound(media: Path, track: Track) -> Rendition:
    """As :func:`measure`, for a sound track."""
    layout, size = _read(media)
    segments = _segments(layout.fragments)
    return Rendition(
        name=sound_name(track),
        codec=layout.codec,
        peak_bps=_peak(segments),
        average_bps=_rate(size, _length(segments)),
        size_bytes=size,
        seconds=float(_length(segments)),
        label=track.label,
        language=track.language,
        described=track.described,
    )


def _read(media: Path) -> tuple[Layout, int]:
    try:
        return read_layout(media), media.stat().st_size
    except OSError as error:
        raise EncodeError(f"{media.name}: {error}") from error


def files(rendition: Rendition) -> list[str]:
    """The names of all files of a rendition, its media first."""
    name = rendition.name
    keys = [] if rendition.is_sound else [f"{name}{KEY_FRAMES}.m3u8"]
    return [f"{name}.mp4", *keys, f"{name}.m3u8"]


def write_playlists(folder: Path, rendition: Rendition) -> None:
    """Index ``{name}.mp4`` in ``folder``: its segments and, of a picture, its key frames."""
    name = rendition.name
    layout = read_layout(folder / f"{name}.mp4")
    text = _media(name, layout.header, _segments(layout.fragments))
    (folder / f"{name}.m3u8").write_text(text, encoding="ascii")
    if not rendition.is_sound:
        keys = [_Segment(f.at, f.first, f.seconds) for f in layout.fragments]
        text = _media(name, layout.header, keys, "#EXT-X-I-FRAMES-ONLY")
        (folder / f"{name}{KEY_FRAMES}.m3u8").write_text(text, encoding="ascii")


def _segments(fragments: Sequence[Fragment]) -> list[_Segment]:
    """Neighbours together, as long as they stay short.

    What is left at the end joins its neighbour where a player would stumble over it.
    """
    segments: list[_Segment] = []
    for each in fragments:
        last = segments[-1] if segments else None
        if last and (
            last.seconds + each.seconds <= LONGEST_JOINED or each.seconds < SHORTEST_SECONDS
        ):
            joined = _Segment(last.at, each.at + each.size - last.at, last.seconds + each.seconds)
            segments[-1] = joined
        else:
            segments.append(_Segment(each.at, each.size, each.seconds))
    return segments


def _media(name: str, header: int, segments: Sequence[_Segment], *more: str) -> str:
    lines = [
        "#EXTM3U",
        "#EXT-X-VERSION:7",
        f"#EXT-X-TARGETDURATION:{TARGET_SECONDS}",
        "#EXT-X-PLAYLIST-TYPE:VOD",
        "#EXT-X-INDEPENDENT-SEGMENTS",
        *more,
        f'#EXT-X-MAP:URI="{name}.mp4",BYTERANGE="{header}@0"',
    ]
    for each in segments:
        lines.append(f"#EXTINF:{float(each.seconds):.6f},")
        lines.append(f"#EXT-X-BYTERANGE:{each.size}@{each.at}")
        lines.append(f"{name}.mp4")
    return "\n".join([*lines, "#EXT-X-ENDLIST"]) + "\n"


def _length(segments: Iterable[_Segment]) -> Fraction:
    return sum((each.seconds for each in segments), Fraction(0))


def _rate(size: int, seconds: Fraction) -> int:
    return round(size * 8 / max(seconds, Fraction(1, 1000)))


def _peak(segments: Sequence[_Segment]) -> int:
    """Bits per second of the heaviest run of segments of about one target duration."""
    low, high = (share * TARGET_SECONDS for share in PEAK_WINDOW)
    peak = 0
    for first in range(len(segments)):
        seconds, size = Fraction(0), 0
        for each in segments[first:]:
            seconds, size = seconds + each.seconds, size + each.size
            if seconds > high:
                break
            if seconds >= low:
                peak = max(peak, _rate(size, seconds))
    return peak or _rate(sum(each.size for each in segments), _length(segments))


def master(made: Iterable[Rendition]) -> str:
    """The multivariant playlist over finished renditions, lowest first."""
    each = list(made)
    sounds = [one for one in each if one.is_sound]
    videos = [one for one in each if not one.is_sound]
    # Those that every player has come first, as some take what they find first.
    videos.sort(key=lambda one: (one.is_second, one.width * one.height))
    lines = ["#EXTM3U", "#EXT-X-VERSION:7", "#EXT-X-INDEPENDENT-SEGMENTS"]
    lines += [_offer(sound) for sound in sounds]
    for video in videos:
        lines += _variant(video, sounds)
    return "\n".join([*lines, *(_key_variant(video) for video in videos)]) + "\n"


def _offer(sound: Rendition) -> str:
    default = "YES" if sound.name == AUDIO else "NO"
    language = f',LANGUAGE="{sound.language}"' if sound.language else ""
    told = ',CHARACTERISTICS="public.accessibility.describes-video"' if sound.described else ""
    return (
        f'#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="{AUDIO_GROUP}",NAME="{sound.label}"{language},'
        f'DEFAULT={default},AUTOSELECT=YES{told},CHANNELS="2",URI="{sound.name}.m3u8"'
    )


def _variant(video: Rendition, sounds: Sequence[Rendition]) -> Iterator[str]:
    # Whichever track is heard, the variant takes no more than this.
    peak = video.peak_bps + max((sound.peak_bps for sound in sounds), default=0)
    average = video.average_bps + max((sound.average_bps for sound in sounds), default=0)
    codecs = ",".join([video.codec, *sorted({sound.codec for sound in sounds})])
    group = f',AUDIO="{AUDIO_GROUP}"' if sounds else ""
    # A short file is mostly its index, so that its average can pass its heaviest segment.
    yield (
        f"#EXT-X-STREAM-INF:BANDWIDTH={max(peak, average)},AVERAGE-BANDWIDTH={average},"
        f'CODECS="{codecs}",RESOLUTION={video.width}x{video.height},'
        f"FRAME-RATE={video.fps:.3f}{group}"
    )
    yield f"{video.name}.m3u8"


def _key_variant(video: Rendition) -> str:
    return (
        f"#EXT-X-I-FRAME-STREAM-INF:BANDWIDTH={video.key_peak_bps},"
        f"AVERAGE-BANDWIDTH={video.key_average_bps},"
        f'CODECS="{video.codec}",RESOLUTION={video.width}x{video.height},'
        f'URI="{video.name}{KEY_FRAMES}.m3u8"'
    )
