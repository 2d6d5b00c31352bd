"""The picture at the left of the sign-in screen: a country boat on a river at dusk."""

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QWidget

from studio.ui.icons import icon_path
from studio.ui.text import draw_text
from studio.ui.theme import current_theme

WORDMARK = "চিত্র"
_MARGIN = 32
_WORDMARK_PX = 56


class RiverAtDusk(QWidget):
    """Fills its height and keeps the boat in sight at any size."""

    def __init__(self, version: str) -> None:
        super().__init__()
        self._note = ""
        self._version = version
        drawing = icon_path("river-at-dusk").read_bytes()
        self._renderer = QSvgRenderer(QByteArray(drawing), self)
        self._cache = QPixmap()
        self.setAccessibleName("Chitra Studio")

    def say(self, note: str) -> None:
        """The line under the name; ``%1`` becomes the version."""
        self._note = note.replace("%1", self._version)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The drawing, scaled to fill, and the name on it."""
        painter = QPainter(self)
        ratio = self.devicePixelRatioF()
        wanted = self.size() * ratio
        if self._cache.size() != wanted:
            self._cache = self._render(wanted)
            self._cache.setDevicePixelRatio(ratio)
        painter.drawPixmap(0, 0, self._cache)
        self._paint_name(painter)

    def _render(self, size: QSize) -> QPixmap:
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.black)
        drawing = QRectF(self._renderer.viewBoxF())
        scale = max(size.width() / drawing.width(), size.height() / drawing.height())
        width, height = drawing.width() * scale, drawing.height() * scale
        # Cut at the left and the top: boat and sun stand right of and below the middle.
        target = QRectF((size.width() - width) * 0.45, size.height() - height, width, height)
        painter = QPainter(pixmap)
        self._renderer.render(painter, target)
        painter.end()
        return pixmap

    def _paint_name(self, painter: QPainter) -> None:
        theme = current_theme()
        ink = theme.colour("text.onMedia")
        bottom = self.height() - _MARGIN
        note = QRectF(_MARGIN, bottom - 20, self.width() - 2 * _MARGIN, 20)
        draw_text(painter, note, self._note, "small", ink)
        name = QRectF(_MARGIN, note.top() - 26, note.width(), 24)
        draw_text(painter, name, "Chitra Studio", "section", ink)
        font = theme.font("hero", bengali=True)
        font.setPixelSize(_WORDMARK_PX)
        painter.setFont(font)
        painter.setPen(ink)
        painter.drawText(QRectF(_MARGIN, name.top() - 88, note.width(), 84), WORDMARK)
