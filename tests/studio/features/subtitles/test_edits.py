import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.features.subtitles import edits
from studio.features.subtitles.cue import Cues, in_order
from studio.features.subtitles.limits import Limits
from tests.studio.features.subtitles.examples import BENGALI, track, tracks

LIMITS = Limits()


def _rows(cues: Cues) -> list[tuple[int, int, str]]:
    return [(cue.start, cue.end, cue.text) for cue in cues]


def test_an_edit_that_changes_nothing_gives_back_the_same_track() -> None:
    cues = track((0, 1000, "a"), (2000, 3000, "b"))
    assert edits.set_text(cues, 1, "a") == cues
    assert edits.remove(cues, {9}) is cues
    assert edits.split(cues, 1, 1000) is cues
    assert edits.split(cues, 9, 500) is cues
    assert edits.merge(cues, {1}, LIMITS) is cues
    assert edits.sync(cues, (0, 0), (0, 9)) is cues
    assert edits.set_text(cues, 1, "x")[1] is cues[1]


def test_times_stay_in_the_video_and_in_their_order() -> None:
    cues = track((0, 1000, "a"), (2000, 3000, "b"))
    assert _rows(edits.retime(cues, 1, 2500, 2400)) == [(2000, 3000, "b"), (2500, 2501, "a")]
    assert edits.retime(cues, 1, -50, 400)[0].start == 0
    after, key = edits.insert(cues, 1200, 1800, "new")
    assert [cue.text for cue in after] == ["a", "new", "b"]
    assert after[1].key == key == 3


def test_a_cue_is_split_at_its_line_or_at_the_word_nearest_to_the_time() -> None:
    cues = track((0, 4000, "one two three four"), (5000, 7000, BENGALI))
    assert _rows(edits.split(cues, 1, 1000))[:2] == [
        (0, 1000, "one"),
        (1000, 4000, "two three four"),
    ]
    assert [cue.text for cue in edits.split(cues, 2, 6000)[1:]] == BENGALI.split("\n")
    assert _rows(edits.split(cues, 1, 2000, 8))[:2] == [
        (0, 2000, "one two"),
        (2000, 4000, "three four"),
    ]


def test_merged_cues_last_from_the_first_to_the_last() -> None:
    cues = track((0, 1000, "a"), (1000, 2000, "b"), (3000, 4000, "c"))
    assert _rows(edits.merge(cues, {1, 2}, LIMITS)) == [(0, 2000, "a b"), (3000, 4000, "c")]
    doubled = track((0, 1000, "same"), (1000, 2000, "same"))
    assert _rows(edits.merge(doubled, {1, 2}, LIMITS)) == [(0, 2000, "same")]


@given(tracks(), st.integers(-5000, 5000))
def test_what_is_shifted_keeps_its_distances(cues: Cues, delta: int) -> None:
    after = edits.shift(cues, {cue.key for cue in cues}, delta)
    by = after[0].start - cues[0].start
    assert by == max(delta, -cues[0].start)
    assert all(b.start - a.start == by for a, b in zip(cues, after, strict=True))
    assert all(b.duration == a.duration for a, b in zip(cues, after, strict=True))


@given(tracks(unit=40), st.sampled_from([(25.0, 23.976), (23.976, 25.0), (30.0, 25.0)]))
def test_another_frame_rate_and_back_is_the_same_to_a_millisecond(
    cues: Cues, rates: tuple[float, float]
) -> None:
    there = edits.change_rate(cues, *rates)
    back = edits.change_rate(there, rates[1], rates[0])
    for before, after in zip(cues, back, strict=True):
        assert abs(before.start - after.start) <= 1
        assert abs(before.end - after.end) <= 1
    assert there == in_order(there)


def test_two_points_are_where_they_belong() -> None:
    cues = track((1000, 2000, "first"), (5000, 6000, "mid"), (11_000, 12_000, "last"))
    after = edits.sync(cues, (1000, 3000), (11_000, 23_000))
    assert [cue.start for cue in after] == [3000, 11_000, 23_000]
    assert edits.sync(cues, (1000, 0), (11_000, 5000))[-1].start == 5000
    with pytest.raises(ValueError, match="more than nought"):
        edits.stretch(cues, {1}, 0)


def test_texts_are_searched_and_lines_broken_anew() -> None:
    cues = track((0, 1000, "a boat, a river"), (2000, 3000, "none"))
    after = edits.substitute(cues, {1, 2}, re.compile(r"\ba (\w+)"), r"the \1")
    assert after[0].text == "the boat, the river"
    assert after[1] is cues[1]
    assert edits.rebreak(track((0, 1, "a\nb")), {1}, LIMITS)[0].text == "a b"
