"""A tinted box with one sentence, beside what it is about; and with a way on, if there is one."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QWidget

from studio.ui.buttons import LinkButton
from studio.ui.labels import IconLabel, label
from studio.ui.theme import current_theme


class NoteBox(QWidget):
    """A tinted box with an icon and a sentence; not there while there is none."""

    action = Signal()
    """The button was pressed; it is there once :meth:`offer` gave it words."""

    def __init__(self, tone: str) -> None:
        super().__init__()
        self._tone = tone
        self._text = label("body", tone, wrap=True)
        self._button = LinkButton()
        self._button.hide()
        self._button.clicked.connect(self.action)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(8)
        sign = "circle-alert" if tone == "danger" else "shield-alert"
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(IconLabel(sign, f"{tone}.base"), alignment=top)
        row.addWidget(self._text, stretch=1)
        row.addWidget(self._button, alignment=top)
        self.hide()

    def offer(self, verb: str) -> None:
        """What can be done about it; nothing without words."""
        self._button.say(verb)
        self._button.setVisible(bool(verb))

    def show_text(self, text: str) -> None:
        """Say it, or go away."""
        self._text.setText(text)
        self.setVisible(bool(text))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A quiet box in the tone's colours."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour(f"{self._tone}.border"), 1))
        painter.setBrush(theme.colour(f"{self._tone}.subtle"))
        radius = theme.tokens.number("radius.control")
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), radius, radius)
