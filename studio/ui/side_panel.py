"""A page with a panel at its side: beside it in a wide window, over it in a narrow one."""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSplitter, QSplitterHandle, QVBoxLayout, QWidget

from studio.ui.theme import current_theme

_HANDLE = 5
_EDGE = 1


class SidePanel(QWidget):
    """Holds the two.

    Args:
        page: What takes the room.
        panel: Its panel; shown and hidden by :meth:`show_panel`.
    """

    width_chosen = Signal(int)
    """The person has dragged the panel's edge."""
    folded = Signal()
    """It has become a drawer, or a part of the page again."""

    def __init__(self, page: QWidget, panel: QWidget) -> None:
        super().__init__()
        self._panel = panel
        self._drawer = False
        self._shown = False
        tokens = current_theme().tokens
        self._least = tokens.number("layout.inspector.0")
        self._most = tokens.number("layout.inspector.2")
        self._wide = tokens.number("layout.inspector.1")
        self._edge = _Edge(self)
        self._edge.hide()
        self._splitter = _Splitter()
        self._splitter.addWidget(page)
        self._splitter.addWidget(panel)
        self._splitter.setCollapsible(0, False)  # noqa: FBT003 - Qt's
        self._splitter.setCollapsible(1, False)  # noqa: FBT003 - Qt's
        self._splitter.setStretchFactor(0, 1)
        self._splitter.setStretchFactor(1, 0)
        self._splitter.splitterMoved.connect(self._on_moved)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._splitter)
        panel.setMinimumWidth(self._least)
        panel.setMaximumWidth(self._most)
        panel.hide()

    @property
    def drawer(self) -> bool:
        """Whether the panel lies over the page."""
        return self._drawer

    def set_width(self, width: int) -> None:
        """The panel's width as it was left, within the design's bounds."""
        self._wide = min(self._most, max(self._least, width))
        self._fit()

    def show_panel(self, *, shown: bool) -> None:
        """Open or close the panel."""
        if shown != self._shown:
            self._shown = shown
            self._panel.setVisible(shown)
            self._fit()

    def follow_window(self) -> None:
        """Become a drawer or a part of the page, as the window's width asks."""
        least = current_theme().tokens.number("layout.breakpoints.inspectorToDrawer")
        drawer = self.window().width() < least
        if drawer == self._drawer:
            return
        self._drawer = drawer
        if drawer:
            self._panel.setParent(self)
        else:
            self._splitter.addWidget(self._panel)
            self._splitter.setCollapsible(1, False)  # noqa: FBT003 - Qt's
        self._panel.setVisible(self._shown)
        self._fit()
        self.folded.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the panel's width; the page takes the rest."""
        super().resizeEvent(event)
        self.follow_window()
        self._fit()

    def _fit(self) -> None:
        over = self._drawer and self._shown
        self._edge.setVisible(over)
        if over:
            left = self.width() - self._wide
            self._panel.setGeometry(QRect(left, 0, self._wide, self.height()))
            self._edge.setGeometry(QRect(left - _EDGE, 0, _EDGE, self.height()))
            self._panel.raise_()
            self._edge.raise_()
        elif not self._drawer and self._shown:
            rest = max(1, self.width() - self._wide - _HANDLE)
            self._splitter.setSizes([rest, self._wide])

    def _on_moved(self) -> None:
        self._wide = self._panel.width()
        self.width_chosen.emit(self._wide)


class _Edge(QWidget):
    """The line at a drawer's left."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Fill it."""
        QPainter(self).fillRect(self.rect(), current_theme().colour("border.strong"))


class _Splitter(QSplitter):
    """With a hairline for a handle, and room around it to take hold of."""

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setHandleWidth(_HANDLE)

    def createHandle(self) -> QSplitterHandle:  # noqa: N802 - Qt's
        """Ours."""
        return _Handle(self.orientation(), self)


class _Handle(QSplitterHandle):
    """The hairline."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A hairline where the panel begins; the rest belongs to the page."""
        rect = self.rect()
        rect.setLeft(rect.right())
        QPainter(self).fillRect(rect, current_theme().colour("border.default"))
