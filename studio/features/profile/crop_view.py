"""The picture under a round window: drag it, turn the wheel, or use the keys."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPixmap,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from studio.features.profile.crop import Crop
from studio.ui.style import draw_focus_ring
from studio.ui.theme import current_theme

_SIDE = 280
_STEP = 0.02
_BIG_STEP = 0.1
_ZOOM_STEP = 1.1
_NOTCH = 120
_SHADE = 150


class CropView(QWidget):
    """Shows the chosen square as large as it fits; the circle is what others will see.

    Args:
        image: The picture.
    """

    changed = Signal()

    def __init__(self, image: QImage) -> None:
        super().__init__()
        self._pixmap = QPixmap.fromImage(image)
        self.crop = Crop.middle_of(image.width(), image.height())
        self._held_at: QPointF | None = None
        side = current_theme().scaled(_SIDE)
        self.setFixedSize(QSize(side, side))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.OpenHandCursor)

    @property
    def square(self) -> QRect:
        """What is chosen, in the picture's pixels."""
        left, top, side = self.crop.square
        return QRect(left, top, side, side)

    def show_crop(self, crop: Crop) -> None:
        """Choose another square."""
        if crop != self.crop:
            self.crop = crop
            self.changed.emit()
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the picture."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._held_at = event.position()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move it under the window."""
        if self._held_at is None:
            return
        moved = event.position() - self._held_at
        self._held_at = event.position()
        scale = self.crop.side / self.width()
        self.show_crop(self.crop.moved(-moved.x() * scale, -moved.y() * scale))

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Let go."""
        self._held_at = None
        self.setCursor(Qt.CursorShape.OpenHandCursor)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Nearer and farther."""
        notches = event.angleDelta().y() / _NOTCH
        self.show_crop(self.crop.zoomed(self.crop.zoom * _ZOOM_STEP**notches))
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move (more with Shift), plus and minus zoom, Home begins anew."""
        big = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        step = self.crop.side * (_BIG_STEP if big else _STEP)
        moves = {
            Qt.Key.Key_Left: (-step, 0.0),
            Qt.Key.Key_Right: (step, 0.0),
            Qt.Key.Key_Up: (0.0, -step),
            Qt.Key.Key_Down: (0.0, step),
        }
        key = Qt.Key(event.key())
        if key in moves:
            self.show_crop(self.crop.moved(*moves[key]))
        elif key in {Qt.Key.Key_Plus, Qt.Key.Key_Equal}:
            self.show_crop(self.crop.zoomed(self.crop.zoom * _ZOOM_STEP))
        elif key == Qt.Key.Key_Minus:
            self.show_crop(self.crop.zoomed(self.crop.zoom / _ZOOM_STEP))
        elif key == Qt.Key.Key_Home:
            self.show_crop(Crop.middle_of(self.crop.width, self.crop.height))
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The square, dimmed outside the circle."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        whole = QRectF(self.rect())
        painter.fillRect(whole, theme.colour("surface.sunken"))
        side = self.crop.side
        source = QRectF(self.crop.x - side / 2, self.crop.y - side / 2, side, side)
        painter.drawPixmap(whole, self._pixmap, source)
        outside, circle = QPainterPath(), QPainterPath()
        outside.addRect(whole)
        circle.addEllipse(whole.adjusted(1, 1, -1, -1))
        shade = QColor(Qt.GlobalColor.black)
        shade.setAlpha(_SHADE)
        painter.fillPath(outside.subtracted(circle), shade)
        painter.setPen(QPen(Qt.GlobalColor.white, 1.5))
        painter.drawPath(circle)
        if self.hasFocus():
            draw_focus_ring(painter, whole, inset=True)
