from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QRadioButton
from pytestqt.qtbot import QtBot

from studio.ui.radio_rows import RadioRows, _Row


def test_the_whole_row_chooses_and_tells_once(qtbot: QtBot) -> None:
    rows = RadioRows([("a", "globe", "text.tertiary"), ("b", "lock", "text.tertiary")])
    qtbot.addWidget(rows)
    rows.say([("Public", "Everyone"), ("Private", "Only you")])
    rows.show()
    told: list[str] = []
    rows.chosen.connect(told.append)
    assert rows.value == ""
    rows.choose("a")
    assert (rows.value, told) == ("a", [])
    second = rows.findChildren(_Row)[1]
    qtbot.mouseClick(second, Qt.MouseButton.LeftButton, pos=QPoint(4, 4))
    assert (rows.value, told, second.property("chosen")) == ("b", ["b"], "true")
    assert rows.findChildren(QRadioButton)[1].accessibleDescription() == "Only you"
