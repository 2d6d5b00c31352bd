import unicodedata

import pytest

from server.features.discovery.normalise import QUERY_MAX, normalised


@pytest.mark.parametrize(
    ("typed", "counted"),
    [
        ("  River   Boats\t", "river boats"),
        ("STRASSE", "strasse"),
        ("Straße", "strasse"),
        ("\N{FULLWIDTH LATIN CAPITAL LETTER B}oats", "boats"),
        ("   ", ""),
    ],
)
def test_case_width_and_spaces_make_no_difference(typed: str, counted: str) -> None:
    assert normalised(typed) == counted


def test_both_ways_of_typing_a_bengali_vowel_are_one_search() -> None:
    typed = "নৌকো"
    assert normalised(unicodedata.normalize("NFD", typed)) == normalised(typed)


def test_a_very_long_search_is_cut() -> None:
    assert len(normalised("a" * 1000)) == QUERY_MAX
