from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from studio.features.identity.items import Reach, ServerChoice
from studio.features.identity.server_card import ServerCard
from studio.kit.config import THIS_COMPUTER


def test_every_state_is_a_word_and_offers_what_helps(qtbot: QtBot) -> None:
    card = ServerCard(ServerChoice(THIS_COMPUTER, "", Reach.STOPPED))
    qtbot.addWidget(card)
    card.show()
    offered = {}
    for reach in Reach:
        server = ServerChoice(THIS_COMPUTER, "", reach, url="http://127.0.0.1:1", reason="Why.")
        card.show_server(server, selected=True, free=580_000_000_000)
        offered[reach] = [b.text() for b in card.findChildren(QPushButton) if b.isVisible()]
        assert card.radio.accessibleName().startswith("This computer, ")
    assert offered[Reach.STOPPED] == ["Start"]
    assert offered[Reach.RUNNING] == ["Stop"]
    assert offered[Reach.STARTING] == []
    card.show_server(
        ServerChoice(THIS_COMPUTER, "", Reach.FAILED, reason="The port is in use."),
        selected=False,
        free=None,
    )
    assert any(found.text() == "The port is in use." for found in card.findChildren(QLabel))


def test_the_whole_card_chooses(qtbot: QtBot) -> None:
    card = ServerCard(ServerChoice("https://x.example", "X", Reach.SILENT))
    qtbot.addWidget(card)
    card.show()
    with qtbot.waitSignal(card.chosen) as told:
        qtbot.mouseClick(card, Qt.MouseButton.LeftButton)
    assert told.args == ["https://x.example"]
    again = next(b for b in card.findChildren(QPushButton) if b.text() == "Try again")
    with qtbot.waitSignal(card.again):
        qtbot.mouseClick(again, Qt.MouseButton.LeftButton)
