from hypothesis import given
from hypothesis import strategies as st

from studio.features.subtitles.cue import Cue, Cues, difference, in_order, next_key, place_of
from tests.studio.features.subtitles.examples import track, tracks


def test_cues_stand_in_the_order_of_their_times() -> None:
    cues = track((5, 9, "late"), (1, 4, "early"))
    assert [cue.text for cue in cues] == ["early", "late"]
    assert next_key(cues) == 3
    assert place_of(cues, 1) == 1
    assert place_of(cues, 7) == -1
    assert in_order([Cue(2, 0, 1, "b"), Cue(1, 0, 1, "a")])[0].text == "a"


@given(tracks(), tracks(), st.data())
def test_a_difference_leads_there_and_back(before: Cues, other: Cues, data: st.DataObject) -> None:
    kept = data.draw(st.integers(0, len(before)))
    after = before[:kept] + other
    splice = difference(before, after)
    assert splice.apply(before) == after
    assert splice.back().apply(after) == before


def test_a_difference_is_no_longer_than_what_changed() -> None:
    before = track((0, 1, "a"), (2, 3, "b"), (4, 5, "c"))
    after = (before[0], Cue(before[1].key, 2, 3, "B"), before[2])
    splice = difference(before, after)
    assert (splice.start, len(splice.old), len(splice.new)) == (1, 1, 1)
    assert difference(before, before).new == ()
