"""Dialogs with an edge: a border, and the window behind them dimmed under their shadow."""

import shiboken6
from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import (
    QHideEvent,
    QMoveEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QWidget

from studio.ui.shadow import draw_shadow
from studio.ui.theme import current_theme
from studio.ui.translated import TranslatedDialog

_VAST = 1 << 14
"""Wider and higher than any window, so that nobody has to follow the window's size."""


class Scrim(QWidget):
    """Dims a window while a dialog is open over it, and holds the dialog's shadow.

    Args:
        window: What is dimmed.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._card = QRect()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setGeometry(0, 0, _VAST, _VAST)
        self.show()
        self.raise_()

    def hold(self, place: QRect) -> None:
        """Where the dialog stands, on the screen."""
        self._card = QRect(self.mapFromGlobal(place.topLeft()), place.size())
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Dim, then the shadow."""
        theme = current_theme()
        painter = QPainter(self)
        painter.fillRect(event.rect(), theme.colour("scrim"))
        draw_shadow(painter, QRectF(self._card), theme.tokens.number("radius.dialog"))


class EdgedDialog(TranslatedDialog):
    """A dialog that can be told from the window that it stands over, in every theme."""

    _scrim: Scrim | None = None

    def showEvent(self, event: QShowEvent) -> None:
        """Dim what is behind."""
        super().showEvent(event)
        parent = self.parentWidget()
        if parent is not None and self.isModal() and self._scrim is None:
            self._scrim = Scrim(parent.window())
            self._hold()

    def moveEvent(self, event: QMoveEvent) -> None:
        """The shadow comes along."""
        super().moveEvent(event)
        self._hold()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The shadow grows along."""
        super().resizeEvent(event)
        self._hold()

    def hideEvent(self, event: QHideEvent) -> None:
        """What was behind is in front again."""
        super().hideEvent(event)
        scrim, self._scrim = self._scrim, None
        if scrim is not None and shiboken6.isValid(scrim):
            scrim.hide()
            scrim.deleteLater()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The border, which a stylesheet cannot give a dialog."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(QPen(current_theme().colour("border.controlRest"), 1))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def _hold(self) -> None:
        if self._scrim is not None and shiboken6.isValid(self._scrim):
            self._scrim.hold(QRect(self.mapToGlobal(QPoint(0, 0)), self.size()))
