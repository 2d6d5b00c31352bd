from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.features.media.subtitles.phrasing import LINE_MAX, SECONDS_MAX, letters, phrase
from server.integrations.speech.port import Word


def said(text: str, every: float = 0.4, at: float = 0.0) -> list[Word]:
    return [
        Word(at + n * every, at + (n + 1) * every, f" {word}")
        for n, word in enumerate(text.split())
    ]


def test_a_short_sentence_is_one_cue() -> None:
    [cue] = phrase(said("The river is calm today."))
    assert (cue.start, cue.end, cue.text) == (0, 2000, "The river is calm today.")


def test_a_long_one_has_two_lines_of_about_the_same_length() -> None:
    [cue] = phrase(said("We are going to catch some fish with my father at the river", 0.3))
    first, second = cue.text.split("\n")
    assert max(len(first), len(second)) <= LINE_MAX
    assert abs(len(first) - len(second)) < 10


def test_a_pause_and_the_end_of_a_sentence_part_cues() -> None:
    words = said("One two") + said("three four", at=3.0)
    assert [cue.text for cue in phrase(words)] == ["One two", "three four"]
    two = "This is the first of the sentences. And this is another one."
    assert [cue.text for cue in phrase(said(two, 0.2))] == two.replace(". ", ".|").split("|")


def test_a_cue_stays_long_enough_to_be_read_but_not_over_the_next() -> None:
    words = [Word(1, 1.1, " Yes."), Word(5, 5.1, " No."), Word(6.2, 6.3, " Well.")]
    assert [(cue.start, cue.end) for cue in phrase(words)] == [
        (1000, 1833),
        (5000, 5833),
        (6200, 7033),
    ]


@pytest.mark.parametrize(
    ("text", "width"), [("river", 5), ("নদী", 2), ("ক্ষ", 2), ("e\u0301", 1), ("", 0)]
)
def test_marks_on_letters_take_no_place(text: str, width: int) -> None:
    assert letters(text) == width


def test_silence_has_no_cues() -> None:
    assert phrase([]) == []
    assert phrase([Word(0, 1, " "), Word(1, 2, "")]) == []


WORDS = st.lists(
    st.tuples(st.floats(0, 3), st.floats(0.01, 2), st.text("ab. নদী", min_size=1, max_size=12))
)


@given(WORDS)
def test_cues_follow_each_other_and_lose_no_word(timed: list[tuple[float, float, str]]) -> None:
    words, at = [], 0.0
    for gap, length, text in timed:
        words.append(Word(at + gap, at + gap + length, f" {text}"))
        at += gap + length
    cues = phrase(words)
    for before, after in pairwise(cues):
        assert before.start < before.end <= after.start
        assert before.end - before.start <= (SECONDS_MAX + 0.001) * 1000
    spoken = "".join(word.text for word in words).split()
    assert "".join(spoken) == "".join("".join(cue.text for cue in cues).split())
