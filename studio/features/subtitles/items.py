"""The cues as Qt's item views read them."""

from collections.abc import Callable
from enum import IntEnum
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from studio.features.subtitles.beside import beside
from studio.features.subtitles.checks import Finding
from studio.features.subtitles.cue import Cue, Cues, Splice
from studio.features.subtitles.track import EditedTrack

Index = QModelIndex | QPersistentModelIndex
Findings = tuple[Finding, ...]
ROOT = QModelIndex()


class Column(IntEnum):
    """The columns, left to right."""

    NUMBER = 0
    START = 1
    DURATION = 2
    OTHER = 3
    TEXT = 4
    SPEED = 5
    MARK = 6


LineRole = Qt.ItemDataRole.UserRole
"""The whole :class:`Line` of a row."""


class Line(NamedTuple):
    """What a row shows.

    Attributes:
        number: From 1.
        other: What the other language says meanwhile.
    """

    number: int
    cue: Cue
    other: str
    findings: Findings


class CueTable(QAbstractTableModel):
    """The cues of a track, and beside each what another language says at that time.

    Args:
        track: Whose cues are shown.
        headings: The words of the columns, asked for at each use: the language may change.
        sentence: One row read out loud, of its number from 0, its cue and what is wrong with it.
    """

    def __init__(
        self,
        track: EditedTrack,
        headings: Callable[[Column], str],
        sentence: Callable[[int, Cue, Findings], str],
    ) -> None:
        super().__init__()
        self.track = track
        self._headings = headings
        self._sentence = sentence
        self._other: Cues = ()
        # Qt asks between the announcement of a change and its end: these are what it may see then.
        self._cues: list[Cue] = []
        self._beside: list[str] = []
        track.spliced.connect(self._on_splice)
        track.reset.connect(self._on_reset)

    def show_beside(self, other: Cues) -> None:
        """Show another language's words beside each cue."""
        self._other = other
        self._on_reset()

    def cue(self, row: int) -> Cue:
        """The cue of a row."""
        return self._cues[row]

    def line(self, row: int) -> Line:
        """Everything of a row."""
        findings = self.track.findings[row] if row < len(self.track.findings) else ()
        return Line(row + 1, self._cues[row], self._beside[row], findings)

    def rowCount(self, parent: Index = ROOT) -> int:
        """As many as there are cues."""
        return 0 if parent.isValid() else len(self._cues)

    def columnCount(self, parent: Index = ROOT) -> int:
        """The columns."""
        return 0 if parent.isValid() else len(Column)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The cue, and the row read out loud."""
        if not index.isValid():
            return None
        if role == LineRole:
            return self.line(index.row())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            line = self.line(index.row())
            return self._sentence(index.row(), line.cue, line.findings)
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """The headings."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._headings(Column(section))
        return None

    def _on_splice(self, splice: Splice) -> None:
        start, old, new = splice.start, len(splice.old), len(splice.new)
        common = min(old, new)
        texts = beside(splice.new, self._other)
        self._cues[start : start + common] = splice.new[:common]
        self._beside[start : start + common] = texts[:common]
        if common:
            last = start + common - 1
            self.dataChanged.emit(self.index(start, 0), self.index(last, len(Column) - 1))
        if new > common:
            self.beginInsertRows(ROOT, start + common, start + new - 1)
            self._cues[start + common : start + common] = splice.new[common:]
            self._beside[start + common : start + common] = texts[common:]
            self.endInsertRows()
        elif old > common:
            self.beginRemoveRows(ROOT, start + common, start + old - 1)
            del self._cues[start + common : start + old]
            del self._beside[start + common : start + old]
            self.endRemoveRows()
        if start:  # what is wrong with the cue before may depend on this one
            before = self.index(start - 1, 0)
            self.dataChanged.emit(before, self.index(start - 1, len(Column) - 1))

    def _on_reset(self) -> None:
        self.beginResetModel()
        self._cues = list(self.track.cues)
        self._beside = beside(self._cues, self._other)
        self.endResetModel()
