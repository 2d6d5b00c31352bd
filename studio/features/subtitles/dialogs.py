"""Dialogs of the subtitle editor: another language, other times, and somebody else's change."""

import math
from collections.abc import Collection

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from studio.features.subtitles.timecode import exact, read_timecode
from studio.features.subtitles.viewmodel import SubtitlesViewModel
from studio.ui.buttons import Button, Segments
from studio.ui.fields import Field, FilterField
from studio.ui.languages import language_name, offered_languages
from studio.ui.step_dialog import StepDialog

_ROWS_HEIGHT = 220
_FIRST_LANGUAGES = ("en", "bn")
_SECOND = 1000


class LanguageDialog(StepDialog):
    """Asks for the language of a new track.

    Args:
        taken: Languages that have a track.
        first: What is offered before all others.
        from_current: The name of the language whose times can be taken over; empty for none.
    """

    chosen = Signal(str, bool)

    def __init__(
        self, parent: QWidget, *, taken: Collection[str], first: Collection[str], from_current: str
    ) -> None:
        super().__init__(parent)
        self._from_current = from_current
        self.filter = FilterField()
        self.list = QListWidget()
        self.list.setFixedHeight(_ROWS_HEIGHT)
        self.copy_times = QCheckBox()
        self.copy_times.setChecked(bool(from_current))
        self.copy_times.setVisible(bool(from_current))
        free = [code for code in offered_languages() if code not in taken]
        for code in sorted(free, key=lambda code: code not in first):
            item = QListWidgetItem(language_name(code))
            item.setData(Qt.ItemDataRole.UserRole, code)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        for widget in (self.filter, self.list, self.copy_times):
            self.body.addWidget(widget)
        self.filter.textChanged.connect(self._narrow)
        self.list.itemDoubleClicked.connect(lambda _item: self._choose())
        self.go.clicked.connect(self._choose)
        self.retranslate()

    def retranslate(self) -> None:
        """All words."""
        self.heading.setText(self.tr("Add a language"))
        self.setWindowTitle(self.heading.text())
        self.note.setText(self.tr("In which language are the new subtitles?"))
        self.filter.setPlaceholderText(self.tr("Find a language"))
        self.filter.setAccessibleName(self.tr("Find a language"))
        self.list.setAccessibleName(self.tr("Languages"))
        words = self.tr("Begin with the times of %1")
        self.copy_times.setText(words.replace("%1", self._from_current))
        self.cancel.say(self.tr("Cancel"))
        self.go.say(self.tr("Add"))

    def _narrow(self, text: str) -> None:
        wanted = text.strip().casefold()
        first = None
        for row in range(self.list.count()):
            item = self.list.item(row)
            code = item.data(Qt.ItemDataRole.UserRole)
            shown = wanted in item.text().casefold() or code == wanted
            item.setHidden(not shown)
            first = row if shown and first is None else first
        self.list.setCurrentRow(-1 if first is None else first)
        self.go.setEnabled(first is not None)

    def _choose(self) -> None:
        if self.list.currentRow() >= 0:
            item = self.list.currentItem()
            self.chosen.emit(item.data(Qt.ItemDataRole.UserRole), self.copy_times.isChecked())
            self.accept()


class TimesDialog(StepDialog):
    """Moves cues in time: all alike, by two points, or for another frame rate.

    Args:
        selected: How many cues are selected; with two or more only they are shifted.
        points: Beginnings of the first and the last cue, in milliseconds.
    """

    shifted = Signal(int)
    synced = Signal(object, object)
    rated = Signal(float, float)

    def __init__(self, parent: QWidget, *, selected: int, points: tuple[int, int]) -> None:
        super().__init__(parent)
        self._selected = selected
        self._points = points
        self.ways = Segments(("shift", "sync", "rate"))
        self.by = Field()
        self.first, self.last = Field(), Field()
        self.made_for, self.plays_at = Field(), Field()
        self.first.edit.setText(exact(points[0]))
        self.last.edit.setText(exact(points[1]))
        self._pages = QStackedWidget()
        for fields in ((self.by,), (self.first, self.last), (self.made_for, self.plays_at)):
            self._pages.addWidget(_page(*fields))
            for field in fields:
                field.edit.textChanged.connect(lambda _text: self._check())
        self.body.addWidget(self.ways)
        self.body.addWidget(self._pages)
        self.ways.choose("shift")
        self.ways.chosen.connect(self._on_way)
        self.go.clicked.connect(self._do)
        self.retranslate()
        self._check()

    def retranslate(self) -> None:
        """All words."""
        self.heading.setText(self.tr("Change times"))
        self.setWindowTitle(self.heading.text())
        some = self.tr("%Ln selected cues are moved.", "", self._selected)
        self.note.setText(some if self._selected > 1 else self.tr("All cues are moved."))
        self.ways.say((self.tr("Shift"), self.tr("Two points"), self.tr("Frame rate")))
        self.by.say(self.tr("Seconds"), self.tr("Later; with a minus sign, sooner. 1.5 or -0.25"))
        self.first.say(self.tr("The first cue begins at"))
        self.last.say(self.tr("The last cue begins at"))
        self.made_for.say(self.tr("Made for, frames a second"), self.tr("For instance 23.976"))
        self.plays_at.say(self.tr("The video has, frames a second"))
        self.cancel.say(self.tr("Cancel"))
        self.go.say(self.tr("Change"))

    def _on_way(self, way: str) -> None:
        self._pages.setCurrentIndex(("shift", "sync", "rate").index(way))
        self._check()

    def _check(self) -> None:
        way = self.ways.value
        if way == "shift":
            fits = _number(self.by.text) is not None
        elif way == "sync":
            first, last = read_timecode(self.first.text), read_timecode(self.last.text)
            fits = first is not None and last is not None and first < last
        else:
            rates = (_number(self.made_for.text), _number(self.plays_at.text))
            fits = all(rate is not None and rate > 0 for rate in rates)
        self.go.setEnabled(fits)

    def _do(self) -> None:
        way = self.ways.value
        first, last = read_timecode(self.first.text), read_timecode(self.last.text)
        by = _number(self.by.text)
        made_for, plays_at = _number(self.made_for.text), _number(self.plays_at.text)
        if way == "shift" and by is not None:
            self.shifted.emit(round(by * _SECOND))
        elif way == "sync" and first is not None and last is not None:
            self.synced.emit((self._points[0], first), (self._points[1], last))
        elif made_for is not None and plays_at is not None:
            self.rated.emit(made_for, plays_at)
        self.accept()


class ConflictDialog(StepDialog):
    """Somebody else changed the track: whose shall it be? Nothing is overwritten unasked."""

    mine = Signal()
    theirs = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.take_theirs = Button()
        self.body.addWidget(self.take_theirs, alignment=Qt.AlignmentFlag.AlignLeft)
        self.take_theirs.clicked.connect(self.theirs)
        self.take_theirs.clicked.connect(self.accept)
        self.go.clicked.connect(self.mine)
        self.go.clicked.connect(self.accept)
        self.retranslate()

    def retranslate(self) -> None:
        """All words."""
        self.heading.setText(self.tr("Changed elsewhere"))
        self.setWindowTitle(self.heading.text())
        self.note.setText(
            self.tr(
                "Someone changed these subtitles while you were writing. Yours are kept on this "
                "computer until you decide; export them first if you want both."
            )
        )
        self.take_theirs.say(self.tr("Take theirs"))
        self.cancel.say(self.tr("Decide later"))
        self.go.say(self.tr("Keep mine"))


class DeleteDialog(StepDialog):
    """A track and its draft are about to go, which nothing brings back."""

    def __init__(self, parent: QWidget, language: str) -> None:
        super().__init__(parent)
        self._language = language
        self.go.clicked.connect(self.accept)
        self.cancel.setDefault(True)
        self.retranslate()

    def retranslate(self) -> None:
        """All words."""
        words = self.tr("Delete the subtitles in %1?").replace("%1", self._language)
        self.heading.setText(words)
        self.setWindowTitle(words)
        self.note.setText(
            self.tr(
                "Viewers no longer get them, and what you wrote on this computer goes as well. "
                "This cannot be undone; export them first if you may want them again."
            )
        )
        self.cancel.say(self.tr("Keep them"))
        self.go.say(self.tr("Delete"))


def ask_language(parent: QWidget, model: SubtitlesViewModel) -> None:
    """Ask for another language, and begin its track."""
    dialog = LanguageDialog(
        parent,
        taken=model.languages,
        first=_FIRST_LANGUAGES,
        from_current=language_name(model.language) if model.track.cues else "",
    )
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.chosen.connect(lambda code, copy: model.begin_track(code, from_current=copy))
    dialog.open()


def ask_times(parent: QWidget, model: SubtitlesViewModel, chosen: Collection[int]) -> None:
    """Ask how cues shall move in time: the chosen ones where they are several, else all."""
    track, editing = model.track, model.editing
    if not track.cues:
        return
    some = chosen if len(chosen) > 1 else {cue.key for cue in track.cues}
    dialog = TimesDialog(
        parent,
        selected=len(chosen),
        points=(track.cues[0].start, track.cues[-1].start),
    )
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.shifted.connect(lambda by: editing.shift(some, by))
    dialog.synced.connect(editing.sync)
    dialog.rated.connect(editing.change_rate)
    dialog.open()


def ask_to_delete(parent: QWidget, model: SubtitlesViewModel) -> None:
    """Ask whether the track that is shown shall go."""
    dialog = DeleteDialog(parent, language_name(model.language))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.accepted.connect(model.delete_track)
    dialog.open()


def ask_whose(parent: QWidget, model: SubtitlesViewModel) -> None:
    """Ask whose text shall be the track."""
    dialog = ConflictDialog(parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.mine.connect(model.keep_mine)
    dialog.theirs.connect(model.take_theirs)
    dialog.open()


def _page(*fields: Field) -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    for field in fields:
        column.addWidget(field)
    column.addStretch()
    return page


def _number(text: str) -> float | None:
    latin = "".join(str(int(letter)) if letter.isdecimal() else letter for letter in text.strip())
    try:
        value = float(latin.replace(",", ".").replace("\u2212", "-"))
    except ValueError:
        return None
    return value if math.isfinite(value) else None
