"""Rows of lists: ground, separator and focus ring, with the cell painted by its feature."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from studio.ui.theme import current_theme

CellPainter = Callable[[QPainter, QRectF, Any, bool], None]
"""Paints one cell: painter, the cell's rectangle, the row's object, whether the row is hot."""


class RowDelegate(QStyledItemDelegate):
    """Paints the ground of a row and hands the rest to a :data:`CellPainter`.

    Args:
        paint: Paints the cell.
        role: Gives the row's object.
        height: Pixels of a row at text scale 1.
        hot_row: The row under the pointer, or -1.
        lit: Whether a row is selected.
    """

    def __init__(
        self,
        paint: CellPainter,
        role: int,
        height: int,
        hot_row: Callable[[], int],
        lit: Callable[[Any], bool],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._paint = paint
        self._role = role
        self._height = height
        self._hot_row = hot_row
        self._lit = lit

    def sizeHint(
        self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Every row has one height, so that ten thousand need no measuring."""
        return QSize(option.rect.width(), current_theme().scaled(self._height))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Ground, cell, separator."""
        row = index.data(self._role)
        if row is None:
            return
        theme = current_theme()
        hot = index.row() == self._hot_row()
        rect = QRectF(option.rect)
        lit = self._lit(row)
        ground = (
            ("surface.selectedHover" if hot else "surface.selected")
            if lit
            else ("surface.hover" if hot else "")
        )
        painter.save()
        if ground:
            painter.fillRect(rect, theme.colour(ground))
        painter.fillRect(
            QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1),
            theme.colour("border.subtle"),
        )
        painter.setClipRect(rect)
        self._paint(painter, rect, row, hot)
        painter.restore()


def wants_ring(view: QWidget) -> bool:
    """Whether a list shows where the keyboard stands."""
    keyboard = view.window().testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
    return view.hasFocus() and keyboard


def state_of(check: Qt.CheckState) -> QStyle.StateFlag:
    """The style's words for a check box."""
    enabled = QStyle.StateFlag.State_Enabled
    if check == Qt.CheckState.Checked:
        return enabled | QStyle.StateFlag.State_On
    if check == Qt.CheckState.PartiallyChecked:
        return enabled | QStyle.StateFlag.State_NoChange
    return enabled | QStyle.StateFlag.State_Off
