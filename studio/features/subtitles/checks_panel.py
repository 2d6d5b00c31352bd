"""The panel of everything that is wrong, with the remedy beside each."""

from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QHBoxLayout, QListView, QStackedWidget, QVBoxLayout

from studio.features.subtitles.checks import Finding
from studio.features.subtitles.track import EditedTrack
from studio.features.subtitles.words import check_icon, check_title, finding_detail, remedy
from studio.ui.buttons import Button
from studio.ui.formatting import number
from studio.ui.icons import draw_icon
from studio.ui.labels import hairline, label
from studio.ui.page import window_surface
from studio.ui.rows import RowDelegate
from studio.ui.text import draw_text
from studio.ui.theme import current_theme
from studio.ui.translated import TranslatedWidget

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
FindingRole = Qt.ItemDataRole.UserRole
_HEIGHT = 76
_PAD = 16
_ICON = 16
_TEXT_LEFT = 40


class FindingList(QAbstractListModel):
    """What is wrong with a track, in the order of its cues, with each cue's row."""

    def __init__(self, track: EditedTrack) -> None:
        super().__init__()
        self._track = track
        self.findings: list[tuple[Finding, int]] = []
        self.refresh()

    def refresh(self) -> None:
        """Look at the track again."""
        found = [
            (finding, row) for row, each in enumerate(self._track.findings) for finding in each
        ]
        if found != self.findings:
            self.beginResetModel()
            self.findings = found
            self.endResetModel()

    def rowCount(self, parent: Index = ROOT) -> int:
        """As many as there are findings."""
        return 0 if parent.isValid() else len(self.findings)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The finding with its row, and the same read out loud."""
        if not index.isValid():
            return None
        finding, row = self.findings[index.row()]
        if role == FindingRole:
            return finding, row
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            said = (check_title(finding.check), finding_detail(finding, row), remedy(finding.check))
            return ", ".join(part for part in said if part)
        return None


class _FindingView(QListView):
    fix_wanted = Signal(object)
    go_wanted = Signal(int)

    def __init__(self, findings: FindingList) -> None:
        super().__init__()
        self._findings = findings
        self.setModel(findings)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(
            RowDelegate(_paint, FindingRole, _HEIGHT, lambda: -1, self._is_lit, self)
        )
        self.selectionModel().currentChanged.connect(lambda now, _old: self._go(now))

    def minimumSizeHint(self) -> QSize:
        """As high as the panel leaves; a row at least."""
        return QSize(0, current_theme().scaled(_HEIGHT))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter puts the current one right."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._fix(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the remedy puts it right; anywhere else it goes to the cue."""
        super().mouseReleaseEvent(event)
        place = event.position().toPoint()
        index = self.indexAt(place)
        if index.isValid():
            low = place.y() > self.visualRect(index).top() + self.visualRect(index).height() * 0.62
            self._fix(index) if low else self._go(index)

    def _is_lit(self, row: tuple[Finding, int]) -> bool:
        current = self.currentIndex()
        return current.isValid() and current.data(FindingRole) == row

    def _go(self, index: QModelIndex) -> None:
        if index.isValid():
            self.go_wanted.emit(index.data(FindingRole)[0].key)

    def _fix(self, index: QModelIndex) -> None:
        if index.isValid():
            finding, _row = index.data(FindingRole)
            if remedy(finding.check):
                self.fix_wanted.emit(finding)


class ChecksPanel(TranslatedWidget):
    """Lists the findings of a track."""

    fix_wanted = Signal(object)
    fix_all_wanted = Signal()
    go_wanted = Signal(int)

    def __init__(self, track: EditedTrack) -> None:
        super().__init__()
        window_surface(self, "card")
        self.findings = FindingList(track)
        self.list = _FindingView(self.findings)
        self.list.setProperty("bare", "true")
        self._title = label("section")
        self._count = label("body", "tertiary")
        self._fix_all = Button()
        self._none = label("body", "secondary", wrap=True)
        self._none.setContentsMargins(_PAD, _PAD, _PAD, _PAD)
        self._none.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._none)
        self._lay_out()
        self.list.fix_wanted.connect(self.fix_wanted)
        self.list.go_wanted.connect(self.go_wanted)
        self._fix_all.clicked.connect(self.fix_all_wanted)
        self.retranslate()

    def refresh(self) -> None:
        """The track changed."""
        self.findings.refresh()
        count = self.findings.rowCount()
        self._count.setText(number(count) if count else "")
        self._fix_all.setVisible(bool(count))
        self._stack.setCurrentWidget(self.list if count else self._none)

    def next_finding(self, after: int) -> None:
        """Go to the next cue that something is wrong with, and from the last to the first.

        Args:
            after: The row of the current cue, or -1.
        """
        rows = [row for _finding, row in self.findings.findings]
        if rows:
            place = next((n for n, row in enumerate(rows) if row > after), 0)
            self.list.setCurrentIndex(self.findings.index(place, 0))
            self.go_wanted.emit(self.findings.findings[place][0].key)

    def retranslate(self) -> None:
        """All words."""
        self._title.setText(self.tr("Checks"))
        self.list.setAccessibleName(self.tr("Checks"))
        self._fix_all.say(self.tr("Fix safe ones"))
        self._none.setText(self.tr("Nothing to mend: every cue is in time and can be read."))
        self.list.viewport().update()
        self.refresh()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(_PAD, 10, 10, 10)
        head.addWidget(self._title)
        head.addSpacing(6)
        head.addWidget(self._count)
        head.addStretch()
        head.addWidget(self._fix_all)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(hairline())
        column.addWidget(self._stack, stretch=1)


def _paint(painter: QPainter, rect: QRectF, row: tuple[Finding, int], _hot: bool) -> None:  # noqa: FBT001
    finding, place = row
    theme = current_theme()
    draw_icon(
        painter,
        QRectF(rect.left() + _PAD, rect.top() + 10, _ICON, _ICON),
        check_icon(finding.check),
        "warn.base",
    )
    left, width = rect.left() + _TEXT_LEFT, rect.width() - _TEXT_LEFT - 8
    lines = (
        (check_title(finding.check), "bodyMedium", "text.primary"),
        (finding_detail(finding, place), "small", "text.tertiary"),
        (remedy(finding.check), "small", "accent.text"),
    )
    top = rect.top() + 8
    for words, role, colour in lines:
        height = theme.line_height(role)
        draw_text(painter, QRectF(left, top, width, height), words, role, colour)
        top += height
