"""What the log viewer shows: one of the two logs, from a level up, with words in it."""

from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from studio.kit.task_scope import TaskScope
from studio.storage.log_lines import Entry, Level, chosen, entries, tail

STUDIO_LOG, SERVER_LOG = "studio.log", "server.log"
_BYTES = 200_000
"""As much as anybody reads; older lines are in the files."""
_EVERY_MS = 1000


class Which(StrEnum):
    """Whose log is shown."""

    STUDIO = "studio"
    SERVER = "server"


_FILES = {Which.STUDIO: STUDIO_LOG, Which.SERVER: SERVER_LOG}


class Logs(QObject):
    """Reads logs again each second, while somebody looks.

    Args:
        folder: Where they are.
        scope: Runs the reading.
    """

    changed = Signal()

    def __init__(self, folder: Path, scope: TaskScope, parent: QObject) -> None:
        super().__init__(parent)
        self._folder = folder
        self._scope = scope
        self._read: list[Entry] = []
        self._state: tuple[Path, int] | None = None
        self.which = Which.STUDIO
        self.least = Level.INFO
        self.words = ""
        self.entries: list[Entry] = []
        self._again = QTimer(self)
        self._again.setInterval(_EVERY_MS)
        self._again.timeout.connect(self.read)

    @property
    def path(self) -> Path:
        """The file that is shown."""
        return self._folder / _FILES[self.which]

    @property
    def empty(self) -> bool:
        """Whether nothing was logged, as against nothing that was asked for."""
        return not self._read

    def follow(self) -> None:
        """Read now, and again each second."""
        self._again.start()
        self.read()

    def show(self, which: Which) -> None:
        """Show another log."""
        self.which = which
        self.read()

    def choose(self, least: Level, words: str) -> None:
        """Show what matters at least so much and holds the words."""
        self.least, self.words = least, words
        self._choose()

    def read(self) -> None:
        """Read what has come since; nothing is said when that is nothing."""
        if not self._scope.closed:
            self._scope.start(self._look(), name="read the log")

    async def _look(self) -> None:
        path = self.path
        state = (path, await self._scope.run_blocking(_size, path))
        if state == self._state:
            return
        read = await self._scope.run_blocking(lambda: entries(tail(path, _BYTES)))
        if path == self.path:
            self._state, self._read = state, read
            self._choose()

    def _choose(self) -> None:
        self.entries = chosen(self._read, self.least, self.words)
        self.changed.emit()


def _size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0
