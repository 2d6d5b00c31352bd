from pytestqt.qtbot import QtBot

from studio.ui.buttons import LinkButton
from studio.ui.note_box import NoteBox
from tests.studio.examples import find


def test_it_is_there_only_while_it_says_something(qtbot: QtBot) -> None:
    box = NoteBox("warn")
    qtbot.addWidget(box)
    box.show_text("There is no keyring.")
    assert box.isVisible()
    assert not box.grab().isNull()
    box.show_text("")
    assert not box.isVisible()


def test_it_can_offer_a_way_on(qtbot: QtBot) -> None:
    box = NoteBox("danger")
    qtbot.addWidget(box)
    box.offer("Try again")
    box.show_text("The server cannot be reached.")
    button = find(box, LinkButton)
    assert button.isVisible()
    with qtbot.waitSignal(box.action):
        button.click()
    box.offer("")
    assert not button.isVisible()
