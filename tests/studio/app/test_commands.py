from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from studio.app.commands import Command, make_action, set_keys


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


def test_letters_alone_can_be_switched_off(qtbot: QtBot) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    command = Command(
        "content", "view", "x", "Ctrl+1", lambda: "Content", lambda: None, single="G, C"
    )
    action = make_action(command, owner)
    assert [keys.toString() for keys in action.shortcuts()] == ["Ctrl+1", "G, C"]
    set_keys(action, command, single=False)
    assert [keys.toString() for keys in action.shortcuts()] == ["Ctrl+1"]
