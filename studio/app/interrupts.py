"""Ctrl-C in the terminal, and a polite end by the system, close the window like a person would."""

import signal
import socket
from collections.abc import Callable

from PySide6.QtCore import QObject, QSocketNotifier


class Interrupts(QObject):
    """Calls ``end`` when SIGINT or SIGTERM comes.

    Python runs its signal handlers only between two steps of Python, and Qt's loop may sleep
    for long without any: a byte on a socket wakes it (see ``signal.set_wakeup_fd``).
    """

    def __init__(self, end: Callable[[], object]) -> None:
        super().__init__()
        self._ours, self._theirs = socket.socketpair()
        for side in (self._ours, self._theirs):
            side.setblocking(False)  # noqa: FBT003 - the library's signature
        self._old_fd = signal.set_wakeup_fd(self._theirs.fileno(), warn_on_full_buffer=False)
        self._notifier = QSocketNotifier(self._ours.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(lambda *_: self._ours.recv(64))
        wanted = (signal.SIGINT, signal.SIGTERM)
        self._old = {sign: signal.signal(sign, lambda *_: end()) for sign in wanted}

    def close(self) -> None:
        """Give the signals back."""
        self._notifier.setEnabled(False)
        for sign, handler in self._old.items():
            signal.signal(sign, handler)
        signal.set_wakeup_fd(self._old_fd)
        self._ours.close()
        self._theirs.close()
