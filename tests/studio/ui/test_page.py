from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from studio.ui.page import PageHeader, window_surface


def test_a_header_has_a_title_and_a_note(qtbot: QtBot) -> None:
    header = PageHeader()
    qtbot.addWidget(header)
    header.say("Content", "148 videos")
    assert header.note == "148 videos"
    window_surface(header, "shell")
    assert header.testAttribute(Qt.WidgetAttribute.WA_StyledBackground)
