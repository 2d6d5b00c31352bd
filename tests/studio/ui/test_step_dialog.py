from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from studio.ui.step_dialog import StepDialog


def test_it_says_what_is_wrong_and_can_be_left(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = StepDialog(parent)
    dialog.open()
    dialog.show_problem("No.")
    assert dialog.wrong.isVisible()
    dialog.show_problem("")
    assert not dialog.wrong.isVisible()
    with qtbot.waitSignal(dialog.rejected):
        dialog.cancel.click()
