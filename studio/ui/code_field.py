"""Six digits, each in a box of its own; one field to the keyboard and to screen readers."""

import unicodedata

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLineEdit, QSizePolicy

from studio.ui.text import draw_text
from studio.ui.theme import current_theme

DIGITS = 6
_BOX_WIDTH = 48
_BOX_LEAST = 30
_BOX_HEIGHT = 50
_GAP = 8


def digits_of(text: str) -> str:
    """The digits of a text, of any script, as Latin ones; at most six."""
    found = (str(unicodedata.digit(letter)) for letter in text if letter.isdecimal())
    return "".join(found)[:DIGITS]


class CodeField(QLineEdit):
    """A line of input that is drawn as six boxes. Pasting fills it."""

    filled = Signal()
    """The sixth digit was entered."""

    def __init__(self) -> None:
        super().__init__()
        self._wrong = False
        self._was_full = False
        self.setFrame(False)
        self.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self._keep_digits)
        current_theme().changed.connect(self.updateGeometry)

    def show_wrong(self, *, wrong: bool) -> None:
        """Mark the code as refused, or no longer."""
        if wrong != self._wrong:
            self._wrong = wrong
            self.update()

    def sizeHint(self) -> QSize:
        """Six boxes."""
        width = DIGITS * _BOX_WIDTH + (DIGITS - 1) * _GAP
        return QSize(width, current_theme().scaled(_BOX_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Boxes may be narrow, but not low."""
        width = DIGITS * _BOX_LEAST + (DIGITS - 1) * _GAP
        return QSize(width, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Six boxes; the next one to be filled carries the focus."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place in range(DIGITS):
            self._paint_box(painter, place)

    def _paint_box(self, painter: QPainter, place: int) -> None:
        theme = current_theme()
        digits = self.text()
        box = self._box(place).adjusted(1, 1, -1, -1)
        filled = place < len(digits)
        active = self.hasFocus() and place == min(len(digits), DIGITS - 1)
        painter.setPen(QPen(theme.colour(self._line(filled=filled, active=active)), 1 + active))
        painter.setBrush(theme.colour("surface.sunken"))
        radius = theme.tokens.number("radius.control")
        painter.drawRoundedRect(box, radius, radius)
        if filled:
            middle = Qt.AlignmentFlag.AlignHCenter
            draw_text(
                painter, box, digits[place], "title", "text.primary", align=middle, elide="none"
            )
        elif active:
            painter.setPen(QPen(theme.colour("accent.base"), 2))
            middle_x, quarter = box.center().x(), box.height() / 4
            top, bottom = box.center().y() - quarter, box.center().y() + quarter
            painter.drawLine(QPointF(middle_x, top), QPointF(middle_x, bottom))

    def _line(self, *, filled: bool, active: bool) -> str:
        if self._wrong:
            return "danger.base"
        if active:
            return "accent.focus"
        return "accent.base" if filled else "border.control"

    def _box(self, place: int) -> QRectF:
        width = (self.width() - (DIGITS - 1) * _GAP) / DIGITS
        return QRectF(place * (width + _GAP), 0, width, self.height())

    def _keep_digits(self, text: str) -> None:
        digits = digits_of(text)
        if digits != text:
            self.setText(digits)
            return
        self._wrong = False
        full = len(digits) == DIGITS
        if full and not self._was_full:
            self.filled.emit()
        self._was_full = full
        self.update()
