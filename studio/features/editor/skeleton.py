"""The shape of the editor before the video is there."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from studio.ui.theme import current_theme

_LEFT, _RIGHT = 344, 304


class EditorSkeleton(QWidget):
    """Three columns: fields, a picture, choices."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the boxes."""
        theme = current_theme()
        gutter = theme.tokens.number("space.pageGutter")
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("surface.skeleton"))
        radius = theme.tokens.number("radius.control")
        middle = self.width() - _LEFT - _RIGHT
        boxes = [
            QRectF(gutter, 40, _LEFT - 2 * gutter, 34),
            QRectF(gutter, 108, _LEFT - 2 * gutter, 220),
            QRectF(gutter, 362, _LEFT - 2 * gutter, 64),
            QRectF(_LEFT + 20, 16, middle - 40, (middle - 40) * 9 / 16),
            *(QRectF(self.width() - _RIGHT + 20, 24 + n * 52, _RIGHT - 60, 32) for n in range(5)),
        ]
        for box in boxes:
            painter.drawRoundedRect(box, radius, radius)
