from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from studio.app.account_menu import AccountMenu
from studio.app.accounts import AccountChoice

CHOICES = [
    AccountChoice("k1", "tahmina", "t@nodi.example", "", current=True, signed_in=True),
    AccountChoice("k2", "anwar", "a@nodi.example", "R&D", current=False, signed_in=True),
    AccountChoice("k3", "zahir", "z@nodi.example", "Nodi", current=False, signed_in=False),
]


def test_the_current_account_is_marked_and_another_is_one_click_away(qtbot: QtBot) -> None:
    window = QPushButton()
    qtbot.addWidget(window)
    window.show()
    went: list[str] = []
    settings = QAction("Settings", window)
    menu = AccountMenu(window, CHOICES, went.append, [settings, None], under_way=2)
    texts = [action.text() for action in menu.actions()]
    assert texts[0] == "tahmina  ·  t@nodi.example  ·  This computer"
    assert texts[1].split("\t") == ["anwar  ·  a@nodi.example  ·  R&&D", "Alt+2"]
    assert "signed out" in texts[2]
    assert [a.isChecked() for a in menu.actions()[:3]] == [True, False, False]
    assert texts[3].startswith("2 uploads of this account wait")
    assert not menu.actions()[3].isEnabled()
    assert "Settings" in texts
    menu.actions()[0].trigger()
    menu.actions()[1].trigger()
    assert went == ["k2"], "the current account is here already"
    menu.open_at(window, from_right=True)
    assert menu.isVisible()
    menu.close()


def test_nothing_waits_where_there_is_no_other_account(qtbot: QtBot) -> None:
    window = QPushButton()
    qtbot.addWidget(window)
    menu = AccountMenu(window, CHOICES[:1], lambda _key: None, [], under_way=2)
    assert not any("wait" in action.text() for action in menu.actions())
