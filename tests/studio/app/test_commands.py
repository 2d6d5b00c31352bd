from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from studio.app.commands import Command, make_action


def test_an_action_runs_its_command(qtbot: QtBot) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    done: list[str] = []
    command = Command("quit", "file", "x", "Ctrl+Q", lambda: "Quit", lambda: done.append("quit"))
    action = make_action(command, owner)
    action.trigger()
    assert done == ["quit"]
    assert action.shortcut().toString() == "Ctrl+Q"
    assert owner.actions() == [action]
