from hypothesis import given
from hypothesis import strategies as st

from studio.features.editor.history import Edit, History


def _type(history: History, text: str, *, start: float = 0.0, gap: float = 0.2) -> float:
    said, now = "", start
    for letter in text:
        history.note(Edit("title", said, said + letter, now), typing=True)
        said, now = said + letter, now + gap
    return now


def test_typing_is_one_step_until_there_is_a_pause() -> None:
    history = History()
    end = _type(history, "nouka")
    history.note(Edit("title", "nouka", "nouka!", end + 2), typing=True)
    step = history.undo()
    assert step is not None
    assert (step.before, step.after) == ("nouka", "nouka!")
    step = history.undo()
    assert step is not None
    assert (step.before, step.after) == ("", "nouka")
    assert history.undo() is None
    assert not history.can_undo


def test_other_fields_and_choices_are_steps_of_their_own() -> None:
    history = History()
    history.note(Edit("title", "a", "ab", 0.0), typing=True)
    history.note(Edit("description", "x", "xy", 0.1), typing=True)
    history.note(Edit("age_restricted", False, True, 0.2), typing=False)
    history.note(Edit("age_restricted", True, False, 0.3), typing=False)
    steps = 0
    while history.undo() is not None:
        steps += 1
    assert steps == 4


def test_an_edit_after_undo_ends_what_could_be_redone() -> None:
    history = History()
    _type(history, "ab")
    history.undo()
    assert history.can_redo
    assert history.redo() is not None
    history.note(Edit("title", "ab", "abc", 0.5), typing=True)
    last = history.undo()
    assert last is not None
    assert last.before == "ab", "typing after a redo is a step of its own"
    history.note(Edit("title", "ab", "x", 0.6), typing=False)
    assert history.redo() is None
    history.clear()
    assert history.undo() is None


@given(st.lists(st.tuples(st.sampled_from(["title", "tags"]), st.integers(0, 5), st.booleans())))
def test_undoing_all_and_redoing_all_comes_back(edits: list[tuple[str, int, bool]]) -> None:
    history, start, now = History(), {"title": -1, "tags": -1}, {"title": -1, "tags": -1}
    for place, (field, value, typing) in enumerate(edits):
        history.note(Edit(field, now[field], value, place * 0.4), typing=typing)
        now[field] = value
    end = dict(now)
    while (step := history.undo()) is not None:
        now[step.field] = step.before
    assert now == start
    while (step := history.redo()) is not None:
        now[step.field] = step.after
    assert now == end
