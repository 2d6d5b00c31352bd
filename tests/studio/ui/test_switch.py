from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from studio.ui.switch import Switch


def test_space_and_the_mouse_turn_it_on_and_off(qtbot: QtBot) -> None:
    switch = Switch()
    qtbot.addWidget(switch)
    switch.show()
    off = switch.grab().toImage()
    qtbot.keyClick(switch, Qt.Key.Key_Space)
    assert switch.isChecked()
    assert switch.grab().toImage() != off
    qtbot.mouseClick(switch, Qt.MouseButton.LeftButton)
    assert not switch.isChecked()
    assert switch.sizeHint().height() >= 24
