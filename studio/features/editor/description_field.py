"""The description: Markdown with its times lit, a preview, and the chapters found in it."""

import re

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QSyntaxHighlighter, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPlainTextEdit,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from server.contract.videos import DESCRIPTION_MAX
from studio.features.editor.chapters import ChapterProblem, Chapters, chapters_in
from studio.ui import formatting
from studio.ui.buttons import Segments
from studio.ui.edit_keys import EditKeys
from studio.ui.labelled import Labelled, count_words
from studio.ui.labels import label, set_tone
from studio.ui.markdown import MarkdownView
from studio.ui.theme import current_theme
from studio.ui.translated import TranslatedWidget

_LEAST_HEIGHT = 150
_TIME = re.compile(r"\d[\d:]*\d")


class _Times(QSyntaxHighlighter):
    """Lights the times of chapters."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self.lines: frozenset[int] = frozenset()

    def highlightBlock(self, text: str) -> None:  # noqa: N802 - Qt's
        """One line."""
        if self.currentBlock().blockNumber() not in self.lines:
            return
        met = _TIME.search(text)
        if met is not None:
            form = QTextCharFormat()
            form.setForeground(current_theme().colour("accent.text"))
            self.setFormat(met.start(), met.end() - met.start(), form)


class DescriptionField(TranslatedWidget):
    """Edits a text; shows what it makes."""

    edited = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.edit = QPlainTextEdit()
        self.edit.setTabChangesFocus(True)
        self.edit.setUndoRedoEnabled(False)
        self.edit.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.preview = MarkdownView()
        self._faces = QStackedWidget()
        self._faces.addWidget(self.edit)
        self._faces.addWidget(self.preview)
        self._faces.setMinimumHeight(current_theme().scaled(_LEAST_HEIGHT))
        self.labelled = Labelled(self._faces, self.edit)
        self._mode = Segments(("write", "preview"))
        self._mode.choose("write")
        self.labelled.put_above(self._mode)
        self._found = label("small", "tertiary", wrap=True)
        self._count = label("small", "tertiary")
        below = QHBoxLayout()
        below.addWidget(self._found, stretch=1)
        below.addWidget(self._count, alignment=Qt.AlignmentFlag.AlignTop)
        self._times = _Times(self.edit.document())
        self._duration: float | None = None
        self._seen: tuple[str, float | None, str] | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_theme().tokens.number("space.labelGap"))
        column.addWidget(self.labelled, stretch=1)
        column.addLayout(below)
        keys = EditKeys(self.edit)
        keys.left.connect(self.left)
        self.edit.textChanged.connect(self._on_text)
        self._mode.chosen.connect(self._show_mode)
        current_theme().changed.connect(self._times.rehighlight)
        self.retranslate()

    @property
    def text(self) -> str:
        """What was typed."""
        return self.edit.toPlainText()

    @property
    def found(self) -> str:
        """What is said about chapters."""
        return self._found.text()

    def show_text(self, text: str, duration: float | None) -> None:
        """Show another text."""
        self._duration = duration
        if _lines(text) != self.text:
            with QSignalBlocker(self.edit):
                self.edit.setPlainText(text)
                self.edit.moveCursor(QTextCursor.MoveOperation.End)
        self._read()

    def retranslate(self) -> None:
        """All words."""
        self.labelled.say(self.tr("Description"))
        self.preview.setAccessibleName(self.tr("The description as viewers see it"))
        self._mode.say((self.tr("Write"), self.tr("Preview")))
        self._mode.setAccessibleName(self.tr("Description"))
        self._read()

    def _on_text(self) -> None:
        self._read()
        self.edited.emit(self.text)

    def _read(self) -> None:
        seen = (self.text, self._duration, formatting.locale().name())
        if seen == self._seen:
            return
        self._seen = seen
        chapters = chapters_in(self.text, self._duration)
        lines = frozenset(chapter.line for chapter in chapters.found)
        if lines != self._times.lines:
            self._times.lines = lines
            with QSignalBlocker(self.edit):
                self._times.rehighlight()
        count = len(self.text.strip())
        self._count.setText(count_words(count, DESCRIPTION_MAX))
        set_tone(self._count, "danger" if count > DESCRIPTION_MAX else "tertiary")
        self._found.setText(self._chapter_words(chapters))
        set_tone(self._found, "warn" if chapters.problem else "tertiary")
        if self._mode.value == "preview":
            self.preview.show_markdown(self.text)

    def _chapter_words(self, chapters: Chapters) -> str:
        if not chapters.found:
            return ""
        if chapters.problem is None:
            return self.tr("%Ln chapters found in the description", "", len(chapters.found))
        why = {
            ChapterProblem.TOO_FEW: self.tr("Chapters need three times or more."),
            ChapterProblem.NOT_FROM_START: self.tr("The first chapter begins at 0:00."),
            ChapterProblem.NOT_ASCENDING: self.tr("The time in line %1 is not after the last."),
            ChapterProblem.BEYOND_END: self.tr("The time in line %1 is beyond the end."),
            ChapterProblem.NO_NAME: self.tr("The time in line %1 has no name after it."),
        }[chapters.problem]
        return why.replace("%1", formatting.number(chapters.line + 1))

    def _show_mode(self, mode: str) -> None:
        face: QWidget = self.preview if mode == "preview" else self.edit
        if face is self.preview:
            self.preview.show_markdown(self.text)
        self._faces.setCurrentWidget(face)
        face.setFocus()


def _lines(text: str) -> str:
    """With the line ends of the field, which has but one kind."""
    return text.replace("\r\n", "\n").replace("\r", "\n")
