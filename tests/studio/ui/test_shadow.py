from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from studio.ui.shadow import SHADOW_MARGIN, draw_shadow


def test_a_shadow_is_dark_at_the_card_and_gone_at_the_margin(qapp: QApplication) -> None:
    image = QImage(200, 120, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    margin = SHADOW_MARGIN
    draw_shadow(painter, QRectF(margin, margin, 200 - 2 * margin, 120 - 2 * margin), 8)
    painter.end()
    near = image.pixelColor(100, 120 - margin + 1).alpha()
    assert near > image.pixelColor(100, 118).alpha()
    assert image.pixelColor(0, 0).alpha() == 0
