"""A field of chips: each can be taken out, and what is typed becomes one more."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QSize, QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCompleter, QFrame, QLineEdit, QPushButton, QWidget, QWidgetItem

from studio.ui.buttons import Button
from studio.ui.flow import FlowLayout
from studio.ui.text import elided, plain_tooltip
from studio.ui.theme import current_theme

_WIDEST = 210
_CROSS = 12
_LEAST_INPUT = 96


class _Input(QLineEdit):
    entered = Signal()
    back = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("bare", "true")
        self.setMinimumWidth(_LEAST_INPUT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and comma end a chip; Backspace in an empty line takes the last one."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} or event.text() in {",", ";"}:
            # With Ctrl it belongs to the page.
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                event.ignore()
                return
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Backspace and not self.text():
            self.back.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Whoever goes elsewhere is done, unless a list of completions opens."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()


class ChipField(QFrame):
    """Chips, and a line to add one.

    Args:
        words: What a value is called on its chip.
        free: Whether anything that is typed may become a chip; else completions alone.
    """

    added = Signal(str)
    """Something was typed or chosen; the owner decides what becomes of it."""
    removed = Signal(str)
    wanted = Signal(str)
    """Completions for a beginning are wanted."""

    def __init__(self, words: Callable[[str], str] = str, *, free: bool = True) -> None:
        super().__init__()
        self._words = words
        self._free = free
        self._values: list[str] = []
        self._remove_word = "%1"
        self.input = _Input()
        self._choices = QStringListModel(self)
        self._completer = QCompleter(self._choices, self)
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.input.setCompleter(self._completer)
        self.setProperty("chips", "true")
        self._flow = FlowLayout(6)
        self._flow.setContentsMargins(5, 5, 5, 5)
        self._flow.addWidget(self.input)
        self.setLayout(self._flow)
        self.input.entered.connect(self._enter)
        self.input.left.connect(self._leave)
        self.input.back.connect(self._remove_last)
        self.input.textEdited.connect(lambda text: self.wanted.emit(text.strip()))
        self._completer.activated.connect(self._complete)
        self.input.installEventFilter(self)
        current_theme().changed.connect(self._rebuild)

    @property
    def values(self) -> list[str]:
        """The values of the chips."""
        return list(self._values)

    def say(self, name: str, placeholder: str, remove: str) -> None:
        """The accessible name, what stands in the line, and "Remove %1"."""
        self.input.setAccessibleName(name)
        self.input.setPlaceholderText(placeholder)
        self._remove_word = remove
        self._rebuild()

    def show_values(self, values: Sequence[str]) -> None:
        """Show these chips."""
        if list(values) != self._values:
            self._values = list(values)
            self._rebuild()

    def show_choices(self, choices: Sequence[str]) -> None:
        """What the line completes to."""
        if list(choices) != self._choices.stringList():
            self._choices.setStringList(list(choices))
            if self.input.hasFocus() and self.input.text():
                self._completer.complete()

    def show_problem(self, text: str) -> None:
        """Mark it, or no longer."""
        self.setProperty("problem", "true" if text else "false")
        self.input.setAccessibleDescription(text)
        self.style().unpolish(self)
        self.style().polish(self)

    def finish(self) -> None:
        """Whoever typed goes on elsewhere: what is half typed becomes a chip, or goes."""
        popup = self._completer.popup()
        if popup is not None:
            popup.hide()
        self._leave()
        self.input.clear()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's
        """The frame follows the focus of the line within."""
        if watched is self.input and event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            self.setProperty("focused", "true" if self.input.hasFocus() else "false")
            self.style().unpolish(self)
            self.style().polish(self)
        return super().eventFilter(watched, event)

    def _enter(self) -> None:
        popup = self._completer.popup()
        if popup is not None and popup.isVisible() and popup.currentIndex().isValid():
            self._complete(str(popup.currentIndex().data()))
            return
        text = self.input.text().strip()
        if text:
            self.input.clear()
            self.added.emit(text)

    def _remove_last(self) -> None:
        if self._values:
            self.removed.emit(self._values[-1])

    def _leave(self) -> None:
        if self._free:
            self._enter()

    def _complete(self, text: str) -> None:
        popup = self._completer.popup()
        if popup is not None:
            popup.hide()
        # Qt writes the completion into the line after this.
        self.input.clear()
        self.added.emit(text)

    def _rebuild(self) -> None:
        while self._flow.count() > 1:
            item = self._flow.takeAt(0)
            chip = item.widget() if item is not None else None
            if chip is not None:
                chip.hide()
                chip.deleteLater()
        for place, value in enumerate(self._values):
            chip = self._chip(value)
            chip.setParent(self)
            self._flow.insert(place, QWidgetItem(chip))
            chip.show()
            QWidget.setTabOrder(chip, self.input)
        self._flow.invalidate()
        self.updateGeometry()

    def _chip(self, value: str) -> QPushButton:
        word = self._words(value)
        chip = Button("x")
        chip.setProperty("variant", "chip")
        chip.setIconSize(QSize(_CROSS, _CROSS))
        chip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        chip.setText(elided(word, "body", _WIDEST))
        chip.setToolTip(plain_tooltip(self._remove_word.replace("%1", word)))
        chip.setAccessibleName(self._remove_word.replace("%1", word))
        chip.clicked.connect(lambda: self.removed.emit(value))
        return chip
