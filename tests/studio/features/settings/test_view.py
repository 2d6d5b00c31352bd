from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from studio.features.settings.view import SettingsView
from studio.features.settings.viewmodel import SettingsViewModel
from studio.kit.config import ConfigFile, Theme
from studio.net.bandwidth import Bandwidth
from studio.ui.choice import Choice
from tests.studio.examples import find
from tests.studio.features.settings.test_viewmodel import Applied


def test_choices_are_one_click_away(qtbot: QtBot, tmp_path: Path) -> None:
    applied = Applied()
    model = SettingsViewModel(ConfigFile(tmp_path / "c.json"), applied, Bandwidth(), text_scale=1.0)
    view = SettingsView(model, QWidget(), QWidget(), version="1.2", folder=str(tmp_path))
    qtbot.addWidget(view)
    view.show()
    model.show_account(name="tahmina", email="t@nodi.example", server="here", warning=True)
    buttons = {b.text().strip(): b for b in view.findChildren(QPushButton)}
    qtbot.mouseClick(buttons["Light"], Qt.MouseButton.LeftButton)
    assert applied.done == [Theme.LIGHT]
    choice = find(view, Choice)
    choice.activated.emit(4)
    assert applied.done[-1] == 1.5
    limit = next(c for c in view.findChildren(Choice) if c.accessibleName() == "Speed limit")
    assert limit.currentText() == "No limit"
    limit.activated.emit(3)
    assert model.upload_limit == 1_000_000
    assert limit.currentText() == "1 MB/s"
    qtbot.mouseClick(buttons["Reduced"], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(buttons["Off"], Qt.MouseButton.LeftButton)
    assert (model.reduced_motion, model.single_keys) == (True, False)
    qtbot.mouseClick(buttons["On this computer"], Qt.MouseButton.LeftButton)
    assert model.encode_here
    with qtbot.waitSignal(view.sign_out_wanted):
        qtbot.mouseClick(buttons["Sign out"], Qt.MouseButton.LeftButton)
