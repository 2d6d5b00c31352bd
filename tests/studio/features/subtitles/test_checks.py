import pytest

from studio.features.subtitles.checks import Check, findings_of, unclosed
from studio.features.subtitles.limits import Film, Limits
from tests.studio.features.subtitles.examples import ENGLISH, track

LIMITS = Limits()
FILM = Film(length=60_000)
FINE = (0, 3000, ENGLISH)


@pytest.mark.parametrize(
    ("rows", "check", "figure"),
    [
        ([(0, 3000, "a"), (2500, 5000, "b")], Check.OVERLAP, 500),
        ([(0, 3000, "a"), (3040, 5000, "b")], Check.GAP, 40),
        ([(2000, 2000, "a")], Check.BACKWARDS, 0),
        ([(58_000, 61_000, "a")], Check.PAST_END, 61_000),
        ([(0, 2000, "  \n<i></i>")], Check.EMPTY, 0),
        ([(0, 2000, "<i>a")], Check.MARKUP, 0),
        ([(0, 2000, "a</b>")], Check.MARKUP, 0),
        ([(0, 2000, "a --> b")], Check.ARROW, 0),
        ([(0, 2000, "x" * 37)], Check.TOO_FAST, 18.5),
        ([(0, 6000, "x" * 43)], Check.TOO_WIDE, 43),
        ([(0, 3000, "a\nb\nc")], Check.TOO_MANY_LINES, 3),
        ([(0, 800, "a")], Check.TOO_SHORT, 800),
        ([(0, 7001, "a")], Check.TOO_LONG, 7001),
        ([(0, 2000, "a"), (2000, 4000, "<b>a</b>")], Check.DUPLICATE, 0),
    ],
)
def test_what_is_wrong_is_found_alone(
    rows: list[tuple[int, int, str]], check: Check, figure: float
) -> None:
    found = findings_of(0, track(*rows), LIMITS, FILM)
    assert [finding.check for finding in found] == [check]
    assert found[0].figure == pytest.approx(figure)


@pytest.mark.parametrize(
    "rows",
    [
        [FINE],
        [(0, 833, "short")],
        [(0, 7000, "long")],
        [(0, 2000, "x" * 34)],
        [(0, 6000, "x" * 42)],
        [(0, 3000, "a"), (3000, 5000, "b")],
        [(0, 3000, "a"), (3080, 5000, "b")],
        [(57_000, 60_000, "the end")],
        [(0, 2000, "a < b & c > d")],
        [(0, 3000, "<i>a <b>b</b></i>")],
    ],
)
def test_what_is_just_right_is_left_alone(rows: list[tuple[int, int, str]]) -> None:
    assert findings_of(0, track(*rows), LIMITS, FILM) == ()


def test_open_markup_is_told_in_its_order() -> None:
    assert unclosed("<i>a<b>b") == ["i", "b"]
    with pytest.raises(ValueError, match="i"):
        unclosed("<b>a</i>")
