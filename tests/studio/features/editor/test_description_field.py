from pytestqt.qtbot import QtBot

from studio.features.editor.description_field import DescriptionField
from studio.ui.buttons import Segments
from tests.studio.examples import find

GOOD = "0:00 Timber\n1:00 Ribs\n2:00 Launch"


def test_chapters_are_found_while_one_types(qtbot: QtBot) -> None:
    field = DescriptionField()
    qtbot.addWidget(field)
    field.show_text("", 300)
    assert field.found == ""
    field.edit.setPlainText(GOOD)
    assert field.found == "3 chapters found in the description"
    lit = field.edit.document().firstBlock().layout().formats()
    assert [(each.start, each.length) for each in lit] == [(0, 4)]
    for text, told in (
        ("0:00 a\n1:00 b", "three times"),
        ("0:10 a\n1:00 b\n2:00 c", "begins at 0:00"),
        ("0:00 a\n1:00 b\n9:00 c", "line 3 is beyond"),
        ("0:00 a\n1:00 b\n0:30 c", "line 3 is not after"),
        ("0:00 a\n1:00\n2:00 c", "line 2 has no name"),
    ):
        field.edit.setPlainText(text)
        assert told in field.found


def test_what_is_typed_is_told_and_the_preview_shows_it(qtbot: QtBot) -> None:
    field = DescriptionField()
    qtbot.addWidget(field)
    field.show()
    with qtbot.waitSignal(field.edited) as told:
        field.edit.setPlainText("**Bold**")
    assert told.args == ["**Bold**"]
    find(field, Segments)._buttons["preview"].click()
    assert field.preview.isVisible()
    assert field.preview.toPlainText() == "Bold"
    with qtbot.assertNotEmitted(field.edited):
        field.show_text("Other", None)
    assert field.preview.toPlainText() == "Other"


def test_other_line_ends_do_not_move_the_cursor(qtbot: QtBot) -> None:
    field = DescriptionField()
    qtbot.addWidget(field)
    field.show_text("Timber\r\nRibs\rLaunch", None)
    cursor = field.edit.textCursor()
    cursor.setPosition(3)
    field.edit.setTextCursor(cursor)
    field.show_text("Timber\r\nRibs\rLaunch", None)
    assert field.edit.textCursor().position() == 3
