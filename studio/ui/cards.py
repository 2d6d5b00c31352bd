"""Cards of a page of choices: a title, and lines of words with a control at their end."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from studio.ui.labels import hairline
from studio.ui.note_box import NoteBox
from studio.ui.theme import current_theme


def card(title: QLabel, parts: Sequence[QWidget], control: QWidget | None = None) -> QFrame:
    """A card; hairlines stand between its parts, and ``control`` at the end of its title."""
    frame = QFrame()
    frame.setProperty("panel", "card")
    padding = current_theme().tokens.number("space.cardPadding")
    column = QVBoxLayout(frame)
    column.setContentsMargins(padding, 16, padding, 16)
    column.setSpacing(12)
    top = QHBoxLayout()
    top.addWidget(title, stretch=1)
    if control is not None:
        top.addWidget(control)
    column.addLayout(top)
    for place, part in enumerate(parts):
        if place and not isinstance(part, NoteBox):
            column.addWidget(hairline())
        column.addWidget(part)
    return frame


def line(name: QLabel, note: QLabel, control: QWidget | None) -> QWidget:
    """A name above a note, and what is chosen or done there at their right."""
    words = QVBoxLayout()
    words.setSpacing(0)
    words.addWidget(name)
    words.addWidget(note)
    if control is not None:
        name.setBuddy(control)
    return row(words, control)


def row(words: QVBoxLayout, control: QWidget | None) -> QWidget:
    """Any words, with a control at their right."""
    holder = QWidget()
    across = QHBoxLayout(holder)
    across.setContentsMargins(0, 0, 0, 0)
    across.addLayout(words, stretch=1)
    if control is not None:
        across.addWidget(control, alignment=Qt.AlignmentFlag.AlignVCenter)
    return holder
