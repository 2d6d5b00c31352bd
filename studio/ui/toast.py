"""The note at the bottom left: what has just happened, and how to take it back."""

from PySide6.QtCore import QEvent, QPoint, QRectF, QTimer, Signal
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QWidget

from studio.ui.announce import Announcer
from studio.ui.buttons import GhostButton, LinkButton
from studio.ui.labels import IconLabel, TextLabel, keycaps
from studio.ui.shadow import SHADOW_MARGIN, draw_shadow
from studio.ui.theme import current_theme
from studio.ui.translated import TranslatedWidget
from studio.ui.undo import HeldAction

_TICK_MS = 50
_CALM_TICK_MS = 1000
"""With reduced motion the line steps once a second instead of gliding."""
_HEIGHT = 42


class Toast(TranslatedWidget):
    """Shows one :class:`HeldAction`, or a plain note that goes by itself."""

    placed = Signal()
    """It has something to show and wants a place."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._held: HeldAction | None = None
        self._announcer = Announcer(self)
        self._icon = IconLabel("trash-2", "text.secondary")
        self._text = TextLabel("body")
        self._undo = LinkButton()
        self._keys = keycaps("Ctrl+Z")
        self._close = GhostButton("x")
        self._tick = QTimer(self)
        self._tick.setInterval(_TICK_MS)
        self._tick.timeout.connect(self._on_tick)
        self._note_end = QTimer(self)
        self._note_end.setSingleShot(True)
        self._note_end.timeout.connect(self.dismiss)
        row = QHBoxLayout(self)
        margin = SHADOW_MARGIN
        row.setContentsMargins(margin + 14, margin, margin + 6, margin)
        row.setSpacing(current_theme().tokens.number("space.3"))
        for widget in (self._icon, self._text, self._undo, self._keys, self._close):
            row.addWidget(widget)
        self._undo.clicked.connect(self.undo)
        self._close.clicked.connect(self.dismiss)
        self.retranslate()
        self.hide()

    def retranslate(self) -> None:
        """The fixed words."""
        self._undo.say(self.tr("Undo"))
        self._close.say("", self.tr("Close"))

    def hold(self, held: HeldAction, icon_name: str = "trash-2") -> None:
        """Show an action that can still be taken back; the one before becomes final."""
        if self._held is not None and self._held.pending:
            self._held.run_now()
        self._held = held
        held.settled.connect(self._on_settled)
        self._note_end.stop()
        self._show(held.text, icon_name, undoable=True)
        self._tick.start(_CALM_TICK_MS if current_theme().calm else _TICK_MS)

    def note(self, text: str, icon_name: str = "check") -> None:
        """Say that something was done which needs no undo."""
        if self._held is not None and self._held.pending:
            self._announcer.say(text)
            return
        self._show(text, icon_name, undoable=False)
        self._note_end.start(current_theme().tokens.number("motion.undoToast") // 2)

    @property
    def text(self) -> str:
        """What it says now."""
        return self._text.text

    def undo(self) -> bool:
        """Take the shown action back. Returns whether there was one."""
        if self._held is None or not self._held.pending:
            return False
        self._held.undo()
        return True

    def dismiss(self) -> None:
        """Close; a held action becomes final."""
        if self._held is not None and self._held.pending:
            self._held.run_now()
            return
        self._finish()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Time stands still while someone reads."""
        if self._held is not None:
            self._held.pause()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Time goes on."""
        if self._held is not None:
            self._held.resume()
        super().leaveEvent(event)

    def place(self, bottom_left: QPoint) -> None:
        """Put its visible corner at a point of the parent."""
        layout = self.layout()
        if layout is not None:
            # The words have just changed, and Qt would measure them only later.
            layout.invalidate()
            layout.activate()
        self.adjustSize()
        self.move(bottom_left.x() - SHADOW_MARGIN, bottom_left.y() - self.height() + SHADOW_MARGIN)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A floating card with a line for the time that is left."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        margin = SHADOW_MARGIN
        card = QRectF(self.rect()).adjusted(margin, margin, -margin, -margin)
        radius = theme.tokens.number("radius.card")
        draw_shadow(painter, card, radius)
        painter.setPen(QPen(theme.colour("border.controlRest"), 1))
        painter.setBrush(theme.colour("surface.popover"))
        painter.drawRoundedRect(card.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        if self._held is not None and self._held.pending:
            left = card.width() - 2 * radius
            line = QRectF(card.left() + radius, card.bottom() - 2.5, left, 2)
            line.setWidth(left * self._held.fraction_left)
            painter.fillRect(line, theme.colour("accent.base"))

    def _show(self, text: str, icon_name: str, *, undoable: bool) -> None:
        self._text.set_text(text)
        self._icon.show_icon(icon_name, "text.secondary")
        self._undo.setVisible(undoable)
        self._keys.setVisible(undoable)
        self.setFixedHeight(current_theme().scaled(_HEIGHT) + 2 * SHADOW_MARGIN)
        self._announcer.say(text)
        self.show()
        self.raise_()
        self.placed.emit()

    def _on_tick(self) -> None:
        self.update()

    def _on_settled(self) -> None:
        if self.sender() is self._held:
            self._finish()

    def _finish(self) -> None:
        self._held = None
        self._tick.stop()
        self._note_end.stop()
        self.hide()
