"""One studio per data folder: two of them would both drive the same upload queue.

The lock is the kernel's, on a file of the folder, so that it ends with its process however that
ends. Only its holder listens for later starts, which ask it to show its window and then end.
"""

import hashlib
import sys
from pathlib import Path

from PySide6.QtCore import QObject, QThread, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_ANSWER = b"shown\n"
_ATTEMPT_MS = 250
_ATTEMPTS = 20
"""The first studio listens before its window is shown, but Qt itself takes a moment to load."""


class OnlyOne(QObject):
    """The place of the one studio of a folder.

    Args:
        folder: The data folder.
    """

    show_wanted = Signal()
    """A later start asks for the window of this one."""

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        name = hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:24]
        self._name = f"chitra-studio-{name}"
        self._file = (folder / "studio.lock").open("ab")
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_call)

    def take(self) -> bool:
        """Take the place. Returns whether it was free."""
        if not _lock(self._file.fileno()):
            return False
        # Whoever listened under this name before has died without tidying up.
        QLocalServer.removeServer(self._name)
        self._server.listen(self._name)
        return True

    def call_other(self) -> bool:
        """Ask the studio that has the place to show its window; blocks for 5 s at most.

        Returns:
            Whether it answered.
        """
        for _ in range(_ATTEMPTS):
            line = QLocalSocket()
            line.connectToServer(self._name)
            if line.waitForConnected(_ATTEMPT_MS) and line.waitForReadyRead(_ATTEMPT_MS):
                return line.readAll().data() == _ANSWER
            QThread.msleep(_ATTEMPT_MS)
        return False

    def leave(self) -> None:
        """Give the place to others."""
        self._server.close()
        self._file.close()

    def _on_call(self) -> None:
        while (line := self._server.nextPendingConnection()) is not None:
            line.disconnected.connect(line.deleteLater)
            self.show_wanted.emit()
            line.write(_ANSWER)
            line.flush()
            line.disconnectFromServer()


if sys.platform == "win32":

    def _lock(descriptor: int) -> bool:
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:

    def _lock(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
