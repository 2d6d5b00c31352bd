"""Two pictures of the same thing in one place, and an edge between them that can be moved."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.ui.theme import current_theme

_STEP = 0.02
_LEAST = QSize(320, 180)
_GRIP = 10


class Wipe(QWidget):
    """Shows the first picture left of the edge and the second right of it."""

    moved = Signal(float)

    def __init__(self) -> None:
        super().__init__()
        self._left, self._right = QImage(), QImage()
        self._edge = 0.5
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.SplitHCursor)
        self.setMinimumSize(_LEAST)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def edge(self) -> float:
        """Where the edge is, 0 to 1 from the left."""
        return self._edge

    def show_pictures(self, left: QImage, right: QImage) -> None:
        """Show two pictures of one shape; the edge stays where it is."""
        self._left, self._right = left, right
        self.update()

    def move_edge(self, edge: float) -> None:
        """Put the edge elsewhere."""
        self._edge = min(max(edge, 0.0), 1.0)
        self.update()
        self.moved.emit(self._edge)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move the edge; Home and End show one picture whole."""
        places = {
            Qt.Key.Key_Left: self._edge - _STEP,
            Qt.Key.Key_Right: self._edge + _STEP,
            Qt.Key.Key_Home: 0.0,
            Qt.Key.Key_End: 1.0,
        }
        place = places.get(Qt.Key(event.key()))
        if place is None:
            super().keyPressEvent(event)
        else:
            self.move_edge(place)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The edge comes to the pointer."""
        self._follow(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The edge follows the pointer while it is held."""
        self._follow(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The edge shows where the keyboard is."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """It is elsewhere."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Both pictures, each on its side, and the edge."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), theme.colour("surface.canvas"))
        if self._left.isNull():
            return
        place = self._place()
        cut = place.left() + place.width() * self._edge
        for picture, from_x, to_x in (
            (self._left, place.left(), cut),
            (self._right, cut, place.right()),
        ):
            painter.save()
            painter.setClipRect(QRectF(from_x, place.top(), to_x - from_x, place.height()))
            painter.drawImage(place, picture)
            painter.restore()
        self._draw_edge(painter, place, cut)

    def _draw_edge(self, painter: QPainter, place: QRectF, cut: float) -> None:
        theme = current_theme()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused = theme.colour("accent.focus" if self.hasFocus() else "text.primary")
        painter.setPen(QPen(focused, 2))
        painter.drawLine(round(cut), round(place.top()), round(cut), round(place.bottom()))
        painter.setBrush(theme.colour("surface.card"))
        middle = place.center().y()
        painter.drawEllipse(QRectF(cut - _GRIP, middle - _GRIP, 2 * _GRIP, 2 * _GRIP))

    def _follow(self, event: QMouseEvent) -> None:
        place = self._place()
        if event.buttons() & Qt.MouseButton.LeftButton and place.width() > 0:
            self.move_edge((event.position().x() - place.left()) / place.width())

    def _place(self) -> QRectF:
        """The pictures' place: as large as fits, in their shape."""
        whole = QRectF(self.rect())
        size = self._left.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRectF(0, 0, size.width(), size.height())
        place.moveCenter(whole.center())
        return place
