import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from studio.features.identity.forms import SignInForm, SignUpForm


def test_signing_in_needs_a_server_and_both_fields(qtbot: QtBot) -> None:
    form = SignInForm()
    qtbot.addWidget(form)
    form.set_open(ready=True)
    form.offer_other(offered=False)
    form.email.edit.setText("t@nodi.example")
    assert not form.button.isEnabled()
    form.password.edit.setText("x")
    with qtbot.waitSignal(form.submitted) as told:
        qtbot.keyClick(form.password.edit, Qt.Key.Key_Return)
    assert told.args == ["t@nodi.example", "x"]
    form.set_open(ready=False)
    assert not form.button.isEnabled()


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
    with qtbot.waitSignal(form.submitted):
        qtbot.mouseClick(form.button, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize(("email", "field"), [("", "email"), ("t@nodi.example", "password")])
def test_typing_begins_where_it_belongs(qtbot: QtBot, email: str, field: str) -> None:
    form = SignInForm()
    qtbot.addWidget(form)
    form.email.edit.setText(email)
    form.show()
    qtbot.waitUntil(form.fields[field].edit.hasFocus)
