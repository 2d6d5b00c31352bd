"""Tabs with a count beside each name."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QTabBar, QWidget

from studio.ui import formatting
from studio.ui.style import draw_focus_ring
from studio.ui.text import draw_text, text_width
from studio.ui.theme import current_theme

_GAP = 20
_COUNT_GAP = 6


class CountTabs(QTabBar):
    """Saved views over one list. A tab's key is the program's word for it."""

    def __init__(self, keys: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = keys
        self._counts: dict[str, int | None] = dict.fromkeys(keys)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(False)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        for _key in keys:
            self.addTab("")
        current_theme().changed.connect(self._relay)

    @property
    def key(self) -> str:
        """The chosen tab."""
        return self._keys[self.currentIndex()]

    def say(self, names: tuple[str, ...]) -> None:
        """The words, in the order of the keys."""
        for place, name in enumerate(names):
            self.setTabText(place, name)
            self._name_tab(place)

    def set_count(self, key: str, count: int | None) -> None:
        """Show how many are under a tab; None while nobody knows."""
        if self._counts[key] == count:
            return
        self._counts[key] = count
        self._name_tab(self._keys.index(key))
        self._relay()

    def tabSizeHint(self, index: int) -> QSize:
        """As wide as its words and count."""
        theme = current_theme()
        width = text_width(self.tabText(index), "bodyMedium") + _GAP
        count = self._count_text(index)
        if count:
            width += _COUNT_GAP + text_width(count, "small")
        return QSize(int(width) + 1, theme.scaled(theme.tokens.number("layout.tabs")))

    def minimumTabSizeHint(self, index: int) -> QSize:
        """Tabs do not shrink."""
        return self.tabSizeHint(index)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Names, counts, and a line under the chosen one."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for index in range(self.count()):
            self._paint_tab(painter, index)

    def _paint_tab(self, painter: QPainter, index: int) -> None:
        theme = current_theme()
        rect = QRectF(self.tabRect(index)).adjusted(0, 0, -_GAP, 0)
        chosen = index == self.currentIndex()
        colour = "text.primary" if chosen else "text.secondary"
        used = draw_text(painter, rect, self.tabText(index), "bodyMedium", colour, elide="none")
        count = self._count_text(index)
        if count:
            beside = rect.adjusted(used + _COUNT_GAP, 0, _GAP, 0)
            draw_text(painter, beside, count, "small", "text.tertiary", elide="none")
        if chosen:
            line = theme.tokens.number("stroke.selectionBar")
            bar = QRectF(rect.left(), rect.bottom() - line + 1, rect.width(), line)
            painter.fillRect(bar, theme.colour("accent.base"))
            if self.hasFocus() and self.window().testAttribute(
                Qt.WidgetAttribute.WA_KeyboardFocusChange
            ):
                draw_focus_ring(painter, rect.adjusted(-4, 4, 4, -4), inset=True)

    def _count_text(self, index: int) -> str:
        count = self._counts[self._keys[index]]
        return "" if count is None else formatting.number(count)

    def _name_tab(self, place: int) -> None:
        name, count = self.tabText(place), self._count_text(place)
        self.setAccessibleTabName(place, f"{name}, {count}" if count else name)

    def _relay(self) -> None:
        # QTabBar measures its tabs again only when something of a tab changes.
        for place in range(self.count()):
            self.setTabText(place, self.tabText(place))
        self.updateGeometry()
        self.update()
