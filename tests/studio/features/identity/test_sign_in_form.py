import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from studio.features.identity.sign_in_form import SignInForm


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


@pytest.mark.parametrize(("email", "field"), [("", "email"), ("t@nodi.example", "password")])
def test_typing_begins_where_it_belongs(qtbot: QtBot, email: str, field: str) -> None:
    form = SignInForm()
    qtbot.addWidget(form)
    form.email.edit.setText(email)
    form.show()
    qtbot.waitUntil(form.fields[field].edit.hasFocus)


def test_the_code_opens_in_place_and_is_sent_with_the_last_digit(qtbot: QtBot) -> None:
    form = SignInForm()
    qtbot.addWidget(form)
    form.show()
    form.set_open(ready=True)
    form.email.edit.setText("t@nodi.example")
    form.password.edit.setText("x")
    form.ask_code(asked=True)
    assert not form.button.isEnabled()
    assert "Verify" in form.button.text()
    with qtbot.waitSignal(form.code_submitted) as told:
        qtbot.keyClicks(form.panel.code, "123456")
    assert told.args == ["123456"]
    form.ask_code(asked=True, problem="Wrong.")
    assert form.panel.problem == "Wrong."
    with qtbot.waitSignal(form.withdrawn):
        qtbot.keyClicks(form.password.edit, "y")
    form.ask_code(asked=False)
    with qtbot.waitSignal(form.submitted) as signed:
        form.button.click()
    assert signed.args == ["t@nodi.example", "xy"]
