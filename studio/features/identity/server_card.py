"""One server of the picker: a radio button with a story."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QRadioButton, QVBoxLayout

from studio.features.identity.items import Reach, ServerChoice
from studio.ui import formatting
from studio.ui.buttons import GhostButton, LinkButton
from studio.ui.labels import IconLabel, TextLabel, label, set_tone
from studio.ui.problems import sentence
from studio.ui.theme import current_theme
from studio.ui.translated import TranslatedWidget

_LOOKS = {
    Reach.ASKING: ("loader-circle", "text.tertiary", "tertiary"),
    Reach.ANSWERS: ("circle-check", "success.base", "success"),
    Reach.SILENT: ("cloud-off", "danger.base", "danger"),
    Reach.STOPPED: ("circle-pause", "text.tertiary", "tertiary"),
    Reach.STARTING: ("loader-circle", "accent.base", "accent"),
    Reach.RUNNING: ("circle-check", "success.base", "success"),
    Reach.FAILED: ("circle-alert", "danger.base", "danger"),
}


class ServerCard(TranslatedWidget):
    """Shows a :class:`ServerChoice`."""

    chosen = Signal(str)
    start = Signal()
    stop = Signal()
    again = Signal(str)
    forgotten = Signal(str)

    def __init__(self, server: ServerChoice) -> None:
        super().__init__()
        self._server = server
        self._free: int | None = None
        self._selected = False
        self.radio = QRadioButton()
        self._name = TextLabel("bodyStrong")
        self._sign = IconLabel("loader-circle")
        self._state = label("small")
        self._about = label("small", "secondary", wrap=True)
        self._facts = label("small", "tertiary", wrap=True)
        self._verb = LinkButton()
        self._forget = GhostButton("x")
        self._forget.setProperty("compact", "true")
        self._forget.setFixedSize(24, 24)
        self.radio.clicked.connect(lambda: self.chosen.emit(self._server.key))
        self._verb.clicked.connect(self._do_verb)
        self._forget.clicked.connect(lambda: self.forgotten.emit(self._server.key))
        self._lay_out()
        self.retranslate()

    @property
    def server(self) -> ServerChoice:
        """What it shows."""
        return self._server

    def show_server(self, server: ServerChoice, *, selected: bool, free: int | None) -> None:
        """Show it as it is now."""
        self._server, self._selected, self._free = server, selected, free
        self.radio.setChecked(selected)
        self.retranslate()
        self.update()

    def retranslate(self) -> None:
        """All words."""
        server = self._server
        name = self.tr("This computer") if server.local else server.name or server.key
        self._name.set_text(name)
        icon, colour, tone = _LOOKS[server.reach]
        self._sign.show_icon(icon, colour)
        said = self._state_word()
        self._state.setText(said)
        set_tone(self._state, tone)
        self._about.setText(self._story())
        self._about.setVisible(bool(self._about.text()))
        self._facts.setText(self._fact_line())
        self._facts.setVisible(bool(self._facts.text()))
        verb = self._verb_word()
        self._verb.say(verb)
        self._verb.setVisible(bool(verb))
        self._forget.say("", self.tr("Remove this server from the list"))
        self._forget.setVisible(not server.local)
        self.radio.setAccessibleName(f"{name}, {said}")
        self.radio.setAccessibleDescription(self._about.text())

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        """The whole card is the button."""
        self.radio.setFocus(Qt.FocusReason.MouseFocusReason)
        self.chosen.emit(self._server.key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses, as Space does."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.chosen.emit(self._server.key)
            return
        super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A card; the chosen one in the accent's quiet colours."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = "accent.base" if self._selected else "border.default"
        painter.setPen(QPen(theme.colour(edge), 1))
        painter.setBrush(theme.colour("surface.selected" if self._selected else "surface.card"))
        radius = theme.tokens.number("radius.card")
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, radius, radius)

    def _state_word(self) -> str:
        server = self._server
        if server.reach is Reach.ANSWERS and server.milliseconds is not None:
            took = formatting.number(max(1, round(server.milliseconds)))
            return self.tr("%1 ms").replace("%1", took)
        return {
            Reach.ASKING: self.tr("Asking"),
            Reach.ANSWERS: self.tr("Answers"),
            Reach.SILENT: self.tr("No answer"),
            Reach.STOPPED: self.tr("Stopped"),
            Reach.STARTING: self.tr("Starting"),
            Reach.RUNNING: self.tr("Running"),
            Reach.FAILED: self.tr("Failed"),
        }[server.reach]

    def _story(self) -> str:
        server = self._server
        if server.reason and server.reach in {Reach.FAILED, Reach.SILENT}:
            return sentence(server.code, server.reason)
        if server.local:
            return self.tr(
                "The server that came with Chitra Studio. Works without internet; "
                "starts and stops with the app."
            )
        if server.email:
            return self.tr("Last signed in as %1").replace("%1", server.email)
        return ""

    def _fact_line(self) -> str:
        server = self._server
        facts = []
        if server.local and server.url:
            facts.append(server.url.removeprefix("http://"))
        if not server.local and server.name:
            facts.append(server.key.split("://", 1)[-1])
        if server.local and self._free is not None:
            facts.append(self.tr("%1 free").replace("%1", formatting.size(self._free)))
        return "   ".join(facts)

    def _verb_word(self) -> str:
        return {
            Reach.STOPPED: self.tr("Start"),
            Reach.FAILED: self.tr("Try again"),
            Reach.RUNNING: self.tr("Stop") if self._server.local else "",
            Reach.SILENT: self.tr("Try again"),
        }.get(self._server.reach, "")

    def _do_verb(self) -> None:
        reach = self._server.reach
        if reach is Reach.RUNNING:
            self.stop.emit()
        elif self._server.local:
            self.start.emit()
        else:
            self.again.emit(self._server.key)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 12, 14, 12)
        row.setSpacing(10)
        row.addWidget(self.radio, alignment=Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(4)
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(self._name, stretch=1)
        head.addWidget(self._sign)
        head.addWidget(self._state)
        head.addWidget(self._forget)
        column.addLayout(head)
        column.addWidget(self._about)
        foot = QHBoxLayout()
        foot.addWidget(self._facts, stretch=1)
        foot.addWidget(self._verb)
        column.addLayout(foot)
        row.addLayout(column, stretch=1)
