from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QCheckBox, QListWidget, QRadioButton, QScrollArea, QStyle, QWidget
from pytestqt.qtbot import QtBot

from studio.ui.style import draw_checkbox, draw_focus_ring, draw_radio, focus_margin
from studio.ui.theme import current_theme

ON = QStyle.StateFlag.State_On | QStyle.StateFlag.State_Enabled


def _canvas() -> tuple[QImage, QPainter]:
    image = QImage(24, 24, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.black)
    painter = QPainter(image)
    return image, painter


def test_indicators_are_the_accents_when_chosen(qtbot: QtBot) -> None:
    accent = current_theme().colour("accent.base").name()
    for draw, x in ((draw_checkbox, 6), (draw_radio, 6)):
        image, painter = _canvas()
        draw(painter, QRectF(0, 0, 24, 24), ON)
        painter.end()
        assert image.pixelColor(x, 12).name() == accent


def test_the_ring_stands_off_what_it_frames(qtbot: QtBot) -> None:
    assert focus_margin() == 4
    image, painter = _canvas()
    draw_focus_ring(painter, QRectF(0, 0, 24, 24))
    painter.end()
    assert image.pixelColor(12, 1).name() == current_theme().colour("accent.focus").name()
    assert image.pixelColor(12, 12).name() == "#000000"


def test_qt_draws_its_controls_with_them(qtbot: QtBot) -> None:
    current_theme().refresh()
    for kind in (QCheckBox, QRadioButton):
        button = kind("Words")
        qtbot.addWidget(button)
        off = button.grab().toImage()
        button.setChecked(True)
        assert button.grab().toImage() != off
        assert button.sizeHint().height() >= 24


def test_a_long_list_has_a_thin_bar(qtbot: QtBot) -> None:
    rows = QListWidget()
    rows.addItems([str(n) for n in range(200)])
    qtbot.addWidget(rows)
    rows.resize(200, 200)
    rows.show()
    assert rows.verticalScrollBar().width() == 10
    top = rows.grab().toImage()
    rows.verticalScrollBar().setValue(100)
    assert rows.grab().toImage() != top


def test_a_scrolling_page_has_the_same_bar_as_a_list(qtbot: QtBot) -> None:
    current_theme().refresh()
    page = QWidget()
    page.setMinimumHeight(2000)
    area = QScrollArea()
    area.setWidget(page)
    qtbot.addWidget(area)
    area.resize(200, 200)
    area.show()
    bar = area.verticalScrollBar()
    assert bar.width() == 10
    image = bar.grab().toImage()
    thumb = current_theme().colour("border.controlRest")
    assert image.pixelColor(5, 15).name() == thumb.name()
    brightest = max(image.pixelColor(x, y).lightness() for x in range(10) for y in range(200))
    assert brightest <= thumb.lightness(), "no frame and no arrows"
