from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from studio.ui.labelled import Labelled


def test_the_control_says_what_it_is_and_what_is_wrong(qtbot: QtBot) -> None:
    edit = QLineEdit()
    field = Labelled(edit)
    qtbot.addWidget(field)
    field.say("Title")
    field.show_count(12, 1000)
    assert "12 of 1,000" in [each.text() for each in field.findChildren(QLabel)]
    assert (edit.accessibleName(), edit.accessibleDescription()) == ("Title", "")
    field.show_problem("Too long")
    assert (field.problem, edit.property("problem")) == ("Too long", "true")
    assert edit.accessibleDescription() == "Too long"
    field.show_problem("")
    assert edit.accessibleDescription() == ""
