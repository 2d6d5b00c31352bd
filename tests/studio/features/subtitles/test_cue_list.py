from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.features.subtitles.cue_list import CueListView
from studio.features.subtitles.items import Column, CueTable
from studio.features.subtitles.limits import Film, Limits
from studio.features.subtitles.track import EditedTrack
from studio.features.subtitles.words import cue_sentence, heading
from tests.studio.features.subtitles.examples import track


def test_keys_choose_cues_and_ask_for_more(qtbot: QtBot, qapp: QApplication) -> None:
    edited = EditedTrack(Limits(), Film())
    view = CueListView(CueTable(edited, heading, cue_sentence))
    qtbot.addWidget(view)
    view.resize(700, 300)
    view.show()
    edited.load(track((0, 2000, "a"), (3000, 5000, "b"), (6000, 8000, "c")))
    said: list[object] = []
    view.chosen.connect(said.append)
    view.write_wanted.connect(lambda: said.append("write"))
    view.remove_wanted.connect(lambda: said.append("remove"))
    view.go_to(1)
    QTest.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert view.selected_keys() == {1, 2}
    QTest.keyClick(view, Qt.Key.Key_Return)
    QTest.keyClick(view, Qt.Key.Key_Delete)
    assert said == [1, 2, "write", "remove"]
    view.go_to(99)
    view.show_other(shown=True)
    view.resize(400, 300)
    assert view.isColumnHidden(Column.DURATION)
    view.grab()
