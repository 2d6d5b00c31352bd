"""The ring around whatever has the keyboard."""

from collections.abc import Sequence

import shiboken6
from PySide6.QtCore import QObject, Qt
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


def go_to_next(panes: Sequence[QWidget], *, backwards: bool = False) -> None:
    """Move the keyboard to the next part of a window, in the order given, round and round.

    Args:
        panes: The parts; hidden ones and those with nothing to focus are passed over.
        backwards: Go the other way.
    """
    focused = QApplication.focusWidget()
    held = [n for n, pane in enumerate(panes) if _holds(pane, focused)]
    count = len(panes)
    step = -1 if backwards else 1
    start = held[0] if held else (0 if backwards else -1)
    for offset in range(1, count + 1):
        target = _first_stop(panes[(start + step * offset) % count])
        if target is not None:
            target.setFocus(Qt.FocusReason.TabFocusReason)
            return


def _holds(pane: QWidget, widget: QWidget | None) -> bool:
    return widget is not None and (widget is pane or pane.isAncestorOf(widget))


def _first_stop(pane: QWidget) -> QWidget | None:
    """The first widget of a part that the Tab key would stop at."""
    if not pane.isVisible():
        return None
    stops = [pane, *pane.findChildren(QWidget)]
    return next((stop for stop in stops if _takes_tab(stop)), None)


def _takes_tab(widget: QWidget) -> bool:
    tab = bool(widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value)
    return tab and widget.isVisible() and widget.isEnabled()
