from hypothesis import given
from hypothesis import strategies as st

from studio.features.subtitles.breaking import broken, words_of
from studio.features.subtitles.limits import Limits
from studio.features.subtitles.reading import graphemes
from tests.studio.features.subtitles.examples import BENGALI, PLAIN


def test_what_fits_is_one_line_and_what_does_not_is_two_of_like_length() -> None:
    limits = Limits()
    assert broken("The whole\nschool?", limits) == "The whole school?"
    text = "So we took the houses apart and carried the whole village here."
    upper, lower = broken(text, limits).split("\n")
    assert max(len(upper), len(lower)) <= limits.line
    assert abs(len(upper) - len(lower)) <= 8


def test_a_line_ends_with_its_clause_where_that_costs_little() -> None:
    text = "Last year it took the school, and this year it took us."
    assert broken(text, Limits()).split("\n")[0].endswith("school,")


def test_bengali_is_counted_in_what_is_seen() -> None:
    limits = Limits(line=24)
    assert max(map(graphemes, broken(BENGALI, limits).split("\n"))) <= 24


def test_markup_is_no_place_to_break() -> None:
    assert words_of("<v Mina Roy>one two") == ["<v Mina Roy>one", "two"]
    assert broken("x" * 60, Limits()) == "x" * 60


@given(PLAIN, st.integers(4, 30), st.integers(1, 3))
def test_no_word_is_lost_and_no_line_is_longer_than_its_word(
    text: str, line: int, lines: int
) -> None:
    after = broken(text, Limits(line=line, lines=lines))
    assert after.split() == text.split()
    for each in after.split("\n"):
        assert graphemes(each) <= line or " " not in each
