"""Hold a size or a sound track that a creator's computer made to what this server would have made.

Nothing of it is believed: every packet is read and some of the picture decoded in the sandbox, at
moments that nobody can know before, and all sizes have to show the same there.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from random import SystemRandom

from server.features.media.encode import AUDIO_HZ, AUDIO_KBPS
from server.features.media.ladder import BUFFER_SECONDS, PEAK_SHARE, Rung
from server.features.media.ladders.errors import LadderRefusedError
from server.features.media.ladders.look import Found, look_into
from server.features.media.source import MediaInfo

SEAMS = 4
"""Key frames, and the frames before them, that are looked at."""
ELSEWHERE = 4
"""Moments in between."""
MEAN_APART, MOST_APART = 6.0, 48
"""Of 256 greys, by which the looks of two sizes may differ: on the whole, and at any point. Those
of real films lie within 2 and 6."""
AVC = re.compile(r"avc1\.[0-9a-f]{4}([0-9a-f]{2})")
"""RFC 6381's name of H.264; the level is its end."""
HIGHEST_LEVEL = 0x34
"""H.264's 5.2, ten times and in hex: 2160p at 60."""
SLACK_SECONDS = 1.0
"""By which the claimed length may be off; sound ends later than the picture, or sooner."""
SLACK_SHARE = 0.02
"""The same, of the whole: indexes promise more than there is."""
SLACK_BYTES = 64 << 10
"""A fragment's index counts as well, and so does the priming of the rate control."""
STEREO = 2

KIND = "The size {name} is of another kind than this server offers."
LENGTH = "The size {name} is not as long as the film is."
SHORT = "The film is shorter than it was said to be."
APART = "The size {name} does not begin its parts where the others do."
HEAVY = "The size {name} takes more bits than this server allows."
OTHER = "The size {name} shows something else than the others."
SOUND = "A sound track is not as this server offers it."


@dataclass(frozen=True)
class Measure:
    """The first size that was taken, with which the others are compared."""

    path: Path
    frames: tuple[int, ...]
    """Of each part."""


def verify(path: Path, info: MediaInfo, rung: Rung, first: Measure | None) -> Measure:
    """See that the file at ``path`` is that size of that film.

    Args:
        path: Of the size.
        info: The source, as it is claimed.
        rung: What the size has to be.
        first: The lowest size, which was verified before; None for the lowest itself.

    Raises:
        LadderRefusedError: it is not.
    """
    seconds = _moments(info, rung, first)
    found = look_into(path, seconds)
    _check_kind(found, rung)
    _check_length(found, info, rung)
    _check_weight(found, rung, PEAK_SHARE * rung.max_kbps)
    if first is None:
        return Measure(path, found.frames)
    if found.frames != first.frames:
        raise LadderRefusedError(APART.format(name=rung.name))
    _compare(found, look_into(first.path, seconds), rung)
    return first


def _moments(info: MediaInfo, rung: Rung, first: Measure | None) -> list[float]:
    """Where to look: beginning, middle, end, at seams, and where nobody can guess."""
    chance = SystemRandom()
    last = max(info.duration - SLACK_SECONDS, 0.0)
    chosen = [0.0, last / 2, last, *(chance.uniform(0, last) for _ in range(ELSEWHERE))]
    if first is not None:
        ends = [sum(first.frames[: i + 1]) for i in range(len(first.frames))]
        for frame in chance.sample(ends[:-1], min(SEAMS, len(ends) - 1)):
            chosen += [float((frame - 1) / rung.fps), float(frame / rung.fps)]
    return sorted(round(each, 6) for each in chosen)


def _check_kind(found: Found, rung: Rung) -> None:
    picture = found.source
    coded = AVC.fullmatch(found.codec)
    fits = (
        coded is not None
        and int(coded[1], 16) <= HIGHEST_LEVEL
        and picture is not None
        and picture.as_is_peak_kbps is not None
        and (found.width, found.height) == (rung.width, rung.height)
        and (picture.width, picture.height) == (rung.width, rung.height)
        and picture.fps == rung.fps
    )
    if not fits:
        raise LadderRefusedError(KIND.format(name=rung.name))


def _check_length(found: Found, info: MediaInfo, rung: Rung) -> None:
    frame = 1 / rung.fps
    steady = all(
        abs(seconds - count * frame) <= frame
        for count, seconds in zip(found.frames, found.seconds, strict=True)
    )
    if not steady or float(sum(found.frames) * frame) > info.duration + SLACK_SECONDS:
        raise LadderRefusedError(LENGTH.format(name=rung.name))


def check_claimed(info: MediaInfo, lengths: Sequence[float], *, lowest: bool) -> None:
    """See that picture or sound, whichever is longer, lasts as long as is claimed.

    Args:
        info: The source, as it is claimed.
        lengths: Seconds of the lowest size, and of all sound.
        lowest: Else there is nothing to be seen: other sizes are as long as that one.

    Raises:
        LadderRefusedError: they do not.
    """
    slack = max(SLACK_SECONDS, info.duration * SLACK_SHARE)
    if lowest and max(lengths) < info.duration - slack:
        raise LadderRefusedError(SHORT)


def _check_weight(found: Found, rung: Rung, kbps: float) -> None:
    """A bucket that empties at ``kbps`` never holds more than the buffer of a player."""
    full = Fraction(kbps) * 1000 * BUFFER_SECONDS + SLACK_BYTES * 8
    level = Fraction(0)
    for size, seconds in zip(found.sizes, found.seconds, strict=True):
        level += size * 8
        if level > full + Fraction(kbps) * 1000 * seconds:
            raise LadderRefusedError(HEAVY.format(name=rung.name))
        level = max(level - Fraction(kbps) * 1000 * seconds, Fraction(0))


def _compare(found: Found, first: Found, rung: Rung) -> None:
    for ours, theirs in zip(found.looks, first.looks, strict=True):
        apart = [abs(a - b) for a, b in zip(ours, theirs, strict=True)]
        if sum(apart) / len(apart) > MEAN_APART or max(apart) > MOST_APART:
            raise LadderRefusedError(OTHER.format(name=rung.name))


def verify_sound(path: Path, info: MediaInfo) -> None:
    """See that the file at ``path`` is a sound track of that film.

    Raises:
        LadderRefusedError: it is not.
    """
    last = max(info.duration - SLACK_SECONDS, 0.0)
    found = look_into(path, [0.0, round(SystemRandom().uniform(0, last), 3)])
    length = sum(found.seconds, Fraction(0))
    fits = (
        found.sound is not None
        and found.codec == "mp4a.40.2"
        and (found.sound.channels, found.sound.sample_rate) == (STEREO, AUDIO_HZ)
        and length <= info.duration + 2 * SLACK_SECONDS
    )
    bits = sum(found.sizes) * 8
    if not fits or bits > AUDIO_KBPS * 1000 * PEAK_SHARE * (length + 2) + SLACK_BYTES * 8:
        raise LadderRefusedError(SOUND)
