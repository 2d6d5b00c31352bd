from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from installer.build_translations import build
from studio.app.appearance import Appearance, resolve_language
from studio.kit.config import Language, Theme
from studio.ui.buttons import Button
from studio.ui.theme import current_theme
from studio.ui.translated import TranslatedWidget


class _Row(TranslatedWidget):
    """Borrows a translated string of the title row."""

    def __init__(self) -> None:
        super().__init__()
        self.button = Button()
        self.retranslate()

    def retranslate(self) -> None:
        self.button.say(QApplication.translate("VideosView", "Upload"))


def test_language_and_colours_switch_at_once(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    build()
    settings = QSettings(str(tmp_path / "w.ini"), QSettings.Format.IniFormat)
    appearance = Appearance(qapp, settings)
    appearance.begin(Theme.DARK, Language.ENGLISH)
    row = _Row()
    qtbot.addWidget(row)
    row.show()
    appearance.set_language(Language.BENGALI)
    qtbot.waitUntil(lambda: row.button.text() == "আপলোড")
    assert QLocale().toString(148) == "১৪৮"
    appearance.set_theme(Theme.LIGHT)
    assert current_theme().scheme == "light"
    appearance.set_text_scale(1.3)
    assert Appearance(qapp, settings).text_scale == pytest.approx(1.3)
    appearance.set_text_scale(1.0)
    appearance.set_theme(Theme.DARK)
    appearance.set_language(Language.ENGLISH)
    qtbot.waitUntil(lambda: row.button.text() == "Upload")


def test_a_broken_text_size_is_forgotten(qapp: QApplication, tmp_path: Path) -> None:
    settings = QSettings(str(tmp_path / "w.ini"), QSettings.Format.IniFormat)
    settings.setValue("text_scale", "huge")
    assert Appearance(qapp, settings).text_scale == 1.0
    assert resolve_language(Language.SYSTEM) in {"en", "bn"}
