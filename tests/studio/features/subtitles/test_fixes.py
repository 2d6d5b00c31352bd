import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.features.subtitles.checks import Check, findings_of
from studio.features.subtitles.cue import Cues, in_order
from studio.features.subtitles.fixes import all_fixed, fixed
from studio.features.subtitles.limits import Film, Limits
from studio.features.subtitles.reading import plain
from tests.studio.features.subtitles.examples import PLAIN, track, tracks

LIMITS = Limits()
FILM = Film(length=60_000)
LONG = "It is a long line of many words that does not fit"


@pytest.mark.parametrize(
    ("rows", "after"),
    [
        ([(0, 3000, "a"), (2500, 5000, "b")], (0, 2420, "a")),
        ([(0, 3000, "a"), (3040, 5000, "b")], (0, 2960, "a")),
        ([(3000, 2000, "a")], (2000, 3000, "a")),
        ([(58_000, 61_000, "a")], (58_000, 60_000, "a")),
        ([(0, 2000, "<i>a<b>b")], (0, 2000, "<i>a<b>b</b></i>")),
        ([(0, 2000, "a --> b")], (0, 2000, "a → b")),
        ([(0, 2000, "x" * 37)], (0, 2177, "x" * 37)),
        ([(0, 6000, LONG)], (0, 6000, "It is a long line of many\nwords that does not fit")),
        ([(0, 800, "a")], (0, 833, "a")),
        ([(0, 2000, "same"), (2000, 4000, "same")], (0, 4000, "same")),
    ],
)
def test_what_needs_no_thought_is_put_right(
    rows: list[tuple[int, int, str]], after: tuple[int, int, str]
) -> None:
    cues = track(*rows)
    finding = findings_of(0, cues, LIMITS, FILM)[0]
    first = fixed(cues, finding, LIMITS, FILM)[0]
    assert (first.start, first.end, first.text) == after


@pytest.mark.parametrize(
    "rows",
    [
        [(0, 2000, "x" * 60), (2080, 4000, "b")],
        [(0, 7500, "a")],
        [(0, 2000, "a</i>")],
        [(0, 3000, "a"), (200, 5000, "b")],
        [(0, 700, "a"), (800, 2000, "b")],
        [(61_000, 62_000, "a")],
        [(0, 6000, "x" * 43)],
    ],
)
def test_what_needs_a_person_is_left(rows: list[tuple[int, int, str]]) -> None:
    cues = track(*rows)
    finding = findings_of(0, cues, LIMITS, FILM)[0]
    assert fixed(cues, finding, LIMITS, FILM) is cues


def test_what_is_empty_goes_and_what_is_gone_is_no_concern() -> None:
    cues = track((0, 1000, ""), (2000, 3000, "b"))
    finding = findings_of(0, cues, LIMITS, FILM)[0]
    assert [cue.text for cue in fixed(cues, finding, LIMITS, FILM)] == ["b"]
    assert fixed(cues[1:], finding, LIMITS, FILM) == cues[1:]
    assert [cue.text for cue in all_fixed(cues, LIMITS, FILM)] == ["b"]
    assert all_fixed(track((0, 1000, " ")), LIMITS, FILM) == ()


@given(tracks(st.one_of(PLAIN, st.just(""), st.just(LONG)), unit=15))
def test_fixing_all_loses_no_word_and_makes_nothing_worse(cues: Cues) -> None:
    after = all_fixed(cues, LIMITS, FILM)
    assert after == in_order(after)
    kept = " ".join(plain(cue.text) for cue in after).split()
    once = [cue.text for n, cue in enumerate(cues) if n == 0 or cue.text != cues[n - 1].text]
    assert set(" ".join(once).split()) == set(kept)
    assert all_fixed(after, LIMITS, FILM) is after
    for check in (Check.EMPTY, Check.OVERLAP):
        assert all(
            f.check is not check
            for n in range(len(after))
            for f in findings_of(n, after, LIMITS, FILM)
        )
