from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout
from pytestqt.qtbot import QtBot

from studio.ui.cards import card, line, row
from studio.ui.note_box import NoteBox


def test_a_card_rules_off_its_lines_but_not_its_notes(qtbot: QtBot) -> None:
    button = QPushButton("Do it")
    name = QLabel("Name")
    parts = [line(name, QLabel("Note"), button), NoteBox("warn"), row(QVBoxLayout(), None)]
    made = card(QLabel("Title"), parts, QPushButton("All"))
    qtbot.addWidget(made)
    rules = [each for each in made.children() if each.property("line") == "horizontal"]
    assert len(rules) == 1
    assert name.buddy() is button
