"""Painting pages before they are seen, so that going to one for the first time does not stall.

What a widget's first picture costs (its style, the shaping of its words, the drawing of letters
that were not drawn yet) is more than half of what a page takes when it is first shown. Paid in
small pieces, while the person looks at another page, nobody notices it.
"""

import shiboken6
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QWidget

_WORDED = (QLabel, QAbstractButton, QLineEdit, QComboBox)
"""What shows words and can be painted anywhere: Qt's handles and viewports need their place."""


class Warming(QObject):
    """Paints what shows words, one part each time the event loop has nothing else to do.

    Args:
        pages: Parent of everything to be painted; the work ends with it.
    """

    def __init__(self, pages: QWidget) -> None:
        super().__init__(pages)
        self._parts = [part for part in pages.findChildren(QWidget) if isinstance(part, _WORDED)]
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._paint_next)
        self._timer.start()

    @property
    def done(self) -> bool:
        """Whether all of it was painted."""
        return not self._parts

    def _paint_next(self) -> None:
        while self._parts:
            part = self._parts.pop()
            if shiboken6.isValid(part) and not part.isVisible():
                part.grab()
                return
        self._timer.stop()
