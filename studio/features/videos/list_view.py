"""The table of the content list: its columns, keys, and the actions that appear on a row."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from server.contract.videos import VideoOut
from studio.features.videos import cells
from studio.features.videos.items import Column, VideoRole, VideoTable
from studio.ui.icons import draw_icon
from studio.ui.rows import CellPainter, RowDelegate, state_of, wants_ring
from studio.ui.style import draw_checkbox, draw_focus_ring
from studio.ui.text import draw_text
from studio.ui.theme import current_theme

_WIDTHS = {
    Column.CHECK: 40,
    Column.VISIBILITY: 118,
    Column.STATUS: 178,
    Column.DATE: 96,
    Column.VIEWS: 92,
    Column.COMMENTS: 104,
}
_NARROW_WIDTHS = {
    Column.CHECK: 40,
    Column.VISIBILITY: 112,
    Column.STATUS: 160,
    Column.DATE: 84,
    Column.VIEWS: 76,
    Column.COMMENTS: 92,
}
_NARROW = 1100
_LEAST, _MOST = 64, 320
"""Bounds of what a dragged column may be."""
_TITLE_LEAST = 300
_ARROW, _ARROW_GAP = 14, 4
_DISPENSABLE = (Column.COMMENTS, Column.VIEWS, Column.DATE, Column.VISIBILITY)
"""What gives way to the title with large text in a small window, first to last."""
_FIGURES = (Column.VIEWS, Column.COMMENTS)


class VideoListView(QTableView):
    """Shows a :class:`VideoTable`."""

    menu_wanted = Signal(object, QPoint)
    opened = Signal(object)
    delete_wanted = Signal()
    hot_changed = Signal(int)
    cleared = Signal()
    sort_wanted = Signal(object)
    """A :class:`Column`."""
    widths_chosen = Signal(dict)
    """Pixels at text size 1 of the columns that the person has dragged, by name."""

    def __init__(self, table: VideoTable, pictures: cells.Pictures) -> None:
        super().__init__()
        self._table = table
        self.hot_row = -1
        self._chosen_widths: dict[Column, int] = {}
        self._fitting = False
        self.setModel(table)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self._set_up_header()
        self._set_up_delegates(pictures)
        current_theme().changed.connect(self._fit)
        self._fit()

    def set_widths(self, widths: Mapping[str, int]) -> None:
        """Columns as they were left; unknown ones are passed over."""
        names = {column.name: column for column in _WIDTHS if column is not Column.CHECK}
        self._chosen_widths = {
            names[name]: max(_LEAST, min(_MOST, width))
            for name, width in widths.items()
            if name in names
        }
        self._fit()

    def show_order(self, column: Column, rising: bool) -> None:  # noqa: FBT001 - a pair
        """Which heading the order is by."""
        self._header.show_order(column, rising)

    def current_video(self) -> VideoOut | None:
        """The video the keyboard is on."""
        index = self.currentIndex()
        return self._table.video(index.row()) if index.isValid() else None

    def title_rect(self, row: int) -> QRectF:
        """Where a row's title stands in the viewport."""
        return cells.text_area(QRectF(self.visualRect(self._table.index(row, Column.VIDEO))))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space ticks, Enter opens, Del deletes, Ctrl+A ticks all, Escape clears."""
        video = self.current_video()
        key = event.key()
        if key == Qt.Key.Key_Space and video is not None:
            self._table.tick([video.id], on=video.id not in self._table.ticked)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and video is not None:
            self.opened.emit(video)
        elif key == Qt.Key.Key_Delete:
            self.delete_wanted.emit()
        elif key == Qt.Key.Key_A and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self._table.tick([row.id for row in self._table.videos], on=True)
        elif key == Qt.Key.Key_Escape:
            self.cleared.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on the box ticks; anywhere else it focuses the row."""
        index = self.indexAt(event.position().toPoint())
        ticks = index.isValid() and index.column() == Column.CHECK
        if ticks and event.button() == Qt.MouseButton.LeftButton:
            self._tick_up_to(index, event.modifiers())
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Opens the video."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and index.column() != Column.CHECK:
            self.opened.emit(self._table.video(index.row()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the pointer."""
        self._set_hot(self.indexAt(event.position().toPoint()).row())
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """The pointer went, unless it is over the row's own buttons."""
        inside = self.viewport().rect().contains(self.viewport().mapFromGlobal(self.cursor().pos()))
        if not inside:
            self._set_hot(-1)
        super().leaveEvent(event)

    def contextMenuEvent(self, _event: QEvent) -> None:
        """The menu of a row, by mouse or by key."""
        index = self.currentIndex()
        if index.isValid():
            place = self.visualRect(index).center()
            self.menu_wanted.emit(
                self._table.video(index.row()), self.viewport().mapToGlobal(place)
            )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the title what the other columns leave."""
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Rows, then a ring around the one the keyboard is on."""
        super().paintEvent(event)
        index = self.currentIndex()
        if index.isValid() and wants_ring(self):
            rect = QRectF(self.visualRect(self._table.index(index.row(), 0)))
            rect.setWidth(self.viewport().width())
            painter = QPainter(self.viewport())
            draw_focus_ring(painter, rect.adjusted(0, 0, 0, -1), inset=True)

    def _tick_up_to(self, index: QModelIndex, modifiers: Qt.KeyboardModifier) -> None:
        video = self._table.video(index.row())
        on = video.id not in self._table.ticked
        first = self.currentIndex().row()
        if modifiers & Qt.KeyboardModifier.ShiftModifier and first >= 0:
            low, high = sorted((first, index.row()))
            self._table.tick([self._table.video(row).id for row in range(low, high + 1)], on=on)
            return
        self._table.tick([video.id], on=on)

    def _set_hot(self, row: int) -> None:
        if row != self.hot_row:
            self.hot_row = row
            self.viewport().update()
            self.hot_changed.emit(row)

    def _set_up_header(self) -> None:
        header = self._header = VideoHeader(self._table, self)
        header.sort_wanted.connect(self.sort_wanted)
        self.setHorizontalHeader(header)
        header.setSectionsClickable(True)
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(Column.CHECK, QHeaderView.ResizeMode.Fixed)
        header.setMinimumSectionSize(1)
        header.sectionResized.connect(self._on_resized)
        header.setSectionResizeMode(Column.VIDEO, QHeaderView.ResizeMode.Stretch)
        header.setStretchLastSection(False)

    def _set_up_delegates(self, pictures: cells.Pictures) -> None:
        painters: dict[Column, CellPainter] = {
            Column.CHECK: self._paint_check,
            Column.VIDEO: lambda p, r, v, hot: cells.paint_title(
                p, r, v, hot, pictures, self._table.problem_of(v)
            ),
            Column.VISIBILITY: cells.paint_visibility,
            Column.STATUS: cells.paint_status,
            Column.DATE: cells.paint_date,
            Column.VIEWS: _counter(lambda video: video.view_count, "text.primary"),
            Column.COMMENTS: _counter(lambda video: video.comment_count, "text.secondary"),
        }
        height = current_theme().tokens.number("row.content")
        for column, paint in painters.items():
            delegate = RowDelegate(
                paint,
                VideoRole,
                height,
                lambda: self.hot_row,
                lambda video: video.id in self._table.ticked,
                self,
            )
            self.setItemDelegateForColumn(column, delegate)

    def _paint_check(self, painter: QPainter, rect: QRectF, video: VideoOut, _hot: bool) -> None:  # noqa: FBT001
        on = video.id in self._table.ticked
        check = Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
        draw_checkbox(painter, rect, state_of(check))

    def _fit(self) -> None:
        theme = current_theme()
        self.verticalHeader().setDefaultSectionSize(
            theme.scaled(theme.tokens.number("row.content"))
        )
        widths = dict(_NARROW_WIDTHS if self.width() < _NARROW else _WIDTHS)
        widths |= self._chosen_widths
        shown = {column: theme.scaled(width) for column, width in widths.items()}
        for column in _DISPENSABLE:
            if self.width() - sum(shown.values()) >= theme.scaled(_TITLE_LEAST):
                break
            shown.pop(column)
        self._fitting = True
        for column, width in widths.items():
            self.setColumnHidden(column, column not in shown)
            self.setColumnWidth(column, theme.scaled(width))
        self._fitting = False

    def _on_resized(self, section: int, old: int, new: int) -> None:
        """The person drags an edge: Qt tells of each step, and of the title giving way."""
        column = Column(section)
        if self._fitting or column is Column.VIDEO or not old or not new:
            return
        if self.isColumnHidden(column):
            return
        width = round(new / max(1.0, current_theme().scale))
        self._chosen_widths[column] = max(_LEAST, min(_MOST, width))
        if width != self._chosen_widths[column]:
            self._fit()
        chosen = {column.name: width for column, width in self._chosen_widths.items()}
        self.widths_chosen.emit(chosen)


class VideoHeader(QHeaderView):
    """The headings: a click sorts; the box in the first one ticks everything."""

    sort_wanted = Signal(object)

    def __init__(self, table: VideoTable, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._table = table
        self._order: tuple[int, bool] = (-1, False)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.sectionClicked.connect(self._on_section)
        table.ticks_changed.connect(self.viewport().update)

    def show_order(self, column: Column, rising: bool) -> None:  # noqa: FBT001 - a pair
        """Which heading has the arrow, and where it points."""
        if self._order != (column, rising):
            self._order = column, rising
            self.viewport().update()

    def check_state(self) -> Qt.CheckState:
        """Whether all, some or none of the rows that are here are ticked."""
        ticked = len(self._table.ticked_here)
        if not ticked:
            return Qt.CheckState.Unchecked
        everything = ticked == self._table.rowCount()
        return Qt.CheckState.Checked if everything else Qt.CheckState.PartiallyChecked

    def paintSection(self, painter: QPainter, rect: QRectF, section: int) -> None:  # type: ignore[override]
        """Words from the type scale; figures stand above their figures."""
        theme = current_theme()
        area = QRectF(rect)
        line = QRectF(area.left(), area.bottom(), area.width(), 1)
        painter.save()
        painter.fillRect(line, theme.colour("border.default"))
        if section == Column.CHECK:
            draw_checkbox(painter, area, state_of(self.check_state()))
        else:
            right = Qt.AlignmentFlag.AlignRight
            align = right if section in _FIGURES else Qt.AlignmentFlag.AlignLeft
            text = self._table.headerData(section, Qt.Orientation.Horizontal)
            inner = area.adjusted(8, 0, -12 if section in _FIGURES else -8, 0)
            column, rising = self._order
            if section == column:
                mark = QRectF(inner.right() - _ARROW, inner.top(), _ARROW, inner.height())
                draw_icon(painter, mark, "arrow-up" if rising else "arrow-down", "text.secondary")
                inner.setRight(mark.left() - _ARROW_GAP)
            draw_text(painter, inner, text, "small", "text.secondary", align=align)
        painter.restore()

    def _on_section(self, section: int) -> None:
        if section == Column.CHECK:
            on = self.check_state() != Qt.CheckState.Checked
            self._table.tick([video.id for video in self._table.videos], on=on)
        else:
            self.sort_wanted.emit(Column(section))


def _counter(count: Callable[[VideoOut], int], colour: str) -> CellPainter:
    def paint(painter: QPainter, rect: QRectF, video: VideoOut, _hot: bool) -> None:  # noqa: FBT001
        cells.paint_count(painter, rect, cells.counted(video, count(video)), colour)

    return paint
