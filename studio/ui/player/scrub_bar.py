"""The bar of a film's time: where one is, its chapters, what is marked, and what is where."""

from collections.abc import Callable, Sequence
from itertools import pairwise

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSlider

from studio.ui.style import draw_focus_ring
from studio.ui.text import draw_text, text_width
from studio.ui.theme import current_theme

_HEIGHT = 20
_LINE, _LIT_LINE = 4.0, 6.0
_KNOB = 6.0
_GAP = 3.0
_EDGE = 8
_GROUND = QColor(255, 255, 255, 77)
_MARKED = QColor(255, 255, 255, 130)
_FIVE_SECONDS = 5000

PictureAt = Callable[[int], QPixmap | None]


class ScrubBar(QSlider):
    """Milliseconds from left to right. Dragged, pressed, or moved with the keys.

    It is a slider, so that who listens hears where it stands.
    """

    wanted = Signal(int)
    """A moment that shall be shown."""
    hovered = Signal(int, int)
    """A moment and its pixel from the left; -1 where the pointer has left."""

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._chapters: list[int] = []
        self._marks: tuple[int | None, int | None] = (None, None)
        self._hover = -1
        self.setMouseTracking(True)
        self.setSingleStep(_FIVE_SECONDS)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMinimumWidth(60)

    def sizeHint(self) -> QSize:
        """As wide as may be."""
        return QSize(240, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Still to be hit."""
        return QSize(60, _HEIGHT)

    def show_chapters(self, starts: Sequence[int]) -> None:
        """Leave gaps where chapters begin, in milliseconds."""
        self._chapters = [each for each in starts if each > 0]
        self.update()

    def show_marks(self, begin: int | None, end: int | None) -> None:
        """Show what is marked, in milliseconds."""
        self._marks = begin, end
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go there."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.setSliderDown(True)
            self._go(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go along, or tell what is there."""
        x = event.position().x()
        self._hover = self._moment(x)
        self.hovered.emit(self._hover, round(x))
        if self.isSliderDown():
            self._go(x)
        self.update()

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Stay there."""
        self.setSliderDown(False)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Tell nothing any more."""
        self._hover = -1
        self.hovered.emit(-1, 0)
        self.update()
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Five seconds, a minute, the beginning and the end."""
        step, page = self.singleStep(), max(self.singleStep(), 60_000)
        places = {
            Qt.Key.Key_Left: self.value() - step,
            Qt.Key.Key_Right: self.value() + step,
            Qt.Key.Key_PageUp: self.value() - page,
            Qt.Key.Key_PageDown: self.value() + page,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: self.maximum(),
        }
        place = places.get(Qt.Key(event.key()))
        if place is None:
            event.ignore()  # the player's keys
            return
        self._want(place)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Chapters with gaps between them, what is past, what is marked, and the knob."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        now = self._x(self.value())
        lit = self._hover >= 0 or self.isSliderDown()
        height = _LIT_LINE if lit else _LINE
        top = self.height() / 2 - height / 2
        edges = [0, *self._chapters, max(1, self.maximum())]
        accent = theme.colour("accent.base")
        for start, end in pairwise(edges):
            left = self._x(start) + (_GAP / 2 if start else 0)
            right = self._x(end) - (_GAP / 2 if end != edges[-1] else 0)
            self._bar(painter, left, right, top, height, _GROUND)
            self._bar(painter, left, min(right, now), top, height, accent)
        begin, end_mark = self._marks
        if begin is not None or end_mark is not None:
            left = self._x(begin or 0)
            right = self._x(self.maximum() if end_mark is None else end_mark)
            self._bar(painter, left, right, top - 4, 2, _MARKED)
        painter.setBrush(Qt.GlobalColor.white)
        painter.drawEllipse(QPointF(now, self.height() / 2), _KNOB, _KNOB)
        if self.hasFocus():
            draw_focus_ring(painter, QRectF(self.rect()), inset=True)

    def _bar(
        self, painter: QPainter, left: float, right: float, top: float, height: float, fill: QColor
    ) -> None:
        if right > left:
            painter.setBrush(fill)
            painter.drawRoundedRect(QRectF(left, top, right - left, height), 1.5, 1.5)

    def _go(self, x: float) -> None:
        self._want(self._moment(x))

    def _want(self, moment: int) -> None:
        moment = max(0, min(self.maximum(), moment))
        self.setValue(moment)
        self.wanted.emit(moment)

    def _x(self, moment: int) -> float:
        room = self.width() - 2 * _EDGE
        return _EDGE + room * moment / max(1, self.maximum())

    def _moment(self, x: float) -> int:
        room = max(1, self.width() - 2 * _EDGE)
        return max(0, min(self.maximum(), round((x - _EDGE) / room * self.maximum())))


def draw_preview(
    painter: QPainter, area: QRectF, x: float, picture: QPixmap | None, words: str
) -> None:
    """Paint what is at a moment: its picture, and words below.

    Args:
        painter: Of what lies over the picture.
        area: Where it may be; it ends where the bar begins.
        x: Of the pointer.
        picture: None while there is none.
        words: A time, and a chapter.
    """
    line = current_theme().line_height("small") + 6
    width = max(text_width(words, "small") + 16, 0 if picture is None else picture.width() + 4.0)
    height = line + (0 if picture is None else picture.height() + 4)
    box = QRectF(x - width / 2, area.bottom() - height - 6, width, height)
    box.moveLeft(max(area.left() + 4, min(box.left(), area.right() - width - 4)))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(0, 0, 0, 215))
    painter.drawRoundedRect(box, 4, 4)
    if picture is not None:
        left = box.center().x() - picture.width() / 2
        painter.drawPixmap(QPointF(left, box.top() + 2), picture)
    text = QRectF(box.left(), box.bottom() - line, box.width(), line)
    middle = Qt.AlignmentFlag.AlignHCenter
    draw_text(painter, text, words, "small", "text.onMedia", align=middle)
