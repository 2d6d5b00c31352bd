from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.features.profile.crop_view import CropView
from tests.studio.features.profile.bench import image


def test_by_hand(qtbot: QtBot, qapp: QApplication) -> None:
    view = CropView(image(900, 600))
    qtbot.addWidget(view)
    view.show()
    before = view.square
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=QPoint(140, 140))
    qtbot.mouseMove(view, QPoint(170, 140))
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton)
    assert view.square.left() < before.left(), "what is dragged to the right shows more of the left"
    at = QPointF(100, 100)
    wheel = QWheelEvent(
        at,
        view.mapToGlobal(at),
        QPoint(),
        QPoint(0, 240),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view, wheel)
    assert view.square.width() < before.width()
    assert not view.grab().isNull()


def test_by_keys(qtbot: QtBot) -> None:
    view = CropView(image(900, 600))
    qtbot.addWidget(view)
    view.show()
    before = view.square
    qtbot.keyClick(view, Qt.Key.Key_Right)
    small = view.square.left() - before.left()
    qtbot.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert view.square.left() - before.left() > 3 * small > 0
    qtbot.keyClick(view, Qt.Key.Key_Plus)
    assert view.square.width() < before.width()
    qtbot.keyClick(view, Qt.Key.Key_Down)
    qtbot.keyClick(view, Qt.Key.Key_Minus)
    assert view.square.width() == before.width()
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert view.square == before
