"""A window on the logs: of the studio, and of the server of this computer."""

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from studio.app.logs import Logs, Which
from studio.storage.log_lines import Entry, Level
from studio.ui.browser import open_in_browser
from studio.ui.buttons import Button, Segments
from studio.ui.choice import Choice
from studio.ui.dialog import EdgedDialog
from studio.ui.fields import FilterField
from studio.ui.labels import label
from studio.ui.theme import current_theme

_SIZE = (860, 560)
_TONES = {Level.WARNING: "warn.text", Level.ERROR: "danger.text"}


class LogViewer(EdgedDialog):
    """Shows :class:`Logs`; what is shown can be copied.

    Args:
        model: What is shown; it reads on while the dialog is open.
        parent: The window.
    """

    def __init__(self, model: Logs, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._model = model
        model.setParent(self)
        self._heading = label("title")
        self._which = Segments([which.value for which in Which])
        self._least = Choice()
        self._find = FilterField(keyed=False)
        self._text = QPlainTextEdit()
        self._text.setReadOnly(True)
        self._text.setProperty("role", "mono")
        self._text.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self._note = label("small", "tertiary", wrap=True)
        self._copy, self._folder, self._close = Button("copy"), Button("folder-open"), Button()
        self._lay_out()
        self._text.copyAvailable.connect(self._on_selected)
        self._which.chosen.connect(self._show)
        self._least.activated.connect(self._choose)
        self._find.filtered.connect(self._choose)
        self._copy.clicked.connect(self._copy_shown)
        self._folder.clicked.connect(self._open_folder)
        self._close.clicked.connect(self.accept)
        model.changed.connect(self._refresh)
        self.retranslate()
        model.follow()

    def retranslate(self) -> None:
        """All words."""
        self._heading.setText(self.tr("Logs"))
        self.setWindowTitle(self._heading.text())
        self._which.say((self.tr("The studio"), self.tr("This computer's server")))
        self._which.choose(self._model.which.value)
        levels = (
            (Level.INFO, self.tr("Everything")),
            (Level.WARNING, self.tr("Warnings and errors")),
            (Level.ERROR, self.tr("Errors")),
        )
        self._least.clear()
        for level, words in levels:
            self._least.addItem(words, level)
        self._least.setCurrentIndex(self._least.findData(self._model.least))
        self._least.setAccessibleName(self.tr("How much it matters"))
        self._find.setPlaceholderText(self.tr("Find in the log"))
        self._find.setAccessibleName(self._find.placeholderText())
        self._text.setAccessibleName(self._heading.text())
        self._copy.say(self.tr("Copy"))
        self._folder.say(self.tr("Open the folder"))
        self._close.say(self.tr("Close"))
        self._refresh()

    def _on_selected(self, selected: bool) -> None:  # noqa: FBT001 - the signal's
        if not selected:
            self._refresh()

    def _show(self, which: str) -> None:
        self._text.moveCursor(QTextCursor.MoveOperation.End)
        self._model.show(Which(which))

    def _choose(self, *_: object) -> None:
        self._text.moveCursor(QTextCursor.MoveOperation.End)
        self._model.choose(Level(self._least.currentData()), self._find.text())

    def _refresh(self) -> None:
        if self._text.textCursor().hasSelection():
            return  # somebody is about to copy it; what has come meanwhile is shown afterwards
        model = self._model
        bar = self._text.verticalScrollBar()
        at_end = bar.value() >= bar.maximum()
        place = bar.value()
        self._write(model.entries)
        bar.setValue(bar.maximum() if at_end else place)
        self._copy.setEnabled(bool(model.entries))
        if model.entries:
            self._note.setText(str(model.path))
        elif model.empty:
            self._note.setText(self.tr("Nothing was logged yet."))
        else:
            self._note.setText(
                self.tr("Nothing in the log fits. Look for fewer words, or in all of it.")
            )

    def _write(self, entries: list[Entry]) -> None:
        with QSignalBlocker(self._text):
            self._text.setPlainText(
                "\n".join(f"{each.at}  {each.text}".strip() for each in entries)
            )
        line = 0
        for each in entries:
            lines = each.text.count("\n") + 1
            if each.level in _TONES:
                self._tint(line, lines, _TONES[each.level])
            line += lines

    def _tint(self, first: int, lines: int, colour: str) -> None:
        document = self._text.document()
        cursor = QTextCursor(document.findBlockByNumber(first))
        cursor.movePosition(
            QTextCursor.MoveOperation.NextBlock, QTextCursor.MoveMode.KeepAnchor, lines - 1
        )
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        form = QTextCharFormat()
        form.setForeground(current_theme().colour(colour))
        cursor.mergeCharFormat(form)

    def _copy_shown(self) -> None:
        QApplication.clipboard().setText(self._text.toPlainText())

    def _open_folder(self) -> None:
        open_in_browser(self._model.path.parent.as_uri())

    def _lay_out(self) -> None:
        tokens = current_theme().tokens
        padding, gap = tokens.number("space.cardPadding"), tokens.number("space.3")
        tools = QHBoxLayout()
        tools.setSpacing(gap)
        tools.addWidget(self._which)
        tools.addWidget(self._least)
        tools.addWidget(self._find, stretch=1)
        foot = QHBoxLayout()
        foot.setSpacing(gap)
        foot.addWidget(self._note, stretch=1)
        for button in (self._copy, self._folder, self._close):
            foot.addWidget(button)
        self._close.setDefault(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(padding, padding, padding, padding)
        column.setSpacing(gap)
        column.addWidget(self._heading)
        column.addLayout(tools)
        column.addWidget(self._text, stretch=1)
        column.addLayout(foot)
        self.resize(*_SIZE)
