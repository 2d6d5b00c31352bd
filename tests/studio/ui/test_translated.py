from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.ui.translated import TranslatedDialog, TranslatedWidget


def test_a_change_of_language_is_heard(qtbot: QtBot, qapp: QApplication) -> None:
    said: list[str] = []

    class Page(TranslatedWidget):
        def retranslate(self) -> None:
            said.append("page")

    class Question(TranslatedDialog):
        def retranslate(self) -> None:
            said.append("question")

    for widget in (Page(), Question()):
        qtbot.addWidget(widget)
        qapp.sendEvent(widget, QEvent(QEvent.Type.LanguageChange))
    assert said == ["page", "question"]
