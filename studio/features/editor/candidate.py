"""Pictures to choose a video's own from."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from studio.ui.style import draw_focus_ring
from studio.ui.theme import current_theme
from studio.ui.thumbnail import draw_thumbnail

_CANDIDATE = 96, 54
_RIM = 2


class Candidate(QWidget):
    """One picture to choose: pressed, or with Space and Enter."""

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._picture: QPixmap | None = None
        self.is_chosen = False
        width, height = _CANDIDATE
        self.setFixedSize(width + 2 * _RIM, height + 2 * _RIM)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_picture(self, picture: QPixmap | None, *, chosen: bool) -> None:
        """Show it."""
        self._picture, self.is_chosen = picture, chosen
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose it."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(
            event.position().toPoint()
        ):
            self.chosen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose it."""
        if event.key() in {Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.chosen.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The picture; a frame around the chosen one."""
        theme = current_theme()
        painter = QPainter(self)
        whole = QRectF(self.rect())
        draw_thumbnail(painter, whole.adjusted(_RIM, _RIM, -_RIM, -_RIM), self._picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.is_chosen:
            painter.setPen(QPen(theme.colour("accent.base"), 2))
            radius = theme.tokens.number("radius.thumb")
            painter.drawRoundedRect(whole.adjusted(1, 1, -1, -1), radius, radius)
        if self.hasFocus():
            draw_focus_ring(painter, whole, inset=True)
