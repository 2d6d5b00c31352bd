from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.ui.code_field import CodeField, digits_of


def test_digits_of_any_script_are_taken_and_nothing_else() -> None:
    assert digits_of("১২৩ 456-7") == "123456"
    assert digits_of("abc") == ""


def test_pasting_fills_it_and_is_told_once(qtbot: QtBot) -> None:
    field = CodeField()
    qtbot.addWidget(field)
    told: list[str] = []
    field.filled.connect(lambda: told.append(field.text()))
    QApplication.clipboard().setText(" 12 34 56 ")
    field.paste()
    assert (field.text(), told) == ("123456", ["123456"])
    qtbot.keyClicks(field, "7")
    assert (field.text(), told) == ("123456", ["123456"])
    field.clear()
    qtbot.keyClicks(field, "1x2")
    assert field.text() == "12"


def test_it_is_drawn_filled_focused_and_wrong(qtbot: QtBot) -> None:
    field = CodeField()
    qtbot.addWidget(field)
    field.resize(field.sizeHint())
    plain = field.grab().toImage()
    field.setText("123")
    filled = field.grab().toImage()
    field.show_wrong(wrong=True)
    assert plain != filled != field.grab().toImage()
    assert field.minimumSizeHint().width() < field.sizeHint().width()
