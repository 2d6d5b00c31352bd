"""The strip at the bottom: which server, what is being sent, which language."""

from datetime import datetime

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from studio.ui import formatting
from studio.ui.buttons import GhostButton
from studio.ui.labels import IconLabel, label
from studio.ui.page import window_surface
from studio.ui.theme import current_theme
from studio.ui.translated import TranslatedWidget


class Dot(QWidget):
    """A small round sign; the words beside it say the same."""

    def __init__(self) -> None:
        super().__init__()
        self._colour = "success.base"
        self.setFixedSize(8, 8)

    def show_colour(self, colour: str) -> None:
        """Another token."""
        self._colour = colour
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(current_theme().colour(self._colour))
        painter.drawEllipse(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))


class StatusBar(TranslatedWidget):
    """Server and link, uploads, language."""

    language_wanted = Signal()
    theme_wanted = Signal()
    shortcuts_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        window_surface(self, "shell")
        self._server: tuple[str, str] = ("", "")
        self._offline: datetime | None = None
        self._linked = False
        self._sending = (0, 0.0, 0)
        self._dot = Dot()
        self._link = label("small", "secondary")
        self._address = label("small", "tertiary")
        self._arrow = IconLabel("arrow-up", "text.tertiary", 14)
        self._uploads = label("small", "secondary")
        self._theme = GhostButton("sun-moon")
        self._language = GhostButton()
        self._shortcuts = GhostButton()
        for button in (self._theme, self._language, self._shortcuts):
            button.setProperty("compact", "true")
            button.setMinimumHeight(24)
        self._theme.setFixedWidth(28)
        self._language.clicked.connect(self.language_wanted)
        self._theme.clicked.connect(self.theme_wanted)
        self._shortcuts.clicked.connect(self.shortcuts_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(6)
        for widget in (self._dot, self._link, self._address):
            row.addWidget(widget)
        row.addSpacing(14)
        row.addWidget(self._arrow)
        row.addWidget(self._uploads)
        row.addStretch()
        row.addWidget(self._theme)
        row.addWidget(self._language)
        row.addWidget(self._shortcuts)
        self.setFixedHeight(current_theme().tokens.number("layout.statusBar"))
        current_theme().changed.connect(self._fit)
        self.retranslate()

    def show_server(
        self, name: str, address: str, *, linked: bool, offline: datetime | None
    ) -> None:
        """Which server (an empty name is this computer's own), and whether it answers."""
        self._server, self._linked, self._offline = (name, address), linked, offline
        self.retranslate()

    def show_uploads(self, sending: int, speed: float, unfinished: int) -> None:
        """How many files are being sent and how fast; how many are not done."""
        if (sending, speed, unfinished) != self._sending:
            self._sending = (sending, speed, unfinished)
            self._say_uploads()

    def retranslate(self) -> None:
        """All words."""
        name, address = self._server
        if self._offline is not None:
            at = formatting.clock(self._offline)
            self._link.setText(self.tr("Offline since %1").replace("%1", at))
            self._dot.show_colour("warn.base")
        else:
            self._link.setText(name or self.tr("This computer"))
            self._dot.show_colour("success.base" if self._linked else "text.tertiary")
        self._address.setText(address.split("://", 1)[-1])
        self._language.say(self.tr("English", "the name of this language"))
        self._language.setToolTip(self.tr("Change the language"))
        self._shortcuts.say(self.tr("Shortcuts"))
        self._theme.say("", self.tr("Switch between dark and light"))
        self._say_uploads()

    def _say_uploads(self) -> None:
        sending, speed, unfinished = self._sending
        text = ""
        if sending:
            text = self.tr("%Ln uploading", "", sending)
            if speed:
                text = f"{text}, {formatting.speed(speed)}"
        elif unfinished:
            text = self.tr("%Ln uploads not finished", "", unfinished)
        self._uploads.setText(text)
        self._arrow.setVisible(bool(text))

    def _fit(self) -> None:
        theme = current_theme()
        self.setFixedHeight(theme.scaled(theme.tokens.number("layout.statusBar")))
