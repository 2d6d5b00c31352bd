from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from studio.features.subtitles.find_bar import FindBar


def test_it_asks_for_what_was_typed(qtbot: QtBot, qapp: QApplication) -> None:
    bar = FindBar()
    qtbot.addWidget(bar)
    said: list[tuple[object, ...]] = []
    bar.find_wanted.connect(lambda *of: said.append(of))
    bar.replace_wanted.connect(lambda *of: said.append(of))
    buttons = {button.text().strip(): button for button in bar.findChildren(QPushButton)}
    buttons["Next"].click()
    bar.begin()
    bar.sought.setText("a")
    bar.replacement.setText("b")
    bar.regex.setChecked(True)
    buttons["Next"].click()
    buttons["Replace all"].click()
    bar.note("2 cues changed")
    assert said == [("a", True, False), ("a", "b", True, False)]
