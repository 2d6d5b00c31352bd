from studio.features.subtitles.beside import beside, blank_copy
from tests.studio.features.subtitles.examples import track


def test_what_is_shown_meanwhile_stands_beside() -> None:
    bengali = track((0, 2000, "ek"), (2000, 4000, "dui"), (9000, 9500, "tin"))
    english = track((100, 1900, "one"), (2100, 3000, "two"), (3000, 4100, "<i>more</i>"))
    assert beside(bengali, english) == ["one", "two\nmore", ""]
    assert beside(bengali, ()) == ["", "", ""]


def test_a_neighbour_that_only_touches_does_not_belong() -> None:
    assert beside(track((0, 2000, "a")), track((1900, 4000, "b"))) == [""]


def test_a_blank_copy_has_the_times_alone() -> None:
    copy = blank_copy(track((0, 2000, "a"), (3000, 4000, "b")))
    assert [(cue.start, cue.end, cue.text) for cue in copy] == [(0, 2000, ""), (3000, 4000, "")]
