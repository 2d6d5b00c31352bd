from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from studio.features.profile.bio_field import BioField
from studio.ui.labels import label


def test_it_counts_and_leaves_the_writer_alone(qtbot: QtBot) -> None:
    field = BioField(10)
    qtbot.addWidget(field)
    field.say("About you")
    field.show()
    field.show_text("Rivers")
    texts = [child.text() for child in field.findChildren(type(label("small")))]
    assert "6 / 10" in texts
    with qtbot.waitSignal(field.edited) as told:
        qtbot.keyClicks(field.edit, "x")
    assert told.args == ["xRivers"]
    field.show_problem("Shorten it.")
    assert field.edit.accessibleDescription() == "Shorten it."
    field.activateWindow()
    field.edit.setFocus()
    qtbot.waitUntil(field.edit.hasFocus)
    field.show_text("something else")
    assert field.text == "xRivers"
    with qtbot.waitSignal(field.left):
        qtbot.keyClick(field.edit, Qt.Key.Key_Tab)
        field.edit.clearFocus()
