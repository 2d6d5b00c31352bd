"""Every command and its keys, on one page."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from studio.app.commands import Command
from studio.ui.buttons import Button
from studio.ui.dialog import EdgedDialog
from studio.ui.labels import keycaps, label
from studio.ui.layouts import clear
from studio.ui.theme import current_theme

Line = tuple[str, tuple[str, ...]]
"""What is done, and the keys that do it."""


class ShortcutsDialog(EdgedDialog):
    """Lists the window's commands and the keys of its lists.

    Args:
        commands: Every command of the window.
        parent: The window.
        single: Whether keys without Ctrl or Alt work.
    """

    def __init__(self, commands: Sequence[Command], parent: QWidget, *, single: bool) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._commands = commands
        self._single = single
        self._heading = label("title")
        self._close = Button()
        self._close.setDefault(True)
        self._close.clicked.connect(self.accept)
        self._columns = QHBoxLayout()
        self._columns.setSpacing(current_theme().tokens.number("space.6"))
        padding = current_theme().tokens.number("space.cardPadding")
        column = QVBoxLayout(self)
        column.setContentsMargins(padding, padding, padding, padding)
        column.setSpacing(current_theme().tokens.number("space.4"))
        column.addWidget(self._heading)
        column.addLayout(self._columns)
        column.addWidget(self._close, alignment=Qt.AlignmentFlag.AlignRight)
        self.retranslate()

    def retranslate(self) -> None:
        """All words."""
        self._heading.setText(self.tr("Keyboard shortcuts"))
        self.setWindowTitle(self._heading.text())
        self._close.say(self.tr("Close"))
        clear(self._columns)
        self._columns.addWidget(_part(self.tr("Everywhere"), self._everywhere()))
        self._columns.addWidget(_part(self.tr("In lists"), self._in_lists()))

    def _everywhere(self) -> list[Line]:
        lines = []
        for command in self._commands:
            keys = (command.keys, command.single if self._single else "")
            shown = tuple(each for each in keys if each)
            if shown:
                lines.append((command.words(), shown))
        return lines

    def _in_lists(self) -> list[Line]:
        lines: list[Line] = [
            (self.tr("Move"), ("↑", "↓")),
            (self.tr("Tick a video; pause or resume an upload"), ("Space",)),
            (self.tr("Tick all videos"), ("Ctrl+A",)),
            (self.tr("Open a video; do what is offered first"), ("Enter",)),
            (self.tr("Delete or remove"), ("Del",)),
            (self.tr("Menu of the row"), ("Shift+F10",)),
            (self.tr("Clear the ticks; close the checks"), ("Esc",)),
        ]
        if self._single:
            lines.append((self.tr("Filter the list"), ("/",)))
        return lines


def _part(title: str, lines: Sequence[Line]) -> QWidget:
    part = QWidget()
    grid = QGridLayout(part)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(current_theme().tokens.number("space.4"))
    grid.setVerticalSpacing(current_theme().tokens.number("space.2"))
    heading = label("captionStrong")
    heading.setText(title)
    grid.addWidget(heading, 0, 0)
    for row, (words, keys) in enumerate(lines, start=1):
        name = label("body", "secondary")
        name.setText(words)
        grid.addWidget(name, row, 0)
        caps = QHBoxLayout()
        caps.setSpacing(12)
        caps.addStretch()
        for each in keys:
            caps.addWidget(keycaps(each))
        grid.addLayout(caps, row, 1)
    grid.setRowStretch(len(lines) + 1, 1)
    return part
