from pytestqt.qtbot import QtBot

from studio.ui.choice import Choice


def test_it_shows_what_is_chosen_with_an_arrow(qtbot: QtBot) -> None:
    choice = Choice()
    qtbot.addWidget(choice)
    choice.addItems(["Public", "Unlisted"])
    choice.setCurrentIndex(1)
    assert choice.currentText() == "Unlisted"
    assert not choice.grab().isNull()
