import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.features.editor.chapters import Chapter, ChapterProblem, chapters_in

GOOD = "About.\n0:00 Timber\n06:40 - Ribs\n১:০২:০৩ তক্তা\nMusic at 3:00"


def test_times_at_the_beginning_of_lines_are_chapters_in_both_scripts() -> None:
    found = chapters_in(GOOD, 4000)
    assert found.problem is None
    assert found.found == (
        Chapter(0, "Timber", 1),
        Chapter(400, "Ribs", 2),
        Chapter(3723, "তক্তা", 3),
    )


@pytest.mark.parametrize(
    ("text", "problem", "line"),
    [
        ("0:00 a\n1:00 b", ChapterProblem.TOO_FEW, 1),
        ("0:10 a\n1:00 b\n2:00 c", ChapterProblem.NOT_FROM_START, 0),
        ("0:00 a\n2:00 b\n1:00 c", ChapterProblem.NOT_ASCENDING, 2),
        ("0:00 a\n1:00 b\n1:00 c", ChapterProblem.NOT_ASCENDING, 2),
        ("0:00 a\n1:00 b\n9:00 c", ChapterProblem.BEYOND_END, 2),
        ("0:00 a\n1:00\n2:00 c", ChapterProblem.NO_NAME, 1),
    ],
)
def test_what_is_wrong_is_told_with_its_line(text: str, problem: ChapterProblem, line: int) -> None:
    found = chapters_in(text, 300)
    assert (found.problem, found.line) == (problem, line)


@pytest.mark.parametrize("text", ["", "No times.", "At 1:00 it rains", "1:75 no", "12:345 no"])
def test_other_numbers_are_none(text: str) -> None:
    assert chapters_in(text).found == ()
    assert chapters_in(text).problem is None


@given(st.text())
def test_any_text_can_be_read(text: str) -> None:
    for chapter in chapters_in(text).found:
        assert chapter.seconds >= 0
        assert chapter.name in text
