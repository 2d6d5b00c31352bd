from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from studio.app.palette import Entry, Palette, rank
from tests.studio.examples import find


def _entries(done: list[str]) -> list[Entry]:
    names = ("Upload videos…", "Settings", "Night vision on the Meghna", "ইলিশের খোঁজে")
    return [Entry("film", name, "", lambda n=name: done.append(n)) for name in names]  # type: ignore[misc]


def test_words_may_stand_anywhere_and_beginnings_come_first() -> None:
    entries = _entries([])
    assert [e.text for e in rank(entries, "vi")] == ["Upload videos…", "Night vision on the Meghna"]
    assert rank(entries, "meghna night")[0].text.startswith("Night")
    assert rank(entries, "ইলিশ")[0].text == "ইলিশের খোঁজে"
    assert rank(entries, "zzz") == []


def test_enter_runs_what_is_marked(qtbot: QtBot) -> None:
    done: list[str] = []
    window = QWidget()
    window.resize(1120, 700)
    qtbot.addWidget(window)
    window.show()
    palette = Palette(window, _entries(done))
    palette.open_over(window)
    field = find(palette, QLineEdit)
    qtbot.keyClicks(field, "s")
    qtbot.keyClick(palette, Qt.Key.Key_Down)
    qtbot.keyClick(palette, Qt.Key.Key_Up)
    assert not palette.grab().isNull()
    qtbot.keyClick(palette, Qt.Key.Key_Return)
    assert done == ["Settings"]
