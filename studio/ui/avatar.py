"""Whose account this is: a picture, or the first letter of a name."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from studio.ui import formatting
from studio.ui.text import draw_text
from studio.ui.theme import current_theme


def draw_avatar(
    painter: QPainter, rect: QRectF, name: str, radius: float, picture: QPixmap | None = None
) -> None:
    """The picture, or the first letter of the name on the accent's quiet ground."""
    theme = current_theme()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    shape = QPainterPath()
    shape.addRoundedRect(rect, radius, radius)
    if picture is not None and not picture.isNull():
        painter.setClipPath(shape)
        painter.drawPixmap(rect, picture, QRectF(picture.rect()))
        painter.restore()
        return
    painter.fillPath(shape, theme.colour("accent.border"))
    painter.restore()
    middle = Qt.AlignmentFlag.AlignHCenter
    role = "title" if rect.height() > _LARGE else "bodyStrong"
    letter = formatting.first_letter(name)
    draw_text(painter, rect, letter, role, "text.primary", align=middle, elide="none")


_LARGE = 48


class Avatar(QWidget):
    """A round avatar."""

    def __init__(self, side: int) -> None:
        super().__init__()
        self._name = ""
        self._picture: QPixmap | None = None
        scaled = current_theme().scaled(side)
        self.setFixedSize(QSize(scaled, scaled))

    def show_person(self, name: str, picture: QPixmap | None) -> None:
        """Whose it is."""
        self._name, self._picture = name, picture
        self.setAccessibleName(name)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint it."""
        painter = QPainter(self)
        rect = QRectF(self.rect())
        draw_avatar(painter, rect, self._name, rect.width() / 2, self._picture)
