from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from studio.features.subtitles.dialogs import ConflictDialog, LanguageDialog, TimesDialog


def _window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    return window


def test_a_language_is_found_by_its_name(qtbot: QtBot, qapp: QApplication) -> None:
    window = _window(qtbot)
    dialog = LanguageDialog(window, taken={"en"}, first=("en", "bn"), from_current="English")
    chosen: list[tuple[str, bool]] = []
    dialog.chosen.connect(lambda code, copy: chosen.append((code, copy)))
    assert dialog.list.currentItem().text() == "Bangla"
    dialog.filter.setText("no such language")
    assert not dialog.go.isEnabled()
    dialog.filter.setText("hind")
    assert dialog.list.currentItem().text() == "Hindi"
    dialog.copy_times.setChecked(False)
    dialog.go.click()
    assert chosen == [("hi", False)]


def test_times_change_in_three_ways_and_only_by_sense(qtbot: QtBot, qapp: QApplication) -> None:
    window = _window(qtbot)
    dialog = TimesDialog(window, selected=0, points=(1000, 9000))
    said: list[tuple[object, ...]] = []
    dialog.shifted.connect(lambda by: said.append((by,)))
    dialog.synced.connect(lambda first, last: said.append((first, last)))
    dialog.rated.connect(lambda made, plays: said.append((made, plays)))
    assert not dialog.go.isEnabled()
    for text in ("soon", "", "1:5"):
        dialog.by.edit.setText(text)
        assert not dialog.go.isEnabled()
    dialog.by.edit.setText("-0,25")
    dialog.go.click()
    dialog.ways.chosen.emit("sync")
    dialog.ways.choose("sync")
    dialog.last.edit.setText("0:18")
    dialog.go.click()
    dialog.ways.choose("rate")
    dialog.ways.chosen.emit("rate")
    assert not dialog.go.isEnabled()
    dialog.made_for.edit.setText("23.976")
    dialog.plays_at.edit.setText("nan")
    assert not dialog.go.isEnabled()
    dialog.plays_at.edit.setText("25")
    dialog.go.click()
    assert said == [(-250,), ((1000, 1000), (9000, 18_000)), (23.976, 25.0)]


def test_of_a_conflict_one_decides_now_or_later(qtbot: QtBot, qapp: QApplication) -> None:
    window = _window(qtbot)
    said: list[str] = []
    for button in ("go", "take_theirs", "cancel"):
        dialog = ConflictDialog(window)
        dialog.mine.connect(lambda: said.append("mine"))
        dialog.theirs.connect(lambda: said.append("theirs"))
        getattr(dialog, button).click()
    assert said == ["mine", "theirs"]
