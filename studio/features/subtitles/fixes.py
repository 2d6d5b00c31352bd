"""Putting right what the checks find, where that needs no thought.

A fix is safe when the finding is gone by it, no other cue is touched, and no word is lost.
"""

import math
from collections.abc import Sequence
from dataclasses import replace

from studio.features.subtitles.breaking import broken
from studio.features.subtitles.checks import ARROW, Check, Finding, findings_of, unclosed
from studio.features.subtitles.cue import Cue, Cues, Splice, in_order, place_of
from studio.features.subtitles.edits import merge
from studio.features.subtitles.limits import Film, Limits
from studio.features.subtitles.reading import graphemes, plain

_SECOND = 1000
_ROUNDS = 3
"""A fix may bring another finding of the same cue, which has a fix of its own."""


def fixed(cues: Cues, finding: Finding, limits: Limits, film: Film) -> Cues:
    """The track without a finding; the very same one where that needs a person."""
    row = place_of(cues, finding.key)
    splice = None if row < 0 else _fix(row, cues, finding.check, limits, film)
    return cues if splice is None else in_order(splice.apply(cues))


def all_fixed(cues: Cues, limits: Limits, film: Film) -> Cues:
    """The track with everything put right that is safe."""
    # What is empty goes first: it stands in the way of others.
    track = [cue for cue in cues if plain(cue.text).strip()]
    row = 0
    while row < len(track):
        rounds = 0
        while (splice := _first_fix(row, track, limits, film)) is not None and rounds < _ROUNDS:
            track[row : row + len(splice.old)] = splice.new
            rounds += 1
        row += 1
    after = in_order(track)
    return cues if after == cues else after


def _first_fix(row: int, cues: Sequence[Cue], limits: Limits, film: Film) -> Splice | None:
    fixes = (
        _fix(row, cues, finding.check, limits, film)
        for finding in findings_of(row, cues, limits, film)
    )
    return next((splice for splice in fixes if splice is not None), None)


def _fix(row: int, cues: Sequence[Cue], check: Check, limits: Limits, film: Film) -> Splice | None:
    cue = cues[row]
    if check is Check.EMPTY:
        return Splice(row, (cue,), ())
    if check is Check.DUPLICATE:
        both = (cue, cues[row + 1])
        return Splice(row, both, merge(both, {each.key for each in both}, limits))
    changed = _mended(row, cues, check, limits, film)
    if changed is None or changed == cue:
        return None
    left = findings_of(0, (changed, *cues[row + 1 : row + 2]), limits, film)
    if any(finding.check is check for finding in left):
        return None
    return Splice(row, (cue,), (changed,))


def _mended(row: int, cues: Sequence[Cue], check: Check, limits: Limits, film: Film) -> Cue | None:
    cue = cues[row]
    if check is Check.BACKWARDS and cue.end < cue.start:
        return replace(cue, start=cue.end, end=cue.start)
    if check in {Check.TOO_WIDE, Check.TOO_MANY_LINES}:
        return replace(cue, text=broken(cue.text, limits))
    if check is Check.ARROW:
        return replace(cue, text=cue.text.replace(ARROW, "→"))
    if check is Check.MARKUP:
        return _closed(cue)
    return _retimed(row, cues, check, limits, film)


def _retimed(row: int, cues: Sequence[Cue], check: Check, limits: Limits, film: Film) -> Cue | None:
    cue = cues[row]
    room = _room(row, cues, limits, film)
    if check in {Check.OVERLAP, Check.GAP, Check.PAST_END}:
        end = room
    elif check is Check.TOO_FAST:
        needed = math.ceil(graphemes(cue.text) * _SECOND / limits.speed)
        end = min(room, cue.start + min(needed, limits.longest))
    elif check in {Check.TOO_SHORT, Check.BACKWARDS}:
        end = min(room, cue.start + limits.shortest)
    else:
        return None
    shorter_than_readable = end < cue.end and end - cue.start < limits.shortest
    return None if end <= cue.start or shorter_than_readable else replace(cue, end=end)


def _room(row: int, cues: Sequence[Cue], limits: Limits, film: Film) -> int:
    """Until when a cue may be shown: the next one's beginning less the gap, or the film's end."""
    end = film.length if film.length is not None else cues[row].start + limits.longest
    if row + 1 < len(cues):
        end = min(end, cues[row + 1].start - film.frames(limits.gap_frames))
    return end


def _closed(cue: Cue) -> Cue | None:
    try:
        opened = unclosed(cue.text)
    except ValueError:
        return None
    return replace(cue, text=cue.text + "".join(f"</{name}>" for name in reversed(opened)))
