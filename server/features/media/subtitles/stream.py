"""Subtitles in the stream: an HLS playlist of a track, and its segments (RFC 8216, 3.5).

Apple's authoring specification asks that the playlist spans the whole video (5.3) and that
every segment says how its times relate to the stream's (5.5).
"""

import math
from functools import lru_cache

from server.features.media.subtitles import webvtt
from server.features.media.subtitles.cues import Cue

SEGMENT_SECONDS = 60
"""A minute of text is no more than some kilobytes."""
TIMESTAMP_MAP = "X-TIMESTAMP-MAP=LOCAL:00:00:00.000,MPEGTS:0"
"""Ours begin at zero, as the streams of sound and picture do."""


AT_HAND = 8
"""Tracks whose cues are remembered: a viewer asks for one segment after the other."""


def count(seconds: float) -> int:
    """How many segments a track of a video of that length has."""
    return max(1, math.ceil(seconds / SEGMENT_SECONDS))


def playlist(seconds: float, name: str) -> str:
    """The media playlist of a track.

    Args:
        seconds: Length of the video.
        name: Of the track, which its segments are below: ``{name}/{number}.vtt``, from 0.
    """
    target = min(SEGMENT_SECONDS, max(1, math.ceil(seconds)))
    lines = [
        "#EXTM3U",
        "#EXT-X-VERSION:7",
        f"#EXT-X-TARGETDURATION:{target}",
        "#EXT-X-MEDIA-SEQUENCE:0",
        "#EXT-X-PLAYLIST-TYPE:VOD",
    ]
    for number in range(count(seconds)):
        length = min(SEGMENT_SECONDS, seconds - number * SEGMENT_SECONDS)
        lines += [f"#EXTINF:{max(length, 0.001):.3f},", f"{name}/{number}.vtt"]
    return "\n".join([*lines, "#EXT-X-ENDLIST"]) + "\n"


def segment(vtt: str, number: int) -> str:
    """One segment of a clean track: every cue that is shown in it, whole.

    A cue that is shown across segments' borders is in each of them, with its own times, as
    RFC 8216 has it; players show it once.
    """
    begin = number * SEGMENT_SECONDS * 1000
    end = begin + SEGMENT_SECONDS * 1000
    shown = [cue for cue in _cues(vtt) if cue.start < end and cue.end > begin]
    return webvtt.write(shown, TIMESTAMP_MAP)


@lru_cache(maxsize=AT_HAND)
def _cues(vtt: str) -> tuple[Cue, ...]:
    track = webvtt.parse(vtt)
    return tuple(track.cues) if track else ()
