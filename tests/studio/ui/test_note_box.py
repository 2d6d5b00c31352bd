from pytestqt.qtbot import QtBot

from studio.ui.note_box import NoteBox


def test_it_is_there_only_while_it_says_something(qtbot: QtBot) -> None:
    box = NoteBox("warn")
    qtbot.addWidget(box)
    box.show_text("There is no keyring.")
    assert box.isVisible()
    assert not box.grab().isNull()
    box.show_text("")
    assert not box.isVisible()
