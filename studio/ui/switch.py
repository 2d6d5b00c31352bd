"""A switch: on or off, at once."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from studio.ui.theme import current_theme

_INSET = 3.0


class Switch(QAbstractButton):
    """Checked is on. Give it an accessible name: it has no words of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As the tokens say, in a target that a finger meets."""
        tokens = current_theme().tokens
        return QSize(tokens.size("control.switch")[0], tokens.number("control.minTarget"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A track, filled when on, and a knob."""
        theme = current_theme()
        width, height = theme.tokens.size("control.switch")
        track = QRectF(0.5, (self.height() - height) / 2 + 0.5, width - 1, height - 1)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on, able = self.isChecked(), self.isEnabled()
        edge = "accent.base" if on and able else "border.control" if able else "border.default"
        painter.setPen(QPen(theme.colour(edge), 1))
        painter.setBrush(theme.colour("accent.base" if on and able else "surface.sunken"))
        painter.drawRoundedRect(track, height / 2, height / 2)
        side = height - 2 * _INSET
        left = width - _INSET - side if on else _INSET
        knob = "text.onAccent" if on and able else "text.secondary" if able else "text.disabled"
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(knob))
        painter.drawEllipse(QRectF(left, track.top() - 0.5 + _INSET, side, side))
