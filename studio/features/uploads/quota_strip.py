"""What the channel may upload, in four figures."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from server.contract.channels import QuotaOut
from studio.ui import formatting
from studio.ui.labels import hairline, label
from studio.ui.theme import current_theme
from studio.ui.translated import TranslatedWidget


class _Figure(QWidget):
    """A caption, and a large figure with a small note beside it."""

    def __init__(self) -> None:
        super().__init__()
        self.caption = label("small", "secondary")
        self.value = label("title")
        self.note = label("small", "tertiary")
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 10, 20, 10)
        column.setSpacing(2)
        column.addWidget(self.caption)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.value)
        row.addWidget(self.note)
        row.addStretch()
        column.addLayout(row)

    def say(self, caption: str, value: str, note: str = "") -> None:
        """Set the words."""
        self.caption.setText(caption)
        self.value.setText(value)
        self.note.setText(note)


class QuotaStrip(TranslatedWidget):
    """Uploads this week, longest, largest, and the server's space."""

    def __init__(self) -> None:
        super().__init__()
        self._quota: QuotaOut | None = None
        self._owed = 0
        self._week, self._longest, self._largest = _Figure(), _Figure(), _Figure()
        self._space = label("small", "secondary")
        self._space_note = label("small", "tertiary")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        frame = QFrame()
        frame.setProperty("panel", "card")
        row = QHBoxLayout(frame)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for figure in (self._week, self._longest, self._largest):
            row.addWidget(figure, stretch=2)
            row.addWidget(hairline("vertical"))
        row.addWidget(self._space_part(), stretch=3)
        outer = QVBoxLayout(self)
        gutter = current_theme().tokens.number("space.pageGutter")
        outer.setContentsMargins(gutter, 0, gutter, 12)
        outer.addWidget(frame)
        self.retranslate()

    def show_quota(self, quota: QuotaOut | None, owed_bytes: int) -> None:
        """Show what the server told; dashes before it has."""
        if (quota, owed_bytes) != (self._quota, self._owed):
            self._quota, self._owed = quota, owed_bytes
            self.retranslate()

    def retranslate(self) -> None:
        """All words and figures."""
        quota = self._quota
        dash = "–"
        week, note = dash, ""
        if quota is not None:
            week = formatting.number(quota.videos_this_week)
            most = quota.max_videos_per_week
            note = (
                self.tr("no weekly limit")
                if most is None
                else self.tr("of %Ln", "as in 3 of 10", most)
            )
        self._week.say(self.tr("Uploads this week"), week, note)
        longest = dash if quota is None else formatting.length_limit(quota.max_duration_seconds)
        self._longest.say(self.tr("Longest allowed"), longest)
        largest = dash if quota is None else formatting.size(quota.max_file_bytes)
        self._largest.say(self.tr("Largest allowed"), largest)
        self._space.setText(self.tr("Space on this server"))
        self._say_space()

    def _say_space(self) -> None:
        quota = self._quota
        if quota is None:
            self._space_note.setText("")
            self._bar.setValue(0)
            return
        text = self.tr("%1 free").replace("%1", formatting.size(quota.free_bytes))
        if self._owed:
            queue = self.tr("queue adds %1").replace("%1", formatting.size(self._owed))
            text = f"{text}, {queue}"
        self._space_note.setText(text)
        total = max(1, quota.total_bytes)
        self._bar.setValue(round(100 * (total - quota.free_bytes) / total))
        self._bar.setAccessibleName(text)

    def _space_part(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(20, 10, 20, 10)
        column.setSpacing(8)
        row = QHBoxLayout()
        row.addWidget(self._space)
        row.addStretch()
        row.addWidget(self._space_note)
        column.addLayout(row)
        column.addWidget(self._bar)
        column.addStretch()
        return holder
