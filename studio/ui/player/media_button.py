"""Buttons over a picture: white, whatever the theme is."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from studio.ui.icons import draw_icon
from studio.ui.style import draw_focus_ring
from studio.ui.text import draw_text, text_width
from studio.ui.theme import current_theme

_SIDE = 28
_ICON = 18
_PAD = 6
_LIT = QColor(255, 255, 255, 46)


class MediaButton(QAbstractButton):
    """An icon, or a few letters, on a picture.

    Args:
        icon_name: Empty where it has letters.
    """

    def __init__(self, icon_name: str = "") -> None:
        super().__init__()
        self._icon_name = icon_name
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def show_icon(self, name: str) -> None:
        """Show another icon."""
        self._icon_name = name
        self.update()

    def say(self, words: str, letters: str = "") -> None:
        """What it does, for the tooltip and who listens; and letters to show."""
        self.setAccessibleName(words)
        self.setToolTip(words)
        if letters != self.text():
            self.setText(letters)
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Large enough to be hit."""
        side = current_theme().scaled(_SIDE)
        width = side if self._icon_name else round(text_width(self.text(), "small")) + 2 * _PAD
        return QSize(max(side, width), side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The sign; brighter ground under the pointer and while it is on."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect())
        if self.isChecked() or (self.underMouse() and self.isEnabled()):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(_LIT)
            radius = current_theme().tokens.number("radius.control")
            painter.drawRoundedRect(area, radius, radius)
        painter.setOpacity(1.0 if self.isEnabled() else 0.4)
        if self._icon_name:
            mark = QRectF(0, 0, _ICON, _ICON)
            mark.moveCenter(area.center())
            draw_icon(painter, mark, self._icon_name, "text.onMedia")
        else:
            middle = Qt.AlignmentFlag.AlignHCenter
            draw_text(painter, area, self.text(), "small", "text.onMedia", align=middle)
        if self.hasFocus():
            draw_focus_ring(painter, area, inset=True)
