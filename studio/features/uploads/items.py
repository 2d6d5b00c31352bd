"""The upload queue as Qt's item views read it."""

from collections.abc import Callable, Iterable
from typing import Any
from uuid import UUID

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from studio.features.uploads.state import UploadItem

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
ItemRole = Qt.ItemDataRole.UserRole
"""The whole :class:`UploadItem` of a row."""


class UploadList(QAbstractListModel):
    """Uploads in the queue's order.

    Args:
        sentence: One row read out loud.
    """

    def __init__(self, sentence: Callable[[UploadItem], str]) -> None:
        super().__init__()
        self._rows: list[UploadItem] = []
        self._sentence = sentence

    @property
    def items(self) -> list[UploadItem]:
        """The rows."""
        return list(self._rows)

    def item(self, item_id: UUID) -> UploadItem | None:
        """A row by its id."""
        return next((item for item in self._rows if item.id == item_id), None)

    def row_of(self, item_id: UUID) -> int:
        """The row of an upload, or -1."""
        return next((n for n, item in enumerate(self._rows) if item.id == item_id), -1)

    def replace(self, items: Iterable[UploadItem]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows = list(items)
        self.endResetModel()

    def put(self, item: UploadItem) -> None:
        """Bring a row up to date, or add it at the end."""
        row = self.row_of(item.id)
        if row >= 0:
            self._rows[row] = item
            self.dataChanged.emit(self.index(row), self.index(row))
            return
        self.beginInsertRows(ROOT, len(self._rows), len(self._rows))
        self._rows.append(item)
        self.endInsertRows()

    def remove(self, item_id: UUID) -> None:
        """Take a row out."""
        row = self.row_of(item_id)
        if row >= 0:
            self.beginRemoveRows(ROOT, row, row)
            del self._rows[row]
            self.endRemoveRows()

    def rowCount(self, parent: Index = ROOT) -> int:
        """How many uploads are listed."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Each row gives its upload; the delegate reads what it paints from it."""
        if not index.isValid():
            return None
        item = self._rows[index.row()]
        if role == ItemRole:
            return item
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            return self._sentence(item)
        return None

    def say_again(self) -> None:
        """The language changed: rows are to be read again."""
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))
