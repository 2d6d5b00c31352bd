from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from studio.ui.toast import Toast
from studio.ui.undo import HeldAction


def _toast(qtbot: QtBot) -> tuple[Toast, QWidget]:
    parent = QWidget()
    parent.resize(800, 600)
    qtbot.addWidget(parent)
    parent.show()
    return Toast(parent), parent


def test_undo_takes_it_back_and_the_toast_goes(qtbot: QtBot) -> None:
    done: list[str] = []
    toast, _parent = _toast(qtbot)
    toast.hold(
        HeldAction("1 deleted", lambda: done.append("deleted"), lambda: done.append("back"), 60_000)
    )
    toast.place(QPoint(16, 580))
    assert toast.text == "1 deleted"
    assert toast.isVisible()
    buttons = toast.findChildren(QPushButton)
    undo = next(button for button in buttons if button.text().strip() == toast.tr("Undo"))
    qtbot.mouseClick(undo, Qt.MouseButton.LeftButton)
    assert done == ["back"]
    assert not toast.isVisible()


def test_a_second_deletion_makes_the_first_final(qtbot: QtBot) -> None:
    done: list[str] = []
    toast, _parent = _toast(qtbot)
    for name in ("first", "second"):
        held = HeldAction(name, lambda n=name: done.append(n), lambda: None, 60_000)  # type: ignore[misc]
        toast.hold(held)
    assert done == ["first"]
    toast.dismiss()
    assert done == ["first", "second"]


def test_a_note_does_not_push_an_undo_away(qtbot: QtBot) -> None:
    toast, _parent = _toast(qtbot)
    toast.note("Saved")
    assert toast.text == "Saved"
    toast.hold(HeldAction("1 deleted", lambda: None, lambda: None, 60_000))
    toast.note("Published")
    assert toast.text == "1 deleted"
    toast.undo()
