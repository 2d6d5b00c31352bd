"""Everything that can be done to a track. Each takes one and gives another; none changes one.

An edit that is not possible gives back the very track it was given.
"""

import re
from collections.abc import Callable, Collection
from dataclasses import replace

from studio.features.subtitles.breaking import broken, words_of
from studio.features.subtitles.cue import Cue, Cues, in_order, next_key, place_of
from studio.features.subtitles.limits import Limits
from studio.features.subtitles.reading import graphemes

SHORTEST = 1
"""Milliseconds: a cue that is there at all."""


def set_text(cues: Cues, key: int, text: str) -> Cues:
    """Write another text."""
    return _each(cues, {key}, lambda cue: cue if cue.text == text else replace(cue, text=text))


def retime(cues: Cues, key: int, start: int, end: int) -> Cues:
    """Show a cue at another time. It begins at 0 or later and ends after it began."""
    begin = max(0, start)
    stop = max(begin + SHORTEST, end)
    return in_order(_each(cues, {key}, lambda cue: _at(cue, begin, stop)))


def insert(cues: Cues, start: int, end: int, text: str = "") -> tuple[Cues, int]:
    """Add a cue. Returns the track and the key of the new cue."""
    begin = max(0, start)
    cue = Cue(next_key(cues), begin, max(begin + SHORTEST, end), text)
    return in_order([*cues, cue]), cue.key


def remove(cues: Cues, keys: Collection[int]) -> Cues:
    """Take cues out."""
    left = tuple(cue for cue in cues if cue.key not in keys)
    return cues if len(left) == len(cues) else left


def split(cues: Cues, key: int, at: int, letters: int | None = None) -> Cues:
    """Make two cues of one.

    Args:
        at: Milliseconds of the video; inside the cue.
        letters: Where the text is parted, in characters; where null, at the line break or word
            that is nearest to the time.
    """
    row = place_of(cues, key)
    if row < 0 or not cues[row].start < at < cues[row].end:
        return cues
    cue = cues[row]
    if letters is None:
        first, second = _parted(cue.text, (at - cue.start) / cue.duration)
    else:
        first, second = cue.text[:letters].rstrip(), cue.text[letters:].lstrip()
    return in_order(
        [
            *cues[:row],
            replace(cue, end=at, text=first),
            replace(cue, key=next_key(cues), start=at, text=second),
            *cues[row + 1 :],
        ]
    )


def merge(cues: Cues, keys: Collection[int], limits: Limits) -> Cues:
    """Make one cue of several, from the first one's beginning to the last one's end."""
    chosen = [cue for cue in cues if cue.key in keys]
    if len(chosen) < 2:  # noqa: PLR2004 - one is one already
        return cues
    texts = [cue.text.strip() for cue in chosen if cue.text.strip()]
    same = len(set(texts)) == 1
    text = texts[0] if same else broken(" ".join(texts), limits)
    one = replace(chosen[0], end=max(cue.end for cue in chosen), text=text)
    return in_order([one, *(cue for cue in cues if cue.key not in keys)])


def shift(cues: Cues, keys: Collection[int], delta: int) -> Cues:
    """Move cues by so many milliseconds; together, and never before the beginning."""
    earliest = min((cue.start for cue in cues if cue.key in keys), default=0)
    by = max(delta, -earliest)
    return in_order(_each(cues, keys, lambda cue: _at(cue, cue.start + by, cue.end + by)))


def stretch(cues: Cues, keys: Collection[int], factor: float, anchor: int = 0) -> Cues:
    """Scale the times of cues around a moment that stays, as for another frame rate.

    Raises:
        ValueError: A factor of nought or less.
    """
    if factor <= 0:
        raise ValueError("times can be stretched by more than nought only")

    def moved(time: int) -> int:
        return max(0, round(anchor + (time - anchor) * factor))

    def stretched(cue: Cue) -> Cue:
        start = moved(cue.start)
        return _at(cue, start, max(start + SHORTEST, moved(cue.end)))

    return in_order(_each(cues, keys, stretched))


def change_rate(cues: Cues, made_for: float, plays_at: float) -> Cues:
    """Fit a track made for a film of one frame rate to the same frames at another."""
    return stretch(cues, {cue.key for cue in cues}, made_for / plays_at)


def sync(cues: Cues, first: tuple[int, int], second: tuple[int, int]) -> Cues:
    """Move every cue so that two moments fall where they belong.

    Args:
        first: A time of the track, and when it is in the video.
        second: Another one; later in both.
    """
    span, wanted = second[0] - first[0], second[1] - first[1]
    if span <= 0 or wanted <= 0:
        return cues
    everything = {cue.key for cue in cues}
    scaled = stretch(cues, everything, wanted / span, first[0])
    return shift(scaled, everything, first[1] - first[0])


def rebreak(cues: Cues, keys: Collection[int], limits: Limits) -> Cues:
    """Break the lines of cues anew."""
    return _each(cues, keys, lambda cue: replace(cue, text=broken(cue.text, limits)))


def substitute(
    cues: Cues, keys: Collection[int], pattern: re.Pattern[str], replacement: str
) -> Cues:
    """Replace what a pattern finds in the texts of cues.

    Raises:
        re.error: The replacement names a group that is not there.
    """
    return _each(cues, keys, lambda cue: replace(cue, text=pattern.sub(replacement, cue.text)))


def _each(cues: Cues, keys: Collection[int], change: Callable[[Cue], Cue]) -> Cues:
    """Change some; those that come out equal stay the same objects."""
    after = []
    for cue in cues:
        changed = change(cue) if cue.key in keys else cue
        after.append(cue if changed == cue else changed)
    return tuple(after)


def _at(cue: Cue, start: int, end: int) -> Cue:
    return cue if (cue.start, cue.end) == (start, end) else replace(cue, start=start, end=end)


def _parted(text: str, share: float) -> tuple[str, str]:
    """Part a text at a line break, or else at the space that is nearest to a share of it."""
    lines = text.split("\n")
    if len(lines) > 1:
        weights = [graphemes("".join(lines[:at])) for at in range(1, len(lines))]
        wanted = graphemes(text) * share
        best = min(range(len(weights)), key=lambda n: abs(weights[n] - wanted)) + 1
        return "\n".join(lines[:best]).strip(), "\n".join(lines[best:]).strip()
    words = words_of(text)
    best = min(
        range(len(words) + 1),
        key=lambda n: abs(graphemes(" ".join(words[:n])) - graphemes(text) * share),
    )
    return " ".join(words[:best]), " ".join(words[best:])
