"""Which sound tracks a video is offered with, and how each becomes stereo."""

import re
from dataclasses import dataclass

from babel import Locale, UnknownLocaleError
from babel.core import get_global

from server.features.media.source import AudioInfo, MediaInfo

MAX_TRACKS = 8
"""More than a film of many languages has; each costs its encode."""
LABEL_CHARACTERS = 60
UNSAID = "Original"
PEAK = 0.95
"""Of full scale. Encoding to AAC overshoots a little."""
_LANGUAGE = re.compile(r"[a-z]{2,3}")
_NO_LANGUAGE = frozenset({"und", "mis", "mul", "zxx"})
"""ISO 639-2 codes for undetermined, uncoded, several and none."""
_HARMFUL = re.compile(r"[\x00-\x1f\x7f\"\u2028\u2029\ud800-\udfff]+")
"""What a quoted string of a playlist must not hold (RFC 8216, 4.2)."""


@dataclass(frozen=True)
class Track:
    """One sound track, as the audio group offers it."""

    number: int
    """From 1, which plays unasked."""
    index: int
    """Position among all streams of the source."""
    channels: int
    label: str
    """For people; no two of a video are alike."""
    language: str | None
    """BCP 47, where the file says."""
    described: bool
    """It tells the blind what is seen."""


def tracks(info: MediaInfo) -> tuple[Track, ...]:
    """The tracks that are offered: first the one that plays unasked, then as in the file."""
    if not info.audio:
        return ()
    default = next((each for each in info.audio if each.default), info.audio[0])
    others = [each for each in info.audio if each is not default]
    labels: list[str] = []
    found = []
    for number, sound in enumerate([default, *others[: MAX_TRACKS - 1]], 1):
        labels.append(_unlike(labels, _label(sound)))
        language = language_tag(sound.language)
        found.append(
            Track(number, sound.index, sound.channels, labels[-1], language, sound.described)
        )
    return tuple(found)


def language_tag(said: str | None) -> str | None:
    """The shortest BCP 47 tag of an ISO 639 code, ``bn`` of ``ben``; None where it is none."""
    code = (said or "").strip().lower()
    if not _LANGUAGE.fullmatch(code) or code in _NO_LANGUAGE:
        return None
    tag: str = get_global("language_aliases").get(code, code)
    # Some aliases carry a script, which nobody said.
    return tag.partition("_")[0]


def to_stereo(channels: int) -> list[str]:
    """Filters that make two channels of ``channels``, as loud as they were.

    One goes to both sides whole: the library's own way takes 3 dB away. More are mixed after
    ITU-R BS.775 (centre and surround at -3 dB, no LFE), which adds up to more than full scale
    where all are loud, so that a limiter catches what would be cut off.
    """
    if channels == 1:
        return ["pan=stereo|c0=c0|c1=c0"]
    stereo = "aformat=sample_fmts=fltp:channel_layouts=stereo"
    if channels == 2:  # noqa: PLR2004 - stereo
        return [stereo]
    return [stereo, f"alimiter=limit={PEAK}:level=0:latency=1"]


def _label(sound: AudioInfo) -> str:
    title = _HARMFUL.sub(" ", sound.title or "").strip()[:LABEL_CHARACTERS].strip()
    if title:
        return title
    tag = language_tag(sound.language)
    if tag is None:
        return UNSAID
    try:
        name = Locale.parse(tag).get_language_name()
    except (UnknownLocaleError, ValueError):
        return tag
    return (name[:1].upper() + name[1:]) if name else tag


def _unlike(taken: list[str], label: str) -> str:
    if label not in taken:
        return label
    number = 2
    while f"{label} ({number})" in taken:
        number += 1
    return f"{label} ({number})"
