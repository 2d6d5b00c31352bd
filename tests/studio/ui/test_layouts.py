from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from studio.ui.layouts import clear


def test_a_layout_is_emptied_and_its_widgets_are_let_go(qtbot: QtBot) -> None:
    holder, gone = QWidget(), list[bool]()
    qtbot.addWidget(holder)
    layout = QVBoxLayout(holder)
    widget = QWidget()
    widget.destroyed.connect(lambda: gone.append(True))
    layout.addWidget(widget)
    layout.addStretch()
    clear(layout)
    assert layout.count() == 0
    qtbot.waitUntil(lambda: gone == [True])
