from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from studio.ui.plain_text import before_cursor, plain_text


def test_no_break_spaces_stay_and_letters_are_counted(qtbot: QtBot, qapp: QApplication) -> None:
    edit = QPlainTextEdit("Quoi\u00a0? 🛶🛶\nপদ্মা")
    qtbot.addWidget(edit)
    assert plain_text(edit) == "Quoi\u00a0? 🛶🛶\nপদ্মা"
    edit.moveCursor(QTextCursor.MoveOperation.EndOfLine)
    assert before_cursor(edit) == len("Quoi\u00a0? 🛶🛶")
