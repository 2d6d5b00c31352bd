from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from studio.ui.dialog import EdgedDialog, Scrim
from studio.ui.theme import current_theme
from tests.studio.examples import find


def test_it_has_an_edge_and_dims_what_is_behind(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(600, 400)
    window.show()
    inside = QWidget(window)
    dialog = EdgedDialog(inside)
    dialog.resize(200, 100)
    dialog.open()
    scrim = find(window, Scrim)
    assert scrim.geometry().contains(window.rect())
    window.resize(700, 500)
    assert scrim.geometry().contains(window.rect())
    assert dialog.grab().toImage().pixelColor(0, 50) == current_theme().colour("border.controlRest")
    dialog.move(40, 60)
    assert not window.grab().isNull()
    dialog.accept()
    assert not scrim.isVisible()
    dialog.open()
    assert [each.isVisible() for each in window.findChildren(Scrim)].count(True) == 1
    dialog.reject()


def test_one_that_holds_nothing_up_dims_nothing(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    dialog = EdgedDialog(window)
    dialog.show()
    assert window.findChildren(Scrim) == []
