from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from studio.ui.banner import Banner


def test_it_says_what_is_so_and_offers_one_thing(qtbot: QtBot) -> None:
    banner = Banner(closable=True)
    qtbot.addWidget(banner)
    banner.say("cloud-off", "The server is not answering.", "Uploads wait.", "Try now")
    banner.say_close("Close")
    banner.show()
    assert banner.accessibleName() == "The server is not answering. Uploads wait."
    verb = next(b for b in banner.findChildren(QPushButton) if b.text() == "Try now")
    with qtbot.waitSignal(banner.action):
        qtbot.mouseClick(verb, Qt.MouseButton.LeftButton)
    banner.say("cloud-off", "What", "Why")
    assert not verb.isVisible()
