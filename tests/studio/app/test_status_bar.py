from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from studio.app.status_bar import StatusBar
from tests.studio.examples import NOON


def _texts(bar: StatusBar) -> str:
    return " | ".join(found.text() for found in bar.findChildren(QLabel))


def test_it_says_which_server_and_since_when_it_is_silent(qtbot: QtBot) -> None:
    bar = StatusBar()
    qtbot.addWidget(bar)
    bar.show()
    bar.show_server("", "127.0.0.1:8747", linked=True, offline=None)
    assert "This computer | 127.0.0.1:8747" in _texts(bar)
    bar.show_server("", "127.0.0.1:8747", linked=False, offline=NOON)
    assert "Offline since" in _texts(bar)
    bar.show_uploads(2, 14_200_000, 3)
    assert "14.2 MB" in _texts(bar)
    bar.show_uploads(0, 0, 3)
    assert "not finished" in _texts(bar)
    button = next(b for b in bar.findChildren(QPushButton) if b.text() == "English")
    with qtbot.waitSignal(bar.language_wanted):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
