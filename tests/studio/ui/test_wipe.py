from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from studio.ui.wipe import Wipe


def plain(colour: str) -> QImage:
    image = QImage(QSize(160, 90), QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    return image


def test_each_picture_is_on_its_side_of_the_edge(qtbot: QtBot) -> None:
    wipe = Wipe()
    qtbot.addWidget(wipe)
    wipe.resize(640, 360)
    wipe.show()
    wipe.grab()
    wipe.show_pictures(plain("#ff0000"), plain("#0000ff"))

    def colours(*places: int) -> list[str]:
        shot = wipe.grab().toImage()
        scale = shot.width() / wipe.width()
        return [shot.pixelColor(round(x * scale), 20).name() for x in places]

    assert colours(100, 540) == ["#ff0000", "#0000ff"]
    wipe.setFocus()
    qtbot.keyClick(wipe, Qt.Key.Key_Home)
    assert colours(100, 540) == ["#0000ff", "#0000ff"]
    qtbot.keyClick(wipe, Qt.Key.Key_Left)
    assert wipe.edge == 0
    qtbot.keyClick(wipe, Qt.Key.Key_Right)
    assert wipe.edge > 0
    qtbot.keyClick(wipe, Qt.Key.Key_End)
    assert colours(100, 540) == ["#ff0000", "#ff0000"]
    with qtbot.waitSignal(wipe.moved):
        qtbot.mouseClick(wipe, Qt.MouseButton.LeftButton, pos=QPoint(320, 100))
    assert colours(100, 540) == ["#ff0000", "#0000ff"]
    qtbot.keyClick(wipe, Qt.Key.Key_A)
    assert abs(wipe.edge - 0.5) < 0.01
