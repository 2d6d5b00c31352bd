"""Find and replace over all cues."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit

from studio.ui.buttons import Button, GhostButton
from studio.ui.labels import label
from studio.ui.page import window_surface
from studio.ui.theme import current_theme
from studio.ui.translated import TranslatedWidget


class FindBar(TranslatedWidget):
    """A row under the header; Escape closes it."""

    find_wanted = Signal(str, bool, bool)
    """What to look for; whether it is a regular expression; whether case matters."""
    replace_wanted = Signal(str, str, bool, bool)
    """The same, with what to put in its place."""

    def __init__(self) -> None:
        super().__init__()
        window_surface(self, "card")
        self.sought = QLineEdit()
        self.replacement = QLineEdit()
        self.regex = QCheckBox()
        self.case = QCheckBox()
        self._next = Button()
        self._all = Button()
        self._close = GhostButton("x")
        self._note = label("small", "tertiary")
        row = QHBoxLayout(self)
        gutter = current_theme().tokens.number("space.pageGutter")
        row.setContentsMargins(gutter, 8, gutter - 8, 8)
        for widget in (self.sought, self.replacement, self.regex, self.case, self._next, self._all):
            row.addWidget(widget)
        row.addWidget(self._note, stretch=1)
        row.addWidget(self._close)
        self.sought.returnPressed.connect(self._on_find)
        self._next.clicked.connect(self._on_find)
        self._all.clicked.connect(self._on_replace)
        self._close.clicked.connect(self.hide)
        self.retranslate()
        self.hide()

    def begin(self) -> None:
        """Show the bar, with the cursor in it."""
        self.show()
        self.sought.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.sought.selectAll()

    def note(self, text: str) -> None:
        """Say what came of it."""
        self._note.setText(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    def retranslate(self) -> None:
        """All words."""
        for field, words in (
            (self.sought, self.tr("Find")),
            (self.replacement, self.tr("Replace with")),
        ):
            field.setPlaceholderText(words)
            field.setAccessibleName(words)
        self.regex.setText(self.tr("Pattern"))
        self.regex.setToolTip(self.tr("A regular expression, with \\1 for its first group"))
        self.case.setText(self.tr("Match case"))
        self._next.say(self.tr("Next"))
        self._all.say(self.tr("Replace all"))
        self._close.say("", self.tr("Close"))

    def _on_find(self) -> None:
        if self.sought.text():
            self.find_wanted.emit(self.sought.text(), self.regex.isChecked(), self.case.isChecked())

    def _on_replace(self) -> None:
        if self.sought.text():
            self.replace_wanted.emit(
                self.sought.text(),
                self.replacement.text(),
                self.regex.isChecked(),
                self.case.isChecked(),
            )
