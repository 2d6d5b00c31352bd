"""From a subtitle file of any kind to cues. What kind it is, its content says, not its name."""

from collections.abc import Callable
from dataclasses import dataclass

from server.contract.subtitles import CUE_TEXT_MAX, CUES_MAX, HOURS_MAX, SubtitleFormat
from server.features.media.subtitles import subrip, substation, ttml, webvtt
from server.features.media.subtitles.cues import Cue
from server.features.media.subtitles.encodings import decode
from server.features.media.subtitles.errors import (
    EMPTY,
    UNKNOWN,
    UnreadableSubtitlesError,
    bad_times,
)

VTT_EXAMPLE = "00:01:02.345 --> 00:01:04.567"
LAST = HOURS_MAX * 3600 * 1000


@dataclass(frozen=True)
class Reading:
    """What was found in a file."""

    format: SubtitleFormat
    cues: tuple[Cue, ...]
    left_out: int
    """Cues without words or without a moment to be shown in, and text outside of cues."""


def read(
    body: bytes,
    *,
    language: str = "",
    encoding: str | None = None,
    frame_rate: float | None = None,
) -> Reading:
    """The cues of a file, in the order of their times.

    Args:
        body: Its bytes.
        language: What it is in, as BCP 47 writes it, where that is known.
        encoding: Of its text; None to find out.
        frame_rate: For MicroDVD without one.

    Raises:
        UnreadableSubtitlesError: it cannot be taken; the sentence says why, and where.
    """
    text = decode(body, encoding=encoding, language=language)
    kind, found, lost = _parse(text, frame_rate)
    kept = sorted(
        (cue for cue in found if cue.runs and cue.end > cue.start),
        key=lambda cue: (cue.start, cue.end),
    )
    _check(kept)
    return Reading(kind, tuple(kept), lost + len(found) - len(kept))


def _parse(text: str, frame_rate: float | None) -> tuple[SubtitleFormat, list[Cue], int]:
    track = webvtt.parse(text)
    if track is not None:
        if track.bad_times:
            raise bad_times(track.bad_times[0], VTT_EXAMPLE)
        return SubtitleFormat.WEBVTT, track.cues, track.left_out
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    kinds: list[tuple[SubtitleFormat, bool, Callable[[], list[Cue]]]] = [
        (SubtitleFormat.TTML, ttml.is_ttml(text), lambda: ttml.read(text)),
        (SubtitleFormat.ASS, substation.is_substation(text), lambda: substation.read(lines)),
        (
            SubtitleFormat.MICRODVD,
            substation.is_microdvd(lines),
            lambda: substation.read_frames(lines, frame_rate),
        ),
        (SubtitleFormat.SBV, subrip.is_sbv(lines), lambda: subrip.read_sbv(lines)),
        (SubtitleFormat.SRT, "-->" in text, lambda: subrip.read(lines)),
    ]
    for kind, is_it, cues in kinds:
        if is_it:
            return kind, cues(), 0
    raise UnreadableSubtitlesError(UNKNOWN)


def _check(cues: list[Cue]) -> None:
    if not cues:
        raise UnreadableSubtitlesError(EMPTY)
    if len(cues) > CUES_MAX:
        raise UnreadableSubtitlesError(
            f"There are {len(cues)} cues in this file, and {CUES_MAX} are the most that are taken."
        )
    for cue in cues:
        when = webvtt.stamp(cue.start)
        if cue.end > LAST:
            raise UnreadableSubtitlesError(
                f"The cue at {when} ends after {HOURS_MAX} hours, which no video lasts."
            )
        if len(cue.text) > CUE_TEXT_MAX:
            raise UnreadableSubtitlesError(
                f"The cue at {when} has {len(cue.text)} characters, and {CUE_TEXT_MAX} are the "
                "most that are taken. Make several of it."
            )
