"""The shape of a list before it is there."""

import math

from PySide6.QtCore import QElapsedTimer, QRectF, Qt, QTimer
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from studio.ui.theme import current_theme

_FRAME_MS = 60
_FAINTEST = 0.55
_TITLE_WIDTHS = (0.34, 0.26, 0.4, 0.3, 0.22, 0.36)


class RowSkeleton(QWidget):
    """Rows of a thumbnail, two lines of text and two short columns, gently pulsing.

    Args:
        row_height: Pixels of one row.
        left: Pixels before the thumbnail.
    """

    def __init__(self, row_height: int, left: int) -> None:
        super().__init__()
        self._row_height = row_height
        self._left = left
        self._clock = QElapsedTimer()
        self._beat = QTimer(self)
        self._beat.setInterval(_FRAME_MS)
        self._beat.timeout.connect(self.update)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin to pulse."""
        self._clock.restart()
        self._beat.start()
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks: rest."""
        self._beat.stop()
        super().hideEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the rows that fit."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("surface.skeleton"))
        period = theme.tokens.number("motion.skeletonPulse")
        phase = math.cos(2 * math.pi * (self._clock.elapsed() % period) / period)
        painter.setOpacity(_FAINTEST + (1 - _FAINTEST) * (1 + phase) / 2)
        rows = self.height() // self._row_height + 1
        for row in range(rows):
            self._paint_row(painter, row)

    def _paint_row(self, painter: QPainter, row: int) -> None:
        tokens = current_theme().tokens
        width, height = tokens.size("thumb.list")
        top = row * self._row_height + (self._row_height - height) / 2
        radius = tokens.number("radius.thumb")
        painter.drawRoundedRect(QRectF(self._left, top, width, height), radius, radius)
        text_left = self._left + width + 14
        long = self.width() * _TITLE_WIDTHS[row % len(_TITLE_WIDTHS)]
        painter.drawRoundedRect(QRectF(text_left, top + 8, long, 12), 4, 4)
        painter.drawRoundedRect(QRectF(text_left, top + 28, long * 0.7, 10), 4, 4)
        right = self.width() - 24
        for column in range(3):
            x = right - (column + 1) * 96
            if x > text_left + long + 24:
                painter.drawRoundedRect(QRectF(x, top + 19, 64, 10), 4, 4)
