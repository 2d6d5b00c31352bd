from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from studio.ui.fields import Field, FilterField


def test_a_problem_replaces_the_hint_until_something_is_typed(qtbot: QtBot) -> None:
    field = Field()
    qtbot.addWidget(field)
    field.say("Username", "In Latin letters.")
    field.show_problem("Someone already has this username.")
    assert field.edit.accessibleDescription() == "Someone already has this username."
    assert field.edit.property("problem") == "true"
    qtbot.keyClicks(field.edit, "nodi")
    assert field.problem == ""
    assert field.edit.accessibleDescription() == "In Latin letters."
    assert field.text == "nodi"


def test_a_secret_can_be_shown(qtbot: QtBot) -> None:
    field = Field(secret=True)
    qtbot.addWidget(field)
    field.say_eye("Show")
    assert field.edit.echoMode() == QLineEdit.EchoMode.Password
    field.edit.actions()[0].trigger()
    assert field.edit.echoMode() == QLineEdit.EchoMode.Normal


def test_the_filter_waits_for_a_pause_and_escape_clears(qtbot: QtBot) -> None:
    field = FilterField()
    qtbot.addWidget(field)
    field.show()
    with qtbot.waitSignal(field.filtered) as told:
        qtbot.keyClicks(field, "padma")
    assert told.args == ["padma"]
    with qtbot.waitSignal(field.filtered) as told:
        qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert told.args == [""]
