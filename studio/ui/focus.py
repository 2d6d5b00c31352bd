"""The ring around whatever has the keyboard."""

import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFocusFrame,
    QLineEdit,
    QMenu,
    QMenuBar,
    QPlainTextEdit,
    QWidget,
)

_TEXT_FIELDS = (QLineEdit, QPlainTextEdit)
_DRAW_THEIR_OWN = (QAbstractItemView, QMenu, QMenuBar)


class FocusRing(QObject):
    """Moves one :class:`QFocusFrame` to the focused widget.

    Keyboard focus always shows it; a mouse click shows it in text fields only. Lists draw
    their own ring inside the current row.
    """

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._frame = QFocusFrame()
        self._app = app
        app.focusChanged.connect(self._on_focus)

    @property
    def framed(self) -> QWidget | None:
        """The widget that wears the ring now."""
        return self._frame.widget() if shiboken6.isValid(self._frame) else None

    def _on_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        if not shiboken6.isValid(self._frame):
            # The frame lives beside what it frames, and went with it.
            self._frame = QFocusFrame()
        self._frame.setWidget(new if new is not None and self._wanted(new) else None)  # type: ignore[arg-type]

    def _wanted(self, widget: QWidget) -> bool:
        if isinstance(widget, _DRAW_THEIR_OWN) or widget.property("bare"):
            return False
        if isinstance(widget, _TEXT_FIELDS):
            return True
        by_mouse = bool(self._app.mouseButtons().value)
        return not by_mouse and widget.focusPolicy().value > 0
