import shiboken6
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from studio.app.navigator import Navigator, Route
from studio.app.side_bar import SideBar


def test_it_shows_where_one_is_and_folds(qtbot: QtBot) -> None:
    navigator = Navigator()
    bar = SideBar(navigator)
    qtbot.addWidget(bar)
    bar.resize(212, 600)
    bar.show()
    bar.account.show_channel("নদী ও নৌকা", "nodi-o-nouka")
    button = bar.buttons[Route.UPLOADS]
    button.set_count(2, busy=True)
    assert button.accessibleName() == "Uploads, 2"
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert navigator.route is Route.UPLOADS
    assert button.isChecked()
    assert not bar.buttons[Route.CONTENT].isChecked()
    navigator.go(Route.SETTINGS)
    assert [route for route, each in bar.buttons.items() if each.isChecked()] == [Route.SETTINGS]
    navigator.go(Route.UPLOADS)
    wide = bar.grab().toImage()
    bar.set_rail(rail=True)
    assert bar.width() == 52
    assert button.toolTip() == "Uploads"
    assert bar.grab().toImage() != wide


def test_a_bar_that_is_gone_hears_of_nothing(qtbot: QtBot) -> None:
    """After signing out and in again the navigator is the same, and the bar another."""
    navigator = Navigator()
    bar = SideBar(navigator)
    shiboken6.delete(bar)
    with qtbot.captureExceptions() as raised:
        navigator.go(Route.SETTINGS)
    assert raised == []
    assert navigator.route is Route.SETTINGS
