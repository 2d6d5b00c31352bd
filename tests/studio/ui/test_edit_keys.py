from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from studio.ui.edit_keys import EditKeys


def test_undo_is_the_pages_and_leaving_is_told(qtbot: QtBot, qapp: QApplication) -> None:
    page, edit, other = QWidget(), QLineEdit(), QLineEdit()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    column.addWidget(edit)
    column.addWidget(other)
    undone: list[str] = []
    shortcut = QShortcut(QKeySequence("Ctrl+Z"), page)
    shortcut.activated.connect(lambda: undone.append(edit.text()))
    keys = EditKeys(edit)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    edit.setFocus()
    qtbot.keyClicks(edit, "abc")
    qtbot.keyClick(edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert (undone, edit.text()) == (["abc"], "abc")
    with qtbot.waitSignal(keys.left):
        other.setFocus()
