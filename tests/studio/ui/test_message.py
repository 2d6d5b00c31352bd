from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from studio.ui.message import MessagePage


def test_actions_without_words_are_not_there(qtbot: QtBot, qapp: QApplication) -> None:
    page = MessagePage("film")
    qtbot.addWidget(page)
    page.say("No videos yet", "Drop a video here.", "Upload")
    page.say_detail("Copy details", "code 123")
    page.resize(600, 400)
    page.show()
    assert page.words == ("No videos yet", "Drop a video here.")
    shown = {b.text(): b for b in page.findChildren(QPushButton) if b.isVisible()}
    assert set(shown) == {"Upload", "Copy details"}
    with qtbot.waitSignal(page.primary):
        qtbot.mouseClick(shown["Upload"], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(shown["Copy details"], Qt.MouseButton.LeftButton)
    assert qapp.clipboard().text() == "code 123"
