from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from studio.features.identity.code_panel import CodePanel
from studio.ui.buttons import LinkButton


def test_digits_of_the_app_or_a_recovery_code(qtbot: QtBot) -> None:
    panel = CodePanel()
    qtbot.addWidget(panel)
    panel.show()
    panel.begin()
    assert not panel.complete
    qtbot.keyClicks(panel.code, "12345")
    assert (panel.text, panel.complete, panel.by_recovery) == ("12345", False, False)
    panel.show_problem("Wrong.")
    assert panel.problem == "Wrong."
    with qtbot.waitSignal(panel.submitted):
        qtbot.keyClicks(panel.code, "654321")  # in place of what was refused
    assert panel.problem == "", "typing on forgives"
    other = panel.findChild(LinkButton)
    assert isinstance(other, LinkButton)
    other.click()
    assert panel.by_recovery
    panel.recovery.edit.setText(" abcd-efgh ")
    assert (panel.text, panel.complete) == ("abcd-efgh", True)
    with qtbot.waitSignal(panel.submitted):
        qtbot.keyClick(panel.recovery.edit, Qt.Key.Key_Return)
    panel.begin()
    assert (panel.text, panel.by_recovery) == ("", False)
