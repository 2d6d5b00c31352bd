from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from studio.features.subtitles.cue import Cue
from studio.features.subtitles.cue_editor import CueEditor
from studio.features.subtitles.limits import Limits
from tests.studio.features.subtitles.examples import BENGALI


def test_a_cue_is_shown_judged_and_changed(qtbot: QtBot, qapp: QApplication) -> None:
    editor = CueEditor(QWidget())
    qtbot.addWidget(editor)
    editor.resize(420, 500)
    editor.show()
    said: list[tuple[object, ...]] = []
    editor.written.connect(lambda *of: said.append(of))
    editor.retimed.connect(lambda *of: said.append(of))
    editor.split_wanted.connect(lambda *of: said.append(of))
    editor.show_cue(None, -1, Limits())
    editor.split_at_cursor()
    assert not editor.text.isEnabled()
    editor.show_cue(Cue(7, 1000, 3000, BENGALI), 4, Limits())
    assert said == []
    words = {each.text() for each in editor.findChildren(QLabel)}
    assert words >= {"Cue 5", "Letters a line: 16, 20, limit 42", "18.0 CPS, limit 17"}
    editor.text.setPlainText("ab")
    _, end = editor.findChildren(QLineEdit)
    for time in ("00:02.500", "00:00.500", "nonsense"):
        end.setText(time)
        end.editingFinished.emit()
    editor.split_at_cursor()
    assert said == [(7, "ab"), (7, 1000, 2500), (7, 0)]
    editor.grab()
