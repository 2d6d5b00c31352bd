from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPixmap
from pytestqt.qtbot import QtBot

from studio.ui.player.scrub_bar import ScrubBar, draw_preview


def _bar(qtbot: QtBot) -> tuple[ScrubBar, list[int]]:
    bar = ScrubBar()
    qtbot.addWidget(bar)
    bar.resize(216, 20)
    bar.setRange(0, 100_000)
    bar.show()
    wanted: list[int] = []
    bar.wanted.connect(wanted.append)
    return bar, wanted


def test_it_goes_where_it_is_pressed_and_dragged(qtbot: QtBot) -> None:
    bar, wanted = _bar(qtbot)
    hovered: list[int] = []
    bar.hovered.connect(lambda moment, _x: hovered.append(moment))
    qtbot.mousePress(bar, Qt.MouseButton.LeftButton, pos=QPoint(108, 10))
    qtbot.mouseMove(bar, QPoint(158, 10))
    qtbot.mouseRelease(bar, Qt.MouseButton.LeftButton, pos=QPoint(158, 10))
    assert wanted == [50_000, 75_000]
    assert bar.value() == 75_000
    qtbot.mouseMove(bar, QPoint(214, 10))
    assert wanted == [50_000, 75_000]
    assert hovered[-1] == 100_000


def test_the_keys_move_it_and_no_further_than_it_goes(qtbot: QtBot) -> None:
    bar, wanted = _bar(qtbot)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_End):
        qtbot.keyClick(bar, key)
    qtbot.keyClick(bar, Qt.Key.Key_PageUp)
    qtbot.keyClick(bar, Qt.Key.Key_Space)
    assert wanted == [5000, 0, 0, 100_000, 40_000]


def test_chapters_leave_gaps_and_marks_a_line(qtbot: QtBot) -> None:
    bar, _ = _bar(qtbot)
    plain = bar.grab().toImage()
    bar.show_chapters([0, 50_000])
    gap = bar.grab().toImage()
    assert plain.pixelColor(108, 10) != gap.pixelColor(108, 10)
    bar.show_marks(25_000, None)
    marked = bar.grab().toImage()
    assert marked.pixelColor(150, 5) != gap.pixelColor(150, 5)
    assert marked.pixelColor(30, 5) == gap.pixelColor(30, 5)


def test_a_preview_stays_within(qtbot: QtBot) -> None:
    image = QImage(300, 200, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFF)
    picture = QPixmap(100, 56)
    picture.fill(Qt.GlobalColor.red)
    painter = QPainter(image)
    draw_preview(painter, QRectF(0, 0, 300, 200), 295, picture, "00:10.00")
    painter.end()
    assert image.pixelColor(250, 140).red() > 200
    assert image.pixelColor(250, 140).green() < 50
    assert image.pixelColor(299, 140).green() > 200
