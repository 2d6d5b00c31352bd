"""A few lines about oneself, with a count of the letters that are left."""

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from studio.ui import formatting
from studio.ui.labels import label, set_tone
from studio.ui.theme import current_theme

_LINES = 4


class _Lines(QPlainTextEdit):
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setFixedHeight(current_theme().line_height("body") * _LINES + 16)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Whoever goes elsewhere is done."""
        super().focusOutEvent(event)
        self.left.emit()


class BioField(QWidget):
    """A label, some lines, what is wrong, and the count.

    Args:
        most: Letters that there may be.
    """

    edited = Signal(str)
    left = Signal()

    def __init__(self, most: int) -> None:
        super().__init__()
        self._most = most
        self._name = label("bodyMedium")
        self.edit = _Lines()
        self._note = label("small", "danger", wrap=True)
        self._count = label("small", "tertiary")
        self._name.setBuddy(self.edit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_theme().tokens.number("space.labelGap"))
        column.addWidget(self._name)
        column.addWidget(self.edit)
        below = QHBoxLayout()
        below.addWidget(self._note, stretch=1)
        below.addStretch()
        below.addWidget(self._count)
        column.addLayout(below)
        self.edit.textChanged.connect(self._on_text)
        self.edit.left.connect(self.left)
        self._say_count()

    @property
    def text(self) -> str:
        """What was typed."""
        return self.edit.toPlainText()

    def say(self, name: str) -> None:
        """The label."""
        self._name.setText(name)
        self.edit.setAccessibleName(name)
        self._say_count()

    def show_text(self, text: str) -> None:
        """Show a text, but never under somebody's fingers."""
        if text == self.text or self.edit.hasFocus():
            return
        with QSignalBlocker(self.edit):
            self.edit.setPlainText(text)
        self._say_count()

    def show_problem(self, text: str) -> None:
        """Say what is wrong, or no longer."""
        self._note.setText(text)
        self._note.setVisible(bool(text))
        self.edit.setProperty("problem", "true" if text else "false")
        self.edit.style().unpolish(self.edit)
        self.edit.style().polish(self.edit)
        self.edit.setAccessibleDescription(text or self._count.text())

    def _on_text(self) -> None:
        self._say_count()
        self.edited.emit(self.text)

    def _say_count(self) -> None:
        count = len(self.text)
        self._count.setText(f"{formatting.number(count)} / {formatting.number(self._most)}")
        set_tone(self._count, "danger" if count > self._most else "tertiary")
