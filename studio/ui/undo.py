"""An action that waits a few seconds so that it can be taken back."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal


class HeldAction(QObject):
    """Runs ``action`` once its time is up, unless it is undone first.

    Args:
        text: What has happened, as the person is told.
        action: What makes it true.
        undo: What puts things back as they were.
        hold_ms: Milliseconds to wait.
    """

    settled = Signal()
    """It ran or was undone: there is nothing left to take back."""

    def __init__(
        self,
        text: str,
        action: Callable[[], None],
        undo: Callable[[], None],
        hold_ms: int,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.text = text
        self._action: Callable[[], None] | None = action
        self._undo = undo
        self._hold_ms = hold_ms
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(hold_ms)
        self._timer.timeout.connect(self.run_now)
        self._remaining = hold_ms
        self.resume()

    @property
    def pending(self) -> bool:
        """Whether it can still be undone."""
        return self._action is not None

    @property
    def fraction_left(self) -> float:
        """1 when it begins, 0 when it runs."""
        left = self._timer.remainingTime() if self._timer.isActive() else self._remaining
        return max(0.0, left / self._hold_ms) if self.pending else 0.0

    def pause(self) -> None:
        """Stop the clock while someone is reading."""
        if self._timer.isActive():
            self._remaining = max(0, self._timer.remainingTime())
            self._timer.stop()

    def resume(self) -> None:
        """Let the clock run again."""
        if self.pending and not self._timer.isActive():
            self._timer.start(self._remaining)

    def run_now(self) -> None:
        """Make it true now: time is up, the next action came, or the window closes."""
        action, self._action = self._action, None
        self._timer.stop()
        if action is not None:
            action()
            self.settled.emit()

    def undo(self) -> None:
        """Take it back."""
        if self._action is None:
            return
        self._action = None
        self._timer.stop()
        self._undo()
        self.settled.emit()
