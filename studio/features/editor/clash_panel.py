"""Somebody else changed the video meanwhile: whose changes stay, whole or field by field."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout

from studio.features.editor.details import values_of
from studio.features.editor.merge import Side
from studio.features.editor.viewmodel import EditorViewModel
from studio.features.editor.words import field_word, value_words
from studio.ui import formatting
from studio.ui.buttons import Button, PrimaryButton, Segments
from studio.ui.labels import IconLabel, TextLabel, label
from studio.ui.layouts import clear
from studio.ui.theme import current_theme
from studio.ui.translated import TranslatedWidget


class ClashPanel(TranslatedWidget):
    """Shows a clash; not there while there is none.

    Args:
        model: The editor's.
    """

    def __init__(self, model: EditorViewModel) -> None:
        super().__init__()
        self._model = model
        self._shown: tuple[str, ...] = ()
        self._heading = label("section")
        self._note = label("body", "secondary", wrap=True)
        self.choices: dict[str, Segments] = {}
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(current_theme().tokens.number("space.4"))
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(2, 1)
        self.keep_mine, self.take_theirs, self.by_field = Button(), Button(), PrimaryButton()
        self._lay_out()
        self.keep_mine.clicked.connect(lambda: model.settle(Side.MINE))
        self.take_theirs.clicked.connect(lambda: model.settle(Side.THEIRS))
        self.by_field.clicked.connect(self._settle)
        self.hide()
        self.retranslate()

    def retranslate(self) -> None:
        """All words."""
        self._note.setText(self.tr("Nothing is lost. Decide what each field shall say."))
        self.keep_mine.say(self.tr("Keep all of mine"))
        self.take_theirs.say(self.tr("Take all of theirs"))
        self.by_field.say(self.tr("Use the chosen ones"))
        self._shown = ()
        self.refresh()

    def refresh(self) -> None:
        """Show the clash, or go."""
        clash = self._model.clash
        fresh = clash is not None and not self.isVisible()
        self.setVisible(clash is not None)
        if clash is None:
            self._shown = ()
            return
        at = formatting.clock(clash.theirs.updated_at)
        self._heading.setText(self.tr("Changed elsewhere at %1").replace("%1", at))
        if clash.merged.clashes != self._shown or fresh:
            self._shown = clash.merged.clashes
            self._build()
        for field, segments in self.choices.items():
            segments.choose(self._model.sides.get(field, Side.MINE).value)

    def _settle(self) -> None:
        self._model.settle()

    def _build(self) -> None:
        clash = self._model.clash
        clear(self._grid)
        self.choices = {}
        if clash is None:
            return
        theirs = values_of(clash.theirs)
        for column, heading in enumerate((self.tr("Mine"), self.tr("Theirs")), start=1):
            caption = label("small", "tertiary")
            caption.setText(heading)
            self._grid.addWidget(caption, 0, column)
        for row, field in enumerate(clash.merged.clashes, start=1):
            name = label("bodyMedium")
            name.setText(field_word(field))
            self._grid.addWidget(name, row, 0)
            for column, value in enumerate((clash.merged.values[field], theirs[field]), start=1):
                words = TextLabel("body", "text.secondary")
                words.set_text(value_words(field, value))
                self._grid.addWidget(words, row, column)
            segments = Segments(tuple(Side))
            segments.say((self.tr("Mine"), self.tr("Theirs")))
            segments.setAccessibleName(name.text())
            segments.chosen.connect(lambda side, f=field: self._model.choose_side(f, Side(side)))
            self.choices[field] = segments
            self._grid.addWidget(segments, row, 3, alignment=Qt.AlignmentFlag.AlignRight)

    def _lay_out(self) -> None:
        tokens = current_theme().tokens
        gap = tokens.number("space.2")
        frame = QFrame()
        frame.setProperty("panel", "card")
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(16, 12, 16, 12)
        inside.setSpacing(gap)
        top = QHBoxLayout()
        top.setSpacing(gap)
        top.addWidget(IconLabel("git-merge", "warn.base"))
        top.addWidget(self._heading)
        top.addWidget(self._note, stretch=1)
        inside.addLayout(top)
        inside.addLayout(self._grid)
        row = QHBoxLayout()
        row.setSpacing(gap)
        row.addStretch()
        for button in (self.keep_mine, self.take_theirs, self.by_field):
            row.addWidget(button)
        inside.addLayout(row)
        column = QVBoxLayout(self)
        gutter = tokens.number("space.pageGutter")
        column.setContentsMargins(gutter, gap, gutter, gap)
        column.addWidget(frame)
