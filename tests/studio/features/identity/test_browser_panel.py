import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from studio.features.identity.browser_panel import BrowserPanel
from studio.features.identity.browser_trip import BrowserTrip
from studio.kit.task_scope import TaskScope
from tests.studio.features.identity.bench import MemoryBrowser


def test_open_again_copy_and_cancel(qtbot: QtBot) -> None:
    browser = MemoryBrowser()
    trip = BrowserTrip(TaskScope(lambda error: pytest.fail(repr(error))), browser)
    panel = BrowserPanel(trip)
    qtbot.addWidget(panel)
    panel.show_provider("Google")
    panel.show()
    assert not panel.again.isEnabled(), "it is not known yet where to go"
    trip.address = "https://accounts.example/a"
    trip.changed.emit()
    panel.copy.click()
    assert QGuiApplication.clipboard().text() == "https://accounts.example/a"
    assert "copied" in panel.copy.text()
    panel.again.click()
    assert browser.shown == ["https://accounts.example/a"]
    panel.set_open(ready=False)
    with qtbot.waitSignal(panel.cancelled):
        panel.cancel.click()
    assert not panel.grab().isNull()
