"""The content list as Qt's item views read it: rows in memory, more on demand."""

from collections.abc import Callable, Iterable, Mapping
from enum import IntEnum
from typing import Any
from uuid import UUID

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from server.contract.videos import VideoOut

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()


class Column(IntEnum):
    """The columns, left to right."""

    CHECK = 0
    VIDEO = 1
    VISIBILITY = 2
    STATUS = 3
    DATE = 4
    VIEWS = 5
    COMMENTS = 6


VideoRole = Qt.ItemDataRole.UserRole
"""The whole :class:`VideoOut` of a row."""


class VideoTable(QAbstractTableModel):
    """Videos in the order given, and which of them are ticked, by id.

    Args:
        headings: The words of the columns, asked for at each use: the language may change.
        sentence: One row read out loud.
    """

    more_wanted = Signal()
    ticks_changed = Signal()

    def __init__(
        self, headings: Callable[[Column], str], sentence: Callable[[VideoOut], str]
    ) -> None:
        super().__init__()
        self._rows: list[VideoOut] = []
        # A channel may have a hundred thousand: nothing may look through all of them for one.
        self._places: dict[UUID, int] = {}
        self._headings = headings
        self._sentence = sentence
        self._ticked: set[UUID] = set()
        self._problems: dict[UUID, str] = {}
        self.has_more = False

    @property
    def videos(self) -> list[VideoOut]:
        """The rows that are here."""
        return list(self._rows)

    @property
    def ticked(self) -> set[UUID]:
        """The ids that are ticked, also those on rows that are not here now."""
        return set(self._ticked)

    def video(self, row: int) -> VideoOut:
        """The video of a row."""
        return self._rows[row]

    def row_of(self, video_id: UUID) -> int:
        """The row of a video, or -1."""
        return self._places.get(video_id, -1)

    def replace(self, videos: Iterable[VideoOut]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows = list(videos)
        self._places = {}
        self._number()
        self.endResetModel()

    def append(self, videos: Iterable[VideoOut]) -> None:
        """Add a page at the end; what is here already is brought up to date instead."""
        fresh = [video for video in videos if not self.update(video)]
        if not fresh:
            return
        start = len(self._rows)
        self.beginInsertRows(ROOT, start, start + len(fresh) - 1)
        self._rows.extend(fresh)
        self._places |= {video.id: row for row, video in enumerate(fresh, start)}
        self.endInsertRows()

    def update(self, video: VideoOut) -> bool:
        """Bring a row up to date. Returns whether the video is here."""
        row = self.row_of(video.id)
        if row < 0:
            return False
        if self._rows[row] != video:
            self._rows[row] = video
            self.dataChanged.emit(self.index(row, 0), self.index(row, len(Column) - 1))
        return True

    def insert(self, row: int, video: VideoOut) -> None:
        """Put a video at a place."""
        self.beginInsertRows(ROOT, row, row)
        self._rows.insert(row, video)
        self._number(row)
        self.endInsertRows()

    def remove(self, video_id: UUID) -> int:
        """Take a video out. Returns the row it had, or -1."""
        row = self.row_of(video_id)
        if row >= 0:
            self.beginRemoveRows(ROOT, row, row)
            del self._rows[row]
            del self._places[video_id]
            self._number(row)
            self.endRemoveRows()
        return row

    def problem_of(self, video: VideoOut) -> str:
        """Why what was asked for this video last was refused; empty while it is unticked."""
        return self._problems.get(video.id, "") if video.id in self._ticked else ""

    def explain(self, problems: Mapping[UUID, str]) -> None:
        """Say why which videos were refused; what was said before goes."""
        self._problems = dict(problems)
        if self._rows:
            last = self.index(len(self._rows) - 1, len(Column) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    @property
    def ticked_here(self) -> list[VideoOut]:
        """The ticked rows that are here, in their order."""
        rows = sorted(self._places[each] for each in self._ticked if each in self._places)
        return [self._rows[row] for row in rows]

    def tick(self, video_ids: Iterable[UUID], *, on: bool) -> None:
        """Tick or untick videos."""
        ids = set(video_ids)
        self._ticked = self._ticked | ids if on else self._ticked - ids
        if self._rows:
            last = self.index(len(self._rows) - 1, len(Column) - 1)
            self.dataChanged.emit(self.index(0, 0), last, [Qt.ItemDataRole.CheckStateRole])
        self.ticks_changed.emit()

    def rowCount(self, parent: Index = ROOT) -> int:
        """Rows that are here."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        """See :class:`Column`."""
        return 0 if parent.isValid() else len(Column)

    def canFetchMore(self, parent: Index) -> bool:
        """Whether the server has more."""
        return not parent.isValid() and self.has_more

    def fetchMore(self, parent: Index) -> None:
        """Ask for the next page; it comes when it comes."""
        if not parent.isValid():
            self.more_wanted.emit()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Each row gives its video; delegates read what they paint from it."""
        if not index.isValid():
            return None
        video = self._rows[index.row()]
        if role == VideoRole:
            return video
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == Column.CHECK:
            on = video.id in self._ticked
            return Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return " ".join(filter(None, (self._sentence(video), self.problem_of(video))))
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == Column.VIDEO:
            return video.title
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """The words above the columns."""
        horizontal = orientation == Qt.Orientation.Horizontal
        if role == Qt.ItemDataRole.DisplayRole and horizontal:
            return self._headings(Column(section))
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every cell can be the current one."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def _number(self, start: int = 0) -> None:
        """Rows from one on have moved."""
        for row in range(start, len(self._rows)):
            self._places[self._rows[row].id] = row

    def say_again(self) -> None:
        """The language changed: headings and rows are to be read again."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(Column) - 1)
        if self._rows:
            last = self.index(len(self._rows) - 1, len(Column) - 1)
            self.dataChanged.emit(self.index(0, 0), last)
