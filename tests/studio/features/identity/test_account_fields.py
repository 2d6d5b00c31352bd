from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from studio.features.identity.account_fields import AccountFields


def test_username_and_birthdate_are_checked_when_they_are_left(qtbot: QtBot) -> None:
    owner = QObject()
    fields = AccountFields(owner)
    for field in (fields.username, fields.channel_name, fields.birthdate):
        qtbot.addWidget(field)
    fields.say()
    for field, wrong, right in (
        (fields.username, "n", " Nodi "),
        (fields.birthdate, "31 2 1990", "14 4 1990"),
    ):
        field.edit.setText(wrong)
        field.edit.editingFinished.emit()
        assert field.problem
        fields.say()
        assert field.problem, "a switch of language takes nothing back"
        field.edit.setText(right)
        field.edit.editingFinished.emit()
        assert not field.problem
        field.edit.clear()
        field.edit.editingFinished.emit()
        assert not field.problem, "what is missing is not wrong yet"
