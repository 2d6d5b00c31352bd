"""``Ctrl+K``: every command and every loaded video, by a few letters of its name."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QListView, QVBoxLayout, QWidget

from studio.ui.icons import draw_icon
from studio.ui.labels import IconLabel, hairline, label
from studio.ui.rows import RowDelegate
from studio.ui.shadow import SHADOW_MARGIN, draw_shadow
from studio.ui.text import draw_text
from studio.ui.theme import current_theme
from studio.ui.translated import TranslatedDialog

Index = QModelIndex | QPersistentModelIndex
EntryRole = Qt.ItemDataRole.UserRole
_MOST = 9
_TOP = 84


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that can be chosen."""

    icon: str
    text: str
    note: str
    run: Callable[[], None]


def rank(entries: list[Entry], typed: str) -> list[Entry]:
    """The entries that hold every typed word, those that begin with one first."""
    words = typed.casefold().split()
    found = [entry for entry in entries if all(word in entry.text.casefold() for word in words)]
    if words:
        found.sort(key=lambda entry: not entry.text.casefold().startswith(words[0]))
    return found[:_MOST]


class _Entries(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.rows: list[Entry] = []

    def show_rows(self, rows: list[Entry]) -> None:
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        entry = self.rows[index.row()]
        if role == EntryRole:
            return entry
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.DisplayRole}:
            return f"{entry.text}, {entry.note}" if entry.note else entry.text
        return None


class Palette(TranslatedDialog):
    """Opens over the window; Enter runs what is marked."""

    def __init__(self, parent: QWidget, entries: list[Entry]) -> None:
        super().__init__(parent, Qt.WindowType.FramelessWindowHint | Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._entries = entries
        self._model = _Entries()
        self._edit = QLineEdit()
        self._edit.setProperty("bare", "true")
        self._list = QListView()
        self._none = label("body", "tertiary")
        self._list.setModel(self._model)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setUniformItemSizes(True)
        self._list.setItemDelegate(
            RowDelegate(
                self._paint_entry,
                EntryRole,
                current_theme().tokens.number("row.paletteItem"),
                lambda: -1,
                lambda _entry: False,
                self._list,
            )
        )
        self._list.clicked.connect(lambda index: self._run(index.row()))
        self._edit.textChanged.connect(self._search)
        self._lay_out()
        self.retranslate()
        self._search("")

    def retranslate(self) -> None:
        """All words."""
        self._edit.setPlaceholderText(self.tr("Search videos, or type a command"))
        self._edit.setAccessibleName(self._edit.placeholderText())
        self._none.setText(self.tr("Nothing has that name."))
        self._list.setAccessibleName(self.tr("Matches"))

    def open_over(self, window: QWidget) -> None:
        """Stand in the upper middle of a window."""
        width = current_theme().tokens.number("layout.palette") + 2 * SHADOW_MARGIN
        self.setFixedWidth(min(width, window.width()))
        self.adjustSize()
        corner = window.mapToGlobal(window.rect().topLeft())
        self.move(corner.x() + (window.width() - self.width()) // 2, corner.y() + _TOP)
        self.show()
        self._edit.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move the mark, Enter runs, Escape closes."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step is not None and self._model.rows:
            row = (self._list.currentIndex().row() + step) % len(self._model.rows)
            self._list.setCurrentIndex(self._model.index(row))
            self._list.viewport().update()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._run(self._list.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A floating card."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        margin = SHADOW_MARGIN
        card = QRectF(self.rect()).adjusted(margin, margin, -margin, -margin)
        radius = theme.tokens.number("radius.dialog")
        draw_shadow(painter, card, radius)
        painter.setPen(QPen(theme.colour("border.controlRest"), 1))
        painter.setBrush(theme.colour("surface.popover"))
        painter.drawRoundedRect(card.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)

    def _search(self, typed: str) -> None:
        rows = rank(self._entries, typed)
        self._model.show_rows(rows)
        height = current_theme().scaled(current_theme().tokens.number("row.paletteItem"))
        self._list.setFixedHeight(height * len(rows))
        self._list.setVisible(bool(rows))
        self._none.setVisible(not rows)
        if rows:
            self._list.setCurrentIndex(self._model.index(0))
        self.adjustSize()

    def _run(self, row: int) -> None:
        if 0 <= row < len(self._model.rows):
            entry = self._model.rows[row]
            self.close()
            entry.run()

    def _paint_entry(self, painter: QPainter, rect: QRectF, entry: Entry, _hot: bool) -> None:  # noqa: FBT001
        theme = current_theme()
        row = self._list.currentIndex().row()
        marked = 0 <= row < len(self._model.rows) and self._model.rows[row] is entry
        painter.fillRect(rect, theme.colour("surface.popover"))
        if marked:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("surface.pressed"))
            painter.drawRoundedRect(rect.adjusted(2, 1, -2, -1), 6, 6)
        tint = "accent.text" if marked else "text.tertiary"
        draw_icon(
            painter, QRectF(rect.left() + 14, rect.center().y() - 8, 16, 16), entry.icon, tint
        )
        area = rect.adjusted(42, 0, -14, 0)
        right = Qt.AlignmentFlag.AlignRight
        used = draw_text(painter, area, entry.note, "small", "text.tertiary", align=right)
        draw_text(painter, area.adjusted(0, 0, -used - 12, 0), entry.text, "body", "text.primary")

    def _lay_out(self) -> None:
        margin = SHADOW_MARGIN
        column = QVBoxLayout(self)
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(0)
        head = QFrame()
        head.setFixedHeight(current_theme().scaled(48))
        row = QHBoxLayout(head)
        row.setContentsMargins(18, 0, 18, 0)
        row.setSpacing(10)
        row.addWidget(IconLabel("search", "text.secondary"))
        row.addWidget(self._edit)
        column.addWidget(head)
        column.addWidget(hairline())
        body = QVBoxLayout()
        body.setContentsMargins(6, 6, 6, 6)
        body.addWidget(self._list)
        body.addWidget(self._none, alignment=Qt.AlignmentFlag.AlignHCenter)
        column.addLayout(body)
