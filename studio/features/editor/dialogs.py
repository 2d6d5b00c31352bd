"""The dialog of the release queue."""

from datetime import time

from PySide6.QtCore import Qt, QTime, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QTimeEdit, QWidget

from studio.features.editor.slots import ReleaseQueue
from studio.ui import formatting
from studio.ui.labelled import Labelled
from studio.ui.step_dialog import StepDialog

_COLUMNS = 2


class ReleaseQueueDialog(StepDialog):
    """On which days of the week, and at what time.

    Args:
        queue: As it is.
        parent: Whose dialog it is.
    """

    chosen = Signal(object)
    """The :class:`ReleaseQueue` from now on."""

    def __init__(self, queue: ReleaseQueue, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.days = [QCheckBox() for _ in range(7)]
        for number, box in enumerate(self.days):
            box.setChecked(number in queue.days)
        self.time = QTimeEdit(QTime(queue.at.hour, queue.at.minute))
        self._at = Labelled(self.time)
        grid = QGridLayout()
        for number, box in enumerate(self.days):
            grid.addWidget(box, number // _COLUMNS, number % _COLUMNS)
        self.body.addLayout(grid)
        self.body.addWidget(self._at)
        self.go.clicked.connect(self._take)
        self.retranslate()

    @property
    def queue(self) -> ReleaseQueue:
        """What is chosen."""
        days = frozenset(n for n, box in enumerate(self.days) if box.isChecked())
        at = self.time.time()
        return ReleaseQueue(days, time(at.hour(), at.minute()))

    def retranslate(self) -> None:
        """All words."""
        self.heading.setText(self.tr("Release queue"))
        self.setWindowTitle(self.heading.text())
        self.note.setText(self.tr("Each video takes the next of these slots that no other has."))
        for number, box in enumerate(self.days):
            box.setText(formatting.locale().standaloneDayName(number + 1))
        self._at.say(self.tr("Time"))
        self.time.setLocale(formatting.locale())
        self.time.setDisplayFormat("HH:mm")
        self.cancel.say(self.tr("Cancel"))
        self.go.say(self.tr("Save"))

    def _take(self) -> None:
        self.chosen.emit(self.queue)
        self.accept()
