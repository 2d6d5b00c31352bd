"""A list to choose one thing from."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QStyledItemDelegate

from studio.ui.icons import draw_icon

_ARROW = 16
_RIGHT = 9


class Choice(QComboBox):
    """A combo box with our own arrow, which a stylesheet cannot tint."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        # Without a delegate of this kind the stylesheet does not reach the list's entries.
        self.setItemDelegate(QStyledItemDelegate(self))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The field, then the arrow."""
        super().paintEvent(event)
        painter = QPainter(self)
        area = QRectF(self.width() - _ARROW - _RIGHT, 0, _ARROW, self.height())
        draw_icon(painter, area, "chevron-down", "text.tertiary")
