"""Python's garbage is collected on Qt's thread alone.

The interpreter collects cycles in whichever thread happens to allocate, so a window or view
model that went out of use could be destroyed by a worker that reads a file; its timers belong
to Qt's thread and cannot be stopped from there, which crashes. Parents for every object would
have to be remembered at every new one; here it cannot happen.
"""

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 1000


class Collecting(QObject):
    """Turns the automatic collection off and does it from Qt's event loop instead."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._thresholds = gc.get_threshold()
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    def collect(self) -> None:
        """Collect the generations that the interpreter would have collected by now."""
        due = [
            generation
            for generation, (count, most) in enumerate(
                zip(gc.get_count(), self._thresholds, strict=True)
            )
            if count > most > 0
        ]
        if due:
            gc.collect(max(due))
