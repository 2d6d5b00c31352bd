"""Where a film is seen: its picture on black, the words over it, and why there is none."""

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QImage, QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.ui.icons import draw_icon
from studio.ui.player.playback import Playback
from studio.ui.player.subtitles import draw_subtitles
from studio.ui.state import ViewState
from studio.ui.style import draw_focus_ring
from studio.ui.text import draw_text
from studio.ui.theme import current_theme

_FROM_BELOW = 0.05
_ICON = 28
_QUARTER = 90.0


class Screen(QWidget):
    """Shows a :class:`Playback`. Pressed, it plays or pauses.

    Args:
        playback: What is shown.
    """

    pressed = Signal()
    full_screen_wanted = Signal()

    def __init__(self, playback: Playback) -> None:
        super().__init__()
        self._playback = playback
        self._message = ""
        self._still: QImage | None = None
        self.covered = 0
        """Pixels at the bottom that something else covers."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        playback.drawn.connect(self.update)
        playback.changed.connect(self.update)

    def show_message(self, text: str) -> None:
        """Say why there is no picture."""
        if text != self._message:
            self._message = text
            self.update()

    def show_still(self, picture: QImage | None) -> None:
        """Show a picture until the film's first one is there."""
        self._still = picture
        self.update()

    def showEvent(self, event: QShowEvent) -> None:
        """This is where it is watched from now on."""
        super().showEvent(event)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for pictures of this size."""
        super().resizeEvent(event)
        if self.isVisible():
            self._fit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Play or pause."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.pressed.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """The first press paused or played: take that back, and fill the screen."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.pressed.emit()
            self.full_screen_wanted.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Picture, words, focus."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), current_theme().colour("surface.media"))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        playback, whole = self._playback, QRectF(self.rect())
        if not playback.picture.isNull():
            area = self._paint_picture(painter, playback.picture, playback.quarters)
            if playback.words:
                bottom = area.bottom() - max(self.covered, area.height() * _FROM_BELOW)
                draw_subtitles(painter, area, playback.words, bottom)
        elif self._still is not None and not self._message:
            self._paint_picture(painter, self._still, 0)
        elif playback.state is not ViewState.LOADING:
            self._paint_message(painter, whole)
        if playback.picture.isNull() and playback.words:
            draw_subtitles(painter, whole, playback.words, whole.height() * (1 - _FROM_BELOW))
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            draw_focus_ring(painter, whole.adjusted(0, 0, -1, -1), inset=True)

    def _paint_picture(self, painter: QPainter, picture: QImage, quarters: int) -> QRectF:
        size = picture.size().toSizeF()
        if quarters % 2:
            size.transpose()
        room = QRectF(self.rect())
        size.scale(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
        area = QRectF(QPointF(0, 0), size)
        area.moveCenter(room.center())
        painter.save()
        painter.translate(area.center())
        painter.rotate(-_QUARTER * quarters)
        if quarters % 2:
            size.transpose()
        upright = QRectF(QPointF(-size.width() / 2, -size.height() / 2), size)
        painter.drawImage(upright, picture)
        painter.restore()
        return area

    def _paint_message(self, painter: QPainter, whole: QRectF) -> None:
        mark = QRectF(0, 0, _ICON, _ICON)
        mark.moveCenter(whole.center() - QPointF(0, _ICON))
        away = self._playback.state is ViewState.OFFLINE
        bad = self._playback.state is ViewState.ERROR
        name = "cloud-off" if away else "circle-alert" if bad else "film"
        draw_icon(painter, mark, name, "text.onMedia")
        line = QRectF(whole.left() + 16, mark.bottom() + 8, whole.width() - 32, 24)
        middle = Qt.AlignmentFlag.AlignHCenter
        draw_text(painter, line, self._message, "body", "text.onMedia", align=middle)

    def _fit(self) -> None:
        ratio = self.devicePixelRatioF()
        self._playback.fit(round(self.width() * ratio), round(self.height() * ratio))
