"""Tell whether a source's picture can be given to viewers as it is, by looking at every packet.

Then the top rung is copied: there at once, and with nothing lost. It has to be what we would
have made: an H.264 that every browser decodes, at a steady rate from the very beginning, with
key frames from which a player can start, near enough to one another.
"""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

import av
from av.container import InputContainer
from av.packet import Packet
from av.video.stream import VideoStream

from server.features.media.source import MediaInfo

LONGEST_GOP = Fraction("5.9")
"""Seconds; a segment holds at least one, and has to stay within its playlist's target."""
LEAST_MEAN_GOP = Fraction("0.8")
"""The other rungs have their key frames at the same instants, and many cost many bytes."""
LARGEST_STEP_ERROR = Fraction("0.002")
"""Seconds that a frame may be off its place; Matroska's clock ticks once a millisecond."""
PEAK_SECONDS = Fraction(4)
PATIENCE_SECONDS = 40
"""On the clock; a file that takes longer to read through is encoded, however well it would fit."""
PROFILES = frozenset({"Constrained Baseline", "Baseline", "Main", "High"})
_FORMATS = frozenset({"mov", "matroska"})
"""Those that keep the decoder's set-up outside of the picture, in one place."""
_IDR, _SETS = 5, frozenset({7, 8})
"""NAL unit types (H.264, table 7-1)."""
_ORDINARY = frozenset({1, 2})
"""BT.709, or not said, among primaries and matrices (H.273)."""
_ORDINARY_CURVES = frozenset({1, 2, 6})
_HD_LINES = 720
_BT709 = 1
_FIRST_SETS_BYTE = 5


def peak_kbps(
    container: InputContainer,
    video: VideoStream,
    info: MediaInfo,
    patience: float = PATIENCE_SECONDS,
) -> int | None:
    """What the picture takes in its heaviest seconds; None when it cannot be given as it is."""
    if not (_suits_browsers(video, info) and info.format.partition(",")[0] in _FORMATS):
        return None
    try:
        container.seek(0, backward=True)
        return _Walk(video, info).through(container, patience)
    except av.FFmpegError:
        return None


def _suits_browsers(video: VideoStream, info: MediaInfo) -> bool:
    colour = info.colour
    hd = min(info.width, info.height) >= _HD_LINES
    coloured = (
        not colour.full_range
        and colour.primaries in _ORDINARY
        and colour.transfer in _ORDINARY_CURVES
        # A small picture that does not say is taken for BT.601 by players, and ours say BT.709.
        and (colour.matrix == _BT709 or (colour.matrix in _ORDINARY and hd))
    )
    upright = not info.rotation and (info.width, info.height) == (
        info.coded_width,
        info.coded_height,
    )
    coded = info.video_codec == "h264" and video.codec_context.profile in PROFILES
    return coded and coloured and upright and not info.interlaced and info.pixel_format == "yuv420p"


@dataclass(frozen=True)
class _Seen:
    """A packet, without its content."""

    time: Fraction
    size: int
    key: bool


class _Walk:
    def __init__(self, video: VideoStream, info: MediaInfo) -> None:
        self._video = video
        self._info = info
        self._config = bytes(video.codec_context.extradata or b"")

    def through(self, container: InputContainer, patience: float) -> int | None:
        start = Fraction(container.start_time or 0, av.time_base)
        seen: list[_Seen] = []
        until = time.monotonic() + patience
        for packet in container.demux(self._video):
            if time.monotonic() > until:
                return None
            if packet.pts is None or packet.time_base is None:
                if packet.size:
                    return None
                continue
            if not self._sound(packet):
                return None
            at = packet.pts * packet.time_base - start
            seen.append(_Seen(at, packet.size, packet.is_keyframe))
        if not seen or not seen[0].key:
            return None
        seen.sort(key=lambda each: each.time)
        return _peak(seen, self._info.fps) if self._steady(seen) else None

    def _sound(self, packet: "Packet[VideoStream]") -> bool:
        """The packet is whole, shown, and where players may start they can."""
        if packet.is_discard or packet.is_corrupt:
            return False
        if not packet.is_keyframe:
            return True
        units = list(_units(bytes(packet), self._config))
        # Sets that differ from those in the header would not come along.
        inside = all(unit in self._config for unit in units if unit[0] & 31 in _SETS)
        return inside and any(unit[0] & 31 == _IDR for unit in units)

    def _steady(self, seen: list[_Seen]) -> bool:
        step = 1 / self._info.fps
        if any(abs(each.time - i * step) > step * 2 / 5 for i, each in enumerate(seen)):
            return False
        if any(abs(b.time - a.time - step) > LARGEST_STEP_ERROR for a, b in pairwise(seen)):
            return False
        keys = [each.time for each in seen if each.key]
        keys.append(seen[-1].time + step)
        gops = [b - a for a, b in pairwise(keys)]
        mean = sum(gops, Fraction(0)) / len(gops)
        return max(gops) <= LONGEST_GOP and (mean >= LEAST_MEAN_GOP or len(gops) == 1)


def _units(packet: bytes, config: bytes) -> Iterator[bytes]:
    """The NAL units of a packet; none when it is not in the form of an MP4 (ISO 14496-15)."""
    if len(config) < _FIRST_SETS_BYTE or config[0] != 1:
        return
    width = (config[4] & 3) + 1
    at = 0
    while at + width < len(packet):
        length = int.from_bytes(packet[at : at + width])
        at += width
        if not 0 < length <= len(packet) - at:
            return
        yield packet[at : at + length]
        at += length


def _peak(seen: list[_Seen], fps: Fraction) -> int:
    """Kilobits per second of the heaviest :data:`PEAK_SECONDS`, or of all when it is shorter."""
    window = max(1, round(PEAK_SECONDS * fps))
    total = heaviest = 0
    for i, each in enumerate(seen):
        total += each.size
        if i >= window:
            total -= seen[i - window].size
        heaviest = max(heaviest, total)
    return round(heaviest * 8 / 1000 / float(min(window, len(seen)) / fps))
