"""One of a few choices, each with a name and a sentence; the chosen one stands out."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from studio.ui.labels import IconLabel, label
from studio.ui.theme import current_theme

_INDENT = 24


class _Row(QFrame):
    def __init__(self, icon: str, colour: str) -> None:
        super().__init__()
        self.setProperty("choice", "true")
        self.radio = QRadioButton()
        self.note = label("small", "tertiary", wrap=True)
        self.note.setContentsMargins(_INDENT, 0, 0, 0)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.radio)
        words.addWidget(self.note)
        row = QHBoxLayout(self)
        side = current_theme().tokens.number("space.5")
        row.setContentsMargins(side, 6, side, 8)
        row.addLayout(words, stretch=1)
        sign = IconLabel(icon, colour)
        sign.setContentsMargins(0, 4, 0, 0)
        row.addWidget(sign, alignment=Qt.AlignmentFlag.AlignTop)
        self.radio.toggled.connect(self._show_chosen)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The whole row is the target."""
        if event.button() == Qt.MouseButton.LeftButton and self.radio.isEnabled():
            self.radio.setFocus()
            self.radio.click()

    def _show_chosen(self, chosen: bool) -> None:  # noqa: FBT001 - Qt's signal
        self.setProperty("chosen", "true" if chosen else "false")
        self.style().unpolish(self)
        self.style().polish(self)


class RadioRows(QWidget):
    """The choices.

    Args:
        choices: Value, icon and the icon's colour of each.
    """

    chosen = Signal(str)

    def __init__(self, choices: Sequence[tuple[str, str, str]]) -> None:
        super().__init__()
        self._rows: dict[str, _Row] = {}
        self._group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for value, icon, colour in choices:
            row = _Row(icon, colour)
            row.radio.clicked.connect(lambda _on, v=value: self.chosen.emit(v))
            self._group.addButton(row.radio)
            self._rows[value] = row
            column.addWidget(row)

    @property
    def value(self) -> str:
        """The chosen one, or nothing."""
        return next((v for v, row in self._rows.items() if row.radio.isChecked()), "")

    def say(self, words: Sequence[tuple[str, str]]) -> None:
        """The names and sentences, in the order of the choices."""
        for row, (name, note) in zip(self._rows.values(), words, strict=True):
            row.radio.setText(name)
            row.note.setText(note)
            row.radio.setAccessibleDescription(note)

    def choose(self, value: str) -> None:
        """Show one as chosen, without telling anyone."""
        row = self._rows.get(value)
        if row is not None:
            row.radio.setChecked(True)
