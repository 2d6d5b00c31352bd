"""From a subtitle file of any kind to cues. What kind it is, its content says, not its name."""

from collections.abc import Callable, Iterator
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
from server.features.media.subtitles.lines import lines_of

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
    track = webvtt.Track()
    kind, found = _parse(text, frame_rate, track)
    kept: list[Cue] = []
    for cue in found:
        if not cue.runs or cue.end <= cue.start:
            track.left_out += 1
            continue
        _check(cue)
        kept.append(cue)
        # Said of the first that is too many: a file of four megabytes has a hundred thousand.
        if len(kept) > CUES_MAX:
            raise UnreadableSubtitlesError(
                f"There are more than {CUES_MAX} cues in this file, which are the most that "
                "are taken."
            )
    if track.bad_times:
        raise bad_times(track.bad_times[0], VTT_EXAMPLE)
    if not kept:
        raise UnreadableSubtitlesError(EMPTY)
    kept.sort(key=lambda cue: (cue.start, cue.end))
    return Reading(kind, tuple(kept), track.left_out)


def _parse(
    text: str, frame_rate: float | None, track: webvtt.Track
) -> tuple[SubtitleFormat, Iterator[Cue]]:
    if webvtt.is_webvtt(text):
        return SubtitleFormat.WEBVTT, webvtt.walk(text, track)
    lines = lines_of(text)
    kinds: list[tuple[SubtitleFormat, bool, Callable[[], Iterator[Cue]]]] = [
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
            return kind, cues()
    raise UnreadableSubtitlesError(UNKNOWN)


def _check(cue: Cue) -> None:
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
