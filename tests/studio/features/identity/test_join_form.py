from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from studio.features.identity.join_form import JoinForm
from tests.studio.features.identity.bench import BORN, NEWCOMER


def test_what_is_known_is_filled_in_and_the_rest_asked_for(qtbot: QtBot) -> None:
    form = JoinForm()
    qtbot.addWidget(form)
    form.show_newcomer(NEWCOMER)
    form.set_open(ready=True)
    form.show()
    assert form.email.isHidden(), "the provider vouches for it"
    assert (form.username.text, form.channel_name.text) == ("tahmina.r", "Tahmina রহমান")
    assert not form.button.isEnabled()
    form.username.edit.setText("x")
    form.username.edit.editingFinished.emit()
    assert form.username.problem
    form.username.edit.setText("tahmina")
    form.show_newcomer(NEWCOMER)
    assert form.username.text == "tahmina", "what was typed stays"
    form.birthdate.edit.setText("soon")
    form.birthdate.edit.editingFinished.emit()
    assert form.birthdate.problem
    form.birthdate.edit.setText(BORN)
    with qtbot.waitSignal(form.submitted) as told:
        qtbot.keyClick(form.birthdate.edit, Qt.Key.Key_Return)
    assert told.args == [NEWCOMER.email, "tahmina", "Tahmina রহমান", BORN]


def test_an_address_that_nobody_vouches_for_is_asked(qtbot: QtBot) -> None:
    form = JoinForm()
    qtbot.addWidget(form)
    form.show_newcomer(NEWCOMER.model_copy(update={"email": None, "email_verified": False}))
    form.set_open(ready=True)
    assert not form.email.isHidden()
    form.birthdate.edit.setText(BORN)
    form.username.edit.setText("tahmina")
    assert not form.button.isEnabled()
    form.email.edit.setText("t@nodi.example")
    assert form.button.isEnabled()
