import pytest
from PySide6.QtCore import QCoreApplication

from studio.features.subtitles import edits
from studio.features.subtitles.checks import Check
from studio.features.subtitles.cue import Splice
from studio.features.subtitles.limits import Film, Limits
from studio.features.subtitles.track import EditedTrack, judged
from tests.studio.features.subtitles.examples import track


@pytest.fixture
def edited(qapp: QCoreApplication) -> EditedTrack:
    made = EditedTrack(Limits(), Film(length=60_000))
    made.load(track((0, 2000, "one"), (3000, 5000, "two"), (6000, 8000, "three")))
    return made


def test_every_edit_can_be_taken_back_and_done_again(edited: EditedTrack) -> None:
    begin = edited.cues
    assert edited.edit(edits.remove(begin, {2}), "Remove")
    gone = edited.cues
    assert edited.edit(edits.shift(gone, {1, 3}, 500), "Shift")
    assert not edited.edit(edits.remove(edited.cues, {9}), "Nothing")
    end = edited.cues
    for _ in range(2):
        edited.stack.undo()
    assert edited.cues == begin
    for _ in range(2):
        edited.stack.redo()
    assert edited.cues == end


def test_findings_follow_the_edit_and_the_cue_before_it(edited: EditedTrack) -> None:
    spliced: list[Splice] = []
    edited.spliced.connect(spliced.append)
    edited.edit(edits.retime(edited.cues, 2, 1000, 3000), "Change times")
    assert [f.check for f in edited.all_findings()] == [Check.OVERLAP]
    assert edited.all_findings()[0].key == 1
    assert len(edited.findings) == 3
    edited.stack.undo()
    assert edited.all_findings() == []
    assert [len(splice.new) for splice in spliced] == [1, 1]
    strict = judged(edited.cues, Limits(lines=0), Film())
    edited.load(edited.cues, strict)
    assert len(edited.all_findings()) == 3


def test_typing_in_a_cue_is_one_step_until_it_pauses(
    edited: EditedTrack, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = 0.0
    monkeypatch.setattr("studio.features.subtitles.track.time.monotonic", lambda: now)
    for text in ("o", "on", "one!"):
        edited.edit(edits.set_text(edited.cues, 1, text), "Typing", typing=1)
        now += 0.4
    assert edited.stack.count() == 1
    edited.edit(edits.set_text(edited.cues, 2, "two!"), "Typing", typing=2)
    assert edited.stack.count() == 2
    now += 5
    edited.edit(edits.set_text(edited.cues, 2, "two!!"), "Typing", typing=2)
    assert edited.stack.count() == 3
    for _ in range(3):
        edited.stack.undo()
    assert [cue.text for cue in edited.cues] == ["one", "two", "three"]
