"""When a draft goes on air: now, at a time, or at the next slot of the release queue."""

from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QDate, QDateTime, QSignalBlocker, QTime, QTimeZone, Signal
from PySide6.QtWidgets import QDateEdit, QHBoxLayout, QLineEdit, QTimeEdit, QVBoxLayout, QWidget

from studio.features.editor.details import moment_of, moment_text
from studio.features.editor.dialogs import ReleaseQueueDialog
from studio.features.editor.releases import Releases
from studio.ui import formatting
from studio.ui.buttons import LinkButton
from studio.ui.labels import label
from studio.ui.switch import Switch
from studio.ui.theme import current_theme
from studio.ui.translated import TranslatedWidget

_TIME_INSET = 8


def zone_name(now: QDateTime) -> str:
    """The creator's time zone, as their language calls it."""
    zone = QTimeZone.systemTimeZone()
    name = zone.displayName(now, QTimeZone.NameType.LongName, formatting.locale())
    return name or zone.id().toStdString()


class ScheduleField(TranslatedWidget):
    """Edits ``publish_at``.

    Args:
        releases: The release queue.
    """

    edited = Signal(object)
    """A moment as the contract writes it, or None."""

    def __init__(self, releases: Releases) -> None:
        super().__init__()
        self._releases = releases
        self._value: str | None = None
        self._name = label("bodyMedium")
        self._note = label("small", "tertiary", wrap=True)
        self.switch = Switch()
        self.day, self.time = QDateEdit(), QTimeEdit()
        self.day.setCalendarPopup(True)
        for line in self.time.findChildren(QLineEdit):
            line.setTextMargins(_TIME_INSET, 0, 0, 0)  # which a stylesheet cannot give it
        self._zone = label("small", "tertiary", wrap=True)
        self._problem = label("small", "danger", wrap=True)
        self.slot, self._queue = LinkButton(), LinkButton()
        self._picker = QWidget()
        self._lay_out()
        self.switch.clicked.connect(self._switch)
        self.day.dateChanged.connect(lambda _day: self._pick())
        self.time.timeChanged.connect(lambda _time: self._pick())
        self.slot.clicked.connect(self._take_slot)
        self._queue.clicked.connect(self._edit_queue)
        releases.changed.connect(self._say_slot)
        self.retranslate()

    def retranslate(self) -> None:
        """All words."""
        self._name.setText(self.tr("Publish later"))
        self._note.setText(self.tr("Nobody else sees it before."))
        self.switch.setAccessibleName(self._name.text())
        self.day.setAccessibleName(self.tr("Day"))
        self.time.setAccessibleName(self.tr("Time"))
        self._queue.say(self.tr("Release queue…"))
        with QSignalBlocker(self.day), QSignalBlocker(self.time):
            for edit, form in ((self.day, "d MMM yyyy"), (self.time, "HH:mm")):
                edit.setLocale(formatting.locale())
                edit.setDisplayFormat(form)
        self._say_slot()
        self.show_value(self._value, "")

    def show_value(self, value: str | None, problem: str) -> None:
        """Show when it goes on air."""
        self._value = value
        self.switch.setChecked(value is not None)
        self._picker.setVisible(value is not None)
        moment = moment_of(value)
        if moment is not None:
            local = QDateTime.fromSecsSinceEpoch(int(moment.timestamp()))
            with QSignalBlocker(self.day), QSignalBlocker(self.time):
                self.day.setDate(local.date())
                self.time.setTime(local.time())
            self._zone.setText(zone_name(local))
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))

    def _switch(self) -> None:
        if not self.switch.isChecked():
            self.edited.emit(None)
            return
        tomorrow = datetime.now(UTC) + timedelta(days=1)
        moment = self._releases.slot or tomorrow.replace(minute=0, second=0, microsecond=0)
        self.edited.emit(moment_text(moment))

    def _pick(self) -> None:
        local = QDateTime(self.day.date(), self.time.time())
        self.edited.emit(moment_text(datetime.fromtimestamp(local.toSecsSinceEpoch(), UTC)))

    def _take_slot(self) -> None:
        slot = self._releases.slot
        if slot is not None:
            self.edited.emit(moment_text(slot))

    def _say_slot(self) -> None:
        slot = self._releases.slot
        self.slot.setVisible(slot is not None)
        if slot is not None:
            local = QDateTime.fromSecsSinceEpoch(int(slot.timestamp()))
            near = formatting.locale().toString(local, "ddd d MMM, HH:mm")
            self.slot.say(self.tr("Next slot: %1").replace("%1", near))

    def _edit_queue(self) -> None:
        dialog = ReleaseQueueDialog(self._releases.queue, self)
        dialog.chosen.connect(self._releases.set_queue)
        dialog.open()

    def _lay_out(self) -> None:
        gap = current_theme().tokens.number("space.2")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._name)
        words.addWidget(self._note)
        top = QHBoxLayout()
        top.addLayout(words, stretch=1)
        top.addWidget(self.switch)
        when = QHBoxLayout()
        when.setSpacing(gap)
        when.addWidget(self.day, stretch=3)
        when.addWidget(self.time, stretch=2)
        inside = QVBoxLayout(self._picker)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(gap)
        inside.addLayout(when)
        for widget in (self._problem, self._zone):
            inside.addWidget(widget)
        inside.addWidget(self.slot)
        inside.addWidget(self._queue)
        self.day.setDate(QDate.currentDate())
        self.time.setTime(QTime.currentTime())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(gap)
        column.addLayout(top)
        column.addWidget(self._picker)
