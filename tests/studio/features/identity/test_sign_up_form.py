from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from studio.features.identity.sign_up_form import SignUpForm


def test_the_password_rule_is_checked_while_typing(qtbot: QtBot) -> None:
    form = SignUpForm()
    qtbot.addWidget(form)
    form.set_open(ready=True)
    form.email.edit.setText("t@nodi.example")
    form.username.edit.setText("n")
    form.username.edit.editingFinished.emit()
    assert form.username.problem
    form.username.edit.setText("nodi")
    form.username.edit.editingFinished.emit()
    assert not form.username.problem
    form.channel_name.edit.setText("নদী")
    qtbot.keyClicks(form.password.edit, "short")
    assert any("(5)" in found.text() for found in form.findChildren(QLabel))
    assert not form.button.isEnabled()
    qtbot.keyClicks(form.password.edit, " but longer now")
    assert not form.button.isEnabled()
    form.birthdate.edit.setText("31 2 1990")
    form.birthdate.edit.editingFinished.emit()
    assert form.birthdate.problem
    form.birthdate.edit.setText("14 4 1990")
    form.birthdate.edit.editingFinished.emit()
    assert not form.birthdate.problem
    form.password.edit.setText(" " * 15)
    assert form.button.isEnabled(), "spaces count, as they do at the server"
    with qtbot.waitSignal(form.submitted) as told:
        qtbot.mouseClick(form.button, Qt.MouseButton.LeftButton)
    assert told.args[3] == " " * 15, "exactly as typed"
