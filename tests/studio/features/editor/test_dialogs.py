from datetime import time

from PySide6.QtCore import QTime
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from studio.features.editor.dialogs import ReleaseQueueDialog
from studio.features.editor.slots import ReleaseQueue


def test_days_and_time_are_shown_and_chosen(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = ReleaseQueueDialog(ReleaseQueue(), parent)
    assert [n for n, box in enumerate(dialog.days) if box.isChecked()] == [1, 3]
    assert dialog.days[0].text() == "Monday"
    dialog.days[6].setChecked(True)
    dialog.time.setTime(QTime(7, 30))
    with qtbot.waitSignal(dialog.chosen) as told:
        dialog.go.click()
    assert told.args == [ReleaseQueue(frozenset({1, 3, 6}), time(7, 30))]
