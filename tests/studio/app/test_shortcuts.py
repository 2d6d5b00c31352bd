from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from studio.app.commands import Command
from studio.app.shortcuts import ShortcutsDialog


def _texts(qtbot: QtBot, *, single: bool) -> list[str]:
    window = QWidget()
    qtbot.addWidget(window)
    commands = [
        Command("content", "view", "x", "Ctrl+1", lambda: "Content", lambda: None, single="G, C"),
        Command("theme", "view", "x", "", lambda: "No keys at all", lambda: None),
    ]
    dialog = ShortcutsDialog(commands, window, single=single)
    dialog.show()
    dialog.retranslate()
    return [found.text() for found in dialog.findChildren(QLabel) if found.isVisible()]


def test_every_command_with_keys_is_listed_with_all_of_them(qtbot: QtBot) -> None:
    texts = _texts(qtbot, single=True)
    assert "No keys at all" not in texts
    start = texts.index("Content")
    assert texts[start + 1 : start + 5] == ["Ctrl", "1", "G", "C"]
    assert "/" in texts


def test_keys_that_are_switched_off_are_not_promised(qtbot: QtBot) -> None:
    texts = _texts(qtbot, single=False)
    assert "Ctrl" in texts
    assert not {"G", "/"} & set(texts)
