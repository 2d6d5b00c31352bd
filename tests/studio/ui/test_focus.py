from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QListView, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from studio.ui.focus import FocusRing, go_to_next


def test_the_ring_follows_the_keyboard(qtbot: QtBot, qapp: QApplication) -> None:
    window = QWidget()
    column = QVBoxLayout(window)
    button, field, rows = QPushButton("a"), QLineEdit(), QListView()
    for widget in (button, field, rows):
        column.addWidget(widget)
    qtbot.addWidget(window)
    ring = FocusRing(qapp)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    for widget, framed in ((button, button), (field, field), (rows, None)):
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        qtbot.waitUntil(widget.hasFocus)
        assert ring.framed is framed


def test_the_ring_outlives_what_it_framed(qtbot: QtBot, qapp: QApplication) -> None:
    ring = FocusRing(qapp)
    for _ in range(2):
        window = QWidget()
        field = QLineEdit(window)
        with qtbot.waitExposed(window):
            window.show()
        window.activateWindow()
        field.setFocus(Qt.FocusReason.TabFocusReason)
        qtbot.waitUntil(lambda f=field: ring.framed is f)  # type: ignore[misc]
        window.close()
        window.deleteLater()
        del window, field
        qtbot.wait(1)


def test_parts_of_a_window_take_turns(qtbot: QtBot, qapp: QApplication) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    panes = [QWidget() for _ in range(4)]
    for pane in panes:
        column.addWidget(pane)
        QVBoxLayout(pane).addWidget(QPushButton("x"))
    panes[1].hide()
    panes[2].setEnabled(False)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    stops = []
    for backwards in (False, False, False, True):
        go_to_next(panes, backwards=backwards)
        focused = qapp.focusWidget()
        assert focused is not None
        stops.append([pane.isAncestorOf(focused) for pane in panes].index(True))
    assert stops == [3, 0, 3, 0], "a new window has the keyboard in its first part"
