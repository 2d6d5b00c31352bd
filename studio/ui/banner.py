"""A strip across the page for what concerns all of it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from studio.ui.buttons import GhostButton, LinkButton, WarnButton
from studio.ui.labels import IconLabel, label, set_tone
from studio.ui.theme import current_theme

_HEIGHT = 36


class Banner(QWidget):
    """An icon, what is so, what it means, and one thing to do about it."""

    action = Signal()
    dismissed = Signal()

    def __init__(self, tone: str = "warn", *, closable: bool = False) -> None:
        super().__init__()
        self._tone = tone
        self._icon = IconLabel("cloud-off", f"{tone}.text")
        self._what = label("bodyStrong", tone)
        self._means = label("body", tone, wrap=True)
        self._button = WarnButton() if tone == "warn" else LinkButton()
        self._close = GhostButton("x")
        self._close.setVisible(closable)
        tokens = current_theme().tokens
        gutter = tokens.number("space.pageGutter")
        row = QHBoxLayout(self)
        row.setContentsMargins(gutter, 4, gutter, 4)
        row.setSpacing(tokens.number("space.2"))
        row.addWidget(self._icon)
        row.addWidget(self._what)
        row.addWidget(self._means, stretch=1)
        row.addWidget(self._button)
        row.addWidget(self._close)
        self._button.clicked.connect(self.action)
        self._close.clicked.connect(self.dismissed)
        self.setMinimumHeight(_HEIGHT)
        self.hide()

    def say(self, icon_name: str, what: str, means: str, verb: str = "") -> None:
        """Set icon and words; without a verb there is no button."""
        self._icon.show_icon(icon_name, f"{self._tone}.text")
        self._what.setText(what)
        self._means.setText(means)
        set_tone(self._what, self._tone)
        self._button.say(verb)
        self._button.setVisible(bool(verb))
        self.setAccessibleName(f"{what} {means}")

    def say_close(self, text: str) -> None:
        """The name of the closing button."""
        self._close.say("", text)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A tinted strip with a hairline below."""
        theme = current_theme()
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour(f"{self._tone}.subtle"))
        painter.setPen(theme.colour(f"{self._tone}.border"))
        painter.drawLine(self.rect().bottomLeft(), self.rect().bottomRight())
        painter.setPen(Qt.PenStyle.NoPen)
