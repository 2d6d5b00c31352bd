"""The list of uploads: rows, their painted buttons, keys and menu."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QToolTip

from server.contract.channels import QuotaOut
from studio.features.uploads import cells
from studio.features.uploads.items import Index, ItemRole, UploadList
from studio.features.uploads.state import UploadItem
from studio.features.uploads.words import Verb, verb_word, verbs_for
from studio.ui.rows import RowDelegate, wants_ring
from studio.ui.style import draw_focus_ring
from studio.ui.theme import current_theme


class UploadListView(QListView):
    """Shows an :class:`UploadList`."""

    acted = Signal(object, object)
    """The upload and the :class:`Verb`."""
    chosen = Signal(object)
    """The upload the keyboard or the pointer went to."""
    menu_wanted = Signal(object, QPoint)
    dismissed = Signal()
    """Escape: the checks are to go."""

    def __init__(
        self,
        uploads: UploadList,
        pictures: cells.Pictures,
        quota: Callable[[], QuotaOut | None] = lambda: None,
    ) -> None:
        super().__init__()
        self._uploads = uploads
        self._pictures = pictures
        self._hot_row = -1
        self.selected: object = None
        self.setModel(uploads)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setItemDelegate(
            RowDelegate(
                lambda painter, rect, item, _hot: cells.paint_row(
                    painter, rect, item, pictures, quota()
                ),
                ItemRole,
                current_theme().tokens.number("row.upload"),
                lambda: self._hot_row,
                lambda item: item.id == self.selected,
                self,
            )
        )
        current_theme().changed.connect(self.scheduleDelayedItemsLayout)

    def show_selected(self, item_id: object) -> None:
        """Light the row whose checks are shown."""
        self.selected = item_id
        self.viewport().update()

    def current_item(self) -> UploadItem | None:
        """The upload the keyboard is on."""
        index = self.currentIndex()
        return index.data(ItemRole) if index.isValid() else None

    def currentChanged(self, current: Index, previous: Index) -> None:
        """The checks follow the keyboard."""
        super().currentChanged(current, previous)
        if current.isValid():
            self.chosen.emit(current.data(ItemRole))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space pauses and resumes, Del cancels or removes, Enter does what is most wanted."""
        item = self.current_item()
        if event.key() == Qt.Key.Key_Escape:
            self.dismissed.emit()
            return
        if item is None:
            super().keyPressEvent(event)
            return
        verbs = verbs_for(item)
        toggles = [verb for verb in verbs if verb in {Verb.PAUSE, Verb.RESUME, Verb.RETRY}]
        ends = [verb for verb in verbs if verb in {Verb.CANCEL, Verb.REMOVE}]
        wanted: list[Verb] = {
            Qt.Key.Key_Space: toggles,
            Qt.Key.Key_Delete: ends,
            Qt.Key.Key_Return: list(verbs),
            Qt.Key.Key_Enter: list(verbs),
        }.get(Qt.Key(event.key()), [])  # type: ignore[assignment]
        if wanted:
            self.acted.emit(item, wanted[0])
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the pointer; it becomes a hand over what can be clicked."""
        index = self.indexAt(event.position().toPoint())
        if index.row() != self._hot_row:
            self._hot_row = index.row()
            self.viewport().update()
        hand = self._verb_at(event.position().toPoint()) is not None
        shape = Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """The pointer went."""
        self._hot_row = -1
        self.viewport().update()
        super().leaveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A painted button does not choose its row; the row already chosen is chosen again."""
        place = event.position().toPoint()
        if self._verb_at(place) is not None:
            return
        before = self.currentIndex()
        super().mousePressEvent(event)
        index = self.indexAt(place)
        left = event.button() == Qt.MouseButton.LeftButton
        if left and index.isValid() and index == before:
            self.chosen.emit(index.data(ItemRole))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on a painted button acts."""
        place = event.position().toPoint()
        verb = self._verb_at(place)
        if verb is not None and event.button() == Qt.MouseButton.LeftButton:
            self.acted.emit(self.indexAt(place).data(ItemRole), verb)
        super().mouseReleaseEvent(event)

    def contextMenuEvent(self, _event: QEvent) -> None:
        """The menu of a row, by mouse or by key."""
        index = self.currentIndex()
        if index.isValid():
            place = self.viewport().mapToGlobal(self.visualRect(index).center())
            self.menu_wanted.emit(index.data(ItemRole), place)

    def viewportEvent(self, event: QEvent) -> bool:
        """Painted buttons have tooltips too."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            verb = self._verb_at(event.pos())
            if verb is not None:
                QToolTip.showText(event.globalPos(), verb_word(verb), self)
                return True
        return bool(super().viewportEvent(event))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Rows, then a ring around the one the keyboard is on."""
        super().paintEvent(event)
        index = self.currentIndex()
        if index.isValid() and wants_ring(self):
            painter = QPainter(self.viewport())
            draw_focus_ring(
                painter, QRectF(self.visualRect(index)).adjusted(0, 0, 0, -1), inset=True
            )

    def _verb_at(self, place: QPoint) -> Verb | None:
        index = self.indexAt(place)
        if not index.isValid():
            return None
        rect = QRectF(self.visualRect(index))
        return cells.spot_at(rect, index.data(ItemRole), place.x(), place.y())
