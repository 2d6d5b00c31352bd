from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from studio.ui.announce import Announcer


def test_nothing_is_said_twice_or_empty(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    announcer = Announcer(widget)
    announcer.say("Saved")
    announcer.say("")
    assert announcer.last == "Saved"
