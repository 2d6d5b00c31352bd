import pytest

from studio.features.subtitles.cue import Cue
from studio.features.subtitles.reading import graphemes, plain, seen_lines, speed
from tests.studio.features.subtitles.examples import BENGALI


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("", 0),
        ("abc", 3),
        ("a\nb", 2),
        ("<i>abc</i>", 3),
        ("a < b", 5),
        ("<v Mina>hi", 2),
        ("গ্রামটাকে নতুন চরে বয়ে আনলাম।", 20),
        ("👩‍👩‍👧", 1),
    ],
)
def test_letters_are_counted_as_people_see_them(text: str, letters: int) -> None:
    assert graphemes(text) == letters


def test_speed_is_letters_a_second() -> None:
    assert speed(Cue(1, 0, 2000, "x" * 37)) == pytest.approx(18.5)
    assert speed(Cue(1, 5, 5, "x")) == float("inf")
    assert speed(Cue(1, 5, 5, "")) == 0
    assert seen_lines(f"<b>{BENGALI}</b>") == BENGALI.split("\n")
    assert plain("<u>a</u>") == "a"
