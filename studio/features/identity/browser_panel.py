"""What is shown while the person signs in elsewhere, in their browser."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from studio.features.identity.browser_trip import BrowserTrip
from studio.ui.buttons import Button, LinkButton
from studio.ui.labels import IconLabel, label
from studio.ui.theme import current_theme
from studio.ui.translated import TranslatedWidget


class BrowserPanel(TranslatedWidget):
    """Waiting for the browser: open it again, copy the address, or give up.

    Args:
        trip: What is waited for.
    """

    cancelled = Signal()

    def __init__(self, trip: BrowserTrip) -> None:
        super().__init__()
        self._trip = trip
        self._name = ""
        self._title = label("section")
        self._note = label("body", "secondary", wrap=True)
        self.again = Button("external-link")
        self.copy = Button("copy")
        self.cancel = LinkButton()
        frame = QFrame()
        frame.setProperty("panel", "card")
        padding = current_theme().tokens.number("space.cardPadding")
        inner = QVBoxLayout(frame)
        inner.setContentsMargins(padding, 16, padding, 16)
        inner.setSpacing(12)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(IconLabel("hourglass", "accent.base"))
        top.addWidget(self._title, stretch=1)
        inner.addLayout(top)
        inner.addWidget(self._note)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.again)
        row.addWidget(self.copy)
        row.addStretch()
        inner.addLayout(row)
        last = QHBoxLayout()
        last.addWidget(self.cancel)
        last.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(12)
        column.addWidget(frame)
        column.addLayout(last)
        self.again.clicked.connect(trip.open_again)
        self.copy.clicked.connect(self._copy)
        self.cancel.clicked.connect(self.cancelled)
        trip.changed.connect(self._refresh)
        self._copied = False
        self.retranslate()

    def show_provider(self, name: str) -> None:
        """Where the person signs in."""
        self._name = name
        self._copied = False
        self._refresh()

    def set_open(self, *, ready: bool) -> None:
        """It waits whether or not the server could be asked for something else."""

    def showEvent(self, event: QShowEvent) -> None:
        """The keyboard starts on the way back."""
        super().showEvent(event)
        QTimer.singleShot(0, self, lambda: self.cancel.setFocus(Qt.FocusReason.OtherFocusReason))

    def retranslate(self) -> None:
        """All words."""
        self._title.setText(self.tr("Waiting for your browser…"))
        self.again.say(self.tr("Open again"))
        self.cancel.say(self.tr("Cancel"))
        self._refresh()

    def _refresh(self) -> None:
        known = bool(self._trip.address)
        self.again.setEnabled(known)
        self.copy.setEnabled(known)
        self.copy.say(self.tr("Address copied") if self._copied else self.tr("Copy the address"))
        if self._trip.opened:
            text = self.tr("Sign in to %1 there. The studio goes on by itself afterwards.")
        else:
            text = self.tr(
                "No browser could be opened. Copy the address, open it in a browser on this "
                "computer, and sign in to %1 there."
            )
        self._note.setText(text.replace("%1", self._name))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._trip.address)
        self._copied = True
        self._refresh()
