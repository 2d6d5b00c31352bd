"""The table of cues: its columns and keys."""

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from studio.features.subtitles.cells import painter_of
from studio.features.subtitles.cue import place_of
from studio.features.subtitles.items import Column, CueTable, Line, LineRole
from studio.ui.rows import RowDelegate
from studio.ui.theme import current_theme

_WIDTHS = {
    Column.NUMBER: 52,
    Column.START: 92,
    Column.DURATION: 64,
    Column.SPEED: 76,
    Column.MARK: 36,
}
_NARROW = 560
"""Pixels at text size 1 below which the length gives way to the words."""

_CROWDED = 480
"""The same for the beginning, where two languages are shown: it stands on the timeline as well."""


class CueListView(QTableView):
    """Shows a :class:`CueTable`; several rows may be selected."""

    chosen = Signal(int)
    """The key of the cue the keyboard is on."""
    write_wanted = Signal()
    """Enter: the person wants to type in the cue."""
    remove_wanted = Signal()

    def __init__(self, table: CueTable) -> None:
        super().__init__()
        self._table = table
        self._other = False
        self.setModel(table)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column in (Column.OTHER, Column.TEXT):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        height = current_theme().tokens.number("row.cue")
        for column in Column:
            paint = painter_of(column)
            delegate = RowDelegate(paint, LineRole, height, lambda: -1, self._is_lit, self)
            self.setItemDelegateForColumn(column, delegate)
        self.setColumnHidden(Column.OTHER, True)  # noqa: FBT003 - Qt's
        current_theme().changed.connect(self._fit)
        table.modelReset.connect(self._fit)
        self.selectionModel().currentRowChanged.connect(
            lambda now, _before: self._on_current(now.row())
        )
        self._fit()

    def selected_keys(self) -> set[int]:
        """The cues that are selected."""
        rows = self.selectionModel().selectedRows()
        return {self._table.cue(index.row()).key for index in rows}

    def show_other(self, *, shown: bool) -> None:
        """Show or hide the other language's words."""
        self._other = shown
        self.setColumnHidden(Column.OTHER, not shown)
        self._fit()

    def go_to(self, key: int) -> None:
        """Put the keyboard on a cue, and select it alone."""
        row = place_of(self._table.track.cues, key)
        if row < 0:
            return
        index = self._table.index(row, Column.TEXT)
        if self.currentIndex().row() != row:
            flags = QItemSelectionModel.SelectionFlag
            self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self.scrollTo(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the words, Del removes; the rest is Qt's."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.write_wanted.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.remove_wanted.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow table the length gives way to the words."""
        super().resizeEvent(event)
        self._fit()

    def _is_lit(self, line: Line) -> bool:
        row = line.number - 1
        return self.selectionModel().isRowSelected(row)

    def _on_current(self, row: int) -> None:
        self.viewport().update()
        if 0 <= row < self._table.rowCount():
            self.chosen.emit(self._table.cue(row).key)

    def _fit(self) -> None:
        theme = current_theme()
        self.verticalHeader().setDefaultSectionSize(theme.scaled(theme.tokens.number("row.cue")))
        self.setColumnHidden(Column.DURATION, self.width() < theme.scaled(_NARROW))
        crowded = self._other and self.width() < theme.scaled(_CROWDED)
        self.setColumnHidden(Column.START, crowded)
        for column, width in _WIDTHS.items():
            self.setColumnWidth(column, theme.scaled(width))
