"""How the parts of the subtitle editor share the page."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from studio.features.subtitles.checks_panel import ChecksPanel
from studio.features.subtitles.cue_editor import CueEditor
from studio.features.subtitles.cue_list import CueListView
from studio.features.subtitles.timeline import Timeline
from studio.ui.labels import hairline
from studio.ui.theme import current_theme

_EDITOR = (372, 464)
"""Least and most pixels at text size 1; a third of the page between them."""
_WIDEST = 0.42
"""Of the page's width, that the cue takes from the table at most."""
_PICTURE, _LOW_PICTURE = 0.34, 0.18
"""Most of the page's height that the picture takes, alone and with the checks below."""
_THREE_COLUMNS = 1200
"""Pixels at text size 1 from which the checks have a column of their own."""


class Desk(QWidget):
    """The cue with its film, the table and the checks side by side, and the timeline below.

    Args:
        editor: Changes one cue.
        table: All cues.
        checks: What is wrong with them.
        timeline: When they are.
        saved: Says where what was typed is.
    """

    def __init__(
        self,
        editor: CueEditor,
        table: CueListView,
        checks: ChecksPanel,
        timeline: Timeline,
        saved: QLabel,
    ) -> None:
        super().__init__()
        self._editor, self._list, self._checks = editor, table, checks
        self._timeline, self._saved = timeline, saved
        self._left_area = QScrollArea()
        self._lay_out()

    def fit(self, page: QSize) -> None:
        """Share the room of a page out; where there is little, checks stand under the cue."""
        theme = current_theme()
        least, most = (theme.scaled(width) for width in _EDITOR)
        widest = round(page.width() * _WIDEST)
        width = min(widest, max(least, min(most, page.width() // 3)))
        self._left_area.setFixedWidth(width)
        wide = page.width() >= theme.scaled(_THREE_COLUMNS)
        self._editor.set_width(width, round(page.height() * (_PICTURE if wide else _LOW_PICTURE)))
        if wide and self._upper.indexOf(self._checks) < 0:
            self._left.removeWidget(self._checks)
            self._upper.addWidget(self._checks)
        elif not wide and self._left.indexOf(self._checks) < 0:
            self._upper.removeWidget(self._checks)
            self._left.addWidget(self._checks, stretch=1)
        side = theme.scaled(theme.tokens.number("layout.subtitle.issues"))
        self._checks.setFixedWidth(side if wide else self._editor.width())

    def _lay_out(self) -> None:
        column_left = QWidget()
        self._left = QVBoxLayout(column_left)
        self._left.setContentsMargins(0, 0, 0, 0)
        self._left.setSpacing(0)
        self._left.addWidget(self._editor, stretch=1)
        # Large text in a small window is higher than the page.
        self._left_area.setWidgetResizable(True)
        self._left_area.setFrameShape(QFrame.Shape.NoFrame)
        self._left_area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._left_area.setWidget(column_left)
        self._upper = QHBoxLayout()
        self._upper.setSpacing(0)
        self._upper.addWidget(self._left_area)
        self._upper.addWidget(hairline("vertical"))
        self._upper.addWidget(self._list, stretch=1)
        self._upper.addWidget(hairline("vertical"))
        below = QHBoxLayout()
        below.setContentsMargins(12, 4, 12, 4)
        below.addWidget(self._saved)
        below.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._upper, stretch=1)
        column.addWidget(hairline())
        column.addLayout(below)
        column.addWidget(self._timeline)
