"""The cue the keyboard is in: its times, its words, and how they read; the film above."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from studio.features.subtitles.cue import Cue
from studio.features.subtitles.limits import Limits
from studio.features.subtitles.reading import graphemes, seen_lines, speed
from studio.features.subtitles.timecode import exact, read_timecode, seconds_text
from studio.features.subtitles.words import speed_text
from studio.ui.edit_keys import EditKeys
from studio.ui.formatting import digits, number
from studio.ui.labels import label, set_tone
from studio.ui.plain_text import before_cursor, plain_text
from studio.ui.theme import current_theme
from studio.ui.translated import TranslatedWidget

_TIME_WIDTH = 112
_LENGTH_FROM = 340
"""Pixels at text size 1 from which there is room for the length beside the times."""
_TEXT_LINES = 3
_MARGIN = 12


class CueEditor(TranslatedWidget):
    """Changes one cue. It decides nothing: what is typed goes out as signals.

    Args:
        picture: Stands above, and shows the words as viewers will see them.
    """

    written = Signal(int, str)
    retimed = Signal(int, int, int)
    split_wanted = Signal(int, int)
    """The key, and where the cursor stands in the text."""

    def __init__(self, picture: QWidget) -> None:
        super().__init__()
        self._cue: Cue | None = None
        self._limits = Limits()
        self._picture = picture
        self._title = label("section")
        self._start = QLineEdit()
        self._arrow = label("body", "tertiary")
        self._end = QLineEdit()
        self._length = label("mono", "tertiary")
        self.text = QPlainTextEdit()
        self._lines = label("small", "tertiary")
        self._speed = label("small", "tertiary")
        self._lay_out()
        for field in (self._start, self._end):
            field.editingFinished.connect(self._on_times)
        for typed_in in (self.text, self._start, self._end):
            EditKeys(typed_in)
        self.text.textChanged.connect(self._on_text)
        self.text.setTabChangesFocus(True)
        self.retranslate()

    def set_width(self, width: int, most: int) -> None:
        """Take so much room; the picture is wide as films are, and no higher than ``most``."""
        self.setFixedWidth(width)
        self._picture.setFixedHeight(min((width - 2 * _MARGIN) * 9 // 16, most))
        self._length.setVisible(width >= current_theme().scaled(_LENGTH_FROM))
        for field in (self._start, self._end):
            field.setFixedWidth(min(current_theme().scaled(_TIME_WIDTH), width // 3))
        # Here rather than once: the stylesheet gives every field its own least height.
        self.text.setFixedHeight(current_theme().line_height("editorCue") * _TEXT_LINES + 20)

    def show_cue(self, cue: Cue | None, row: int, limits: Limits) -> None:
        """Show a cue, or that there is none; never under somebody's fingers."""
        other = cue is None or self._cue is None or cue.key != self._cue.key
        self._cue, self._limits = cue, limits
        for field in (self._start, self._end, self.text):
            field.setEnabled(cue is not None)
        self._title.setText(self.tr("Cue %1").replace("%1", number(row + 1)) if cue else "")
        start, end = (exact(cue.start), exact(cue.end)) if cue else ("", "")
        for field, time in ((self._start, start), (self._end, end)):
            if other or not field.hasFocus():
                field.setText(time)
        text = cue.text if cue else ""
        if text != plain_text(self.text):
            with QSignalBlocker(self.text):
                self.text.setPlainText(text)
                self.text.moveCursor(QTextCursor.MoveOperation.End)
        self._judge()

    def split_at_cursor(self) -> None:
        """Ask for two cues, parted where the cursor stands."""
        if self._cue is not None:
            self.split_wanted.emit(self._cue.key, before_cursor(self.text))

    def write_here(self) -> None:
        """Put the cursor into the words."""
        self.text.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def retranslate(self) -> None:
        """All words."""
        self._start.setAccessibleName(self.tr("Start"))
        self._end.setAccessibleName(self.tr("End"))
        self.text.setAccessibleName(self.tr("Text"))
        self.text.setPlaceholderText(self.tr("What is said"))
        self._arrow.setText("→")
        self._judge()

    def _on_text(self) -> None:
        if self._cue is not None:
            self.written.emit(self._cue.key, plain_text(self.text))

    def _on_times(self) -> None:
        if self._cue is None:
            return
        start, end = read_timecode(self._start.text()), read_timecode(self._end.text())
        if start is None or end is None or end <= start:
            self._start.setText(exact(self._cue.start))
            self._end.setText(exact(self._cue.end))
        elif (start, end) != (self._cue.start, self._cue.end):
            self.retimed.emit(self._cue.key, start, end)

    def _judge(self) -> None:
        cue, limits = self._cue, self._limits
        if cue is None:
            for each in (self._length, self._lines, self._speed):
                each.setText("")
            return
        self._length.setText(self.tr("%1 s").replace("%1", digits(seconds_text(cue.duration))))
        widths = [graphemes(line) for line in seen_lines(cue.text)] or [0]
        said = self.tr("Letters a line: %1, limit %2")
        said = said.replace("%1", ", ".join(map(number, widths)))
        self._lines.setText(said.replace("%2", number(limits.line)))
        wide = max(widths) > limits.line or len(widths) > limits.lines
        set_tone(self._lines, "warn" if wide else "tertiary")
        rate = speed(cue)
        words = self.tr("%1 CPS, limit %2").replace("%1", speed_text(rate))
        self._speed.setText(words.replace("%2", number(round(limits.speed))))
        set_tone(self._speed, "warn" if rate > limits.speed else "tertiary")

    def _lay_out(self) -> None:
        theme = current_theme()
        for field in (self._start, self._end):
            field.setFont(theme.font("mono"))
        self.text.setFont(theme.font("editorCue"))
        times = QHBoxLayout()
        times.addWidget(self._title)
        times.addStretch()
        for widget in (self._start, self._arrow, self._end, self._length):
            times.addWidget(widget)
        notes = QHBoxLayout()
        notes.addWidget(self._lines)
        notes.addStretch()
        notes.addWidget(self._speed)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        column.setSpacing(theme.tokens.number("space.2"))
        column.addWidget(self._picture)
        column.addLayout(times)
        column.addWidget(self.text)
        column.addLayout(notes)
        column.addStretch()
