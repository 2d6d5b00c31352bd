from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from studio.ui.chips import ChipField


def _field(qtbot: QtBot, *, free: bool = True) -> tuple[ChipField, list[str], list[str]]:
    field = ChipField(str.upper, free=free)
    qtbot.addWidget(field)
    added: list[str] = []
    removed: list[str] = []
    field.added.connect(added.append)
    field.removed.connect(removed.append)
    field.say("Tags", "Add a tag", "Remove %1")
    field.show()
    return field, added, removed


def test_enter_comma_and_leaving_end_a_chip(qtbot: QtBot) -> None:
    field, added, _ = _field(qtbot)
    qtbot.keyClicks(field.input, "river")
    qtbot.keyClick(field.input, Qt.Key.Key_Return)
    qtbot.keyClicks(field.input, "boat,")
    qtbot.keyClicks(field.input, " sea ")
    field.input.left.emit()
    qtbot.keyClick(field.input, Qt.Key.Key_Return)
    assert added == ["river", "boat", "sea"]
    assert field.input.text() == ""


def test_chips_are_taken_out_by_mouse_and_key(qtbot: QtBot) -> None:
    field, _, removed = _field(qtbot)
    field.show_values(["a", "b"])
    assert field.values == ["a", "b"]
    chips = [c for c in field.findChildren(QPushButton) if c.isVisible()]
    assert [chip.accessibleName() for chip in chips] == ["Remove A", "Remove B"]
    chips[0].click()
    qtbot.keyClick(field.input, Qt.Key.Key_Backspace)
    assert removed == ["a", "b"]
    field.show_values([])
    qtbot.keyClick(field.input, Qt.Key.Key_Backspace)
    assert removed == ["a", "b"]


def test_what_is_typed_is_completed(qtbot: QtBot) -> None:
    field, added, _ = _field(qtbot, free=False)
    with qtbot.waitSignal(field.wanted) as asked:
        qtbot.keyClicks(field.input, "n")
    assert asked.args == ["n"]
    field.show_choices(["Norway", "China"])
    field._completer.activated.emit("Norway")
    assert (added, field.input.text()) == (["Norway"], "")
    qtbot.keyClicks(field.input, "half")
    field.input.left.emit()
    assert added == ["Norway"], "leaving ends a chip only where anything may become one"


def test_the_page_keeps_ctrl_enter(qtbot: QtBot) -> None:
    field, added, _ = _field(qtbot)
    qtbot.keyClicks(field.input, "river")
    qtbot.keyClick(field.input, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert added == []
    field.show_problem("Too many")
    assert field.input.accessibleDescription() == "Too many"
