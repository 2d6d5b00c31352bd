from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from studio.features.identity.mail_forms import ForgotForm, MailSentNote


def test_an_address_is_needed_for_a_link(qtbot: QtBot) -> None:
    form = ForgotForm()
    qtbot.addWidget(form)
    form.set_open(ready=True)
    assert not form.button.isEnabled()
    form.email.edit.setText("t@nodi.example")
    with qtbot.waitSignal(form.submitted) as told:
        qtbot.keyClick(form.email.edit, Qt.Key.Key_Return)
    assert told.args == ["t@nodi.example"]
    form.set_open(ready=False)
    assert not form.button.isEnabled()


def test_a_mail_can_be_sent_again(qtbot: QtBot) -> None:
    note = MailSentNote()
    qtbot.addWidget(note)
    note.show_text("It is on its way.")
    again, back = note.findChildren(QPushButton)
    note.set_open(ready=False)
    assert not again.isEnabled()
    note.set_open(ready=True)
    with qtbot.waitSignal(note.again_wanted):
        again.click()
    with qtbot.waitSignal(note.back_wanted):
        back.click()
