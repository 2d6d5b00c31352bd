"""The state of the card of copies: everything about the account, in a file."""

import asyncio
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal

from server.contract.account import ExportOut, ExportState
from server.contract.errors import ErrorCode
from studio.features.identity.belongings import Belongings
from studio.features.identity.security import SecurityViewModel
from studio.kit.errors import StudioError
from studio.kit.task_scope import TaskScope
from studio.ui.problems import sentence_of

_LOOK_AGAIN_MS = 5000
"""Between two looks at a copy that is being made."""


@dataclass(frozen=True, slots=True)
class Fetching:
    """A copy on its way to a file.

    Attributes:
        export: Which.
        done: Bytes that have come.
        total: All there are, if that is known.
    """

    export: UUID
    done: int
    total: int | None


class ExportsViewModel(QObject):
    """Asks for copies, and fetches them.

    Args:
        belongings: The account's server.
        security: Asks for the proof.
        scope: Runs the requests.
    """

    changed = Signal()
    noted = Signal(str)

    def __init__(
        self, belongings: Belongings, security: SecurityViewModel, scope: TaskScope
    ) -> None:
        super().__init__()
        self._belongings = belongings
        self._security = security
        self._scope = scope
        self.exports: list[ExportOut] = []
        self.problem: StudioError | None = None
        """Why nothing can be shown."""
        self.loaded = False
        self.fetching: Fetching | None = None
        self._refused: StudioError | None = None
        self._task: asyncio.Task[None] | None = None
        self._look = QTimer(self)
        self._look.setSingleShot(True)
        self._look.setInterval(_LOOK_AGAIN_MS)
        self._look.timeout.connect(self.load)

    @property
    def unknown(self) -> bool:
        """The server makes no copies: it is older than the studio."""
        return self.problem is not None and self.problem.code == ErrorCode.NOT_FOUND

    @property
    def refusal(self) -> str:
        """Why the last step was not taken; in the language of now."""
        return "" if self._refused is None else sentence_of(self._refused)

    @property
    def waiting(self) -> bool:
        """Whether a copy is being made."""
        return any(export.state is ExportState.WAITING for export in self.exports)

    def load(self) -> None:
        """Ask what there is."""
        if not self._scope.closed:
            self._scope.start(self._load(), name="exports")

    def ask(self) -> None:
        """Have a copy made."""
        self._refused = None
        self._security.take(self._ask)

    def fetch(self, export: ExportOut, target: Path) -> None:
        """Fetch a copy to a file, once it is proved who asks; one at a time."""
        if export.state is not ExportState.READY or self.fetching is not None:
            return
        self._refused = None
        self._security.take(lambda: self._begin_fetch(export, target))

    def stop_fetching(self) -> None:
        """Leave it; nothing stays behind."""
        if self._task is not None:
            self._task.cancel()
        self.fetching = None
        self.changed.emit()

    async def _load(self) -> None:
        try:
            self._show(await self._belongings.exports())
            self.problem = None
            self.loaded = True
        except StudioError as error:
            self.problem = error
        self.changed.emit()

    async def _ask(self) -> None:
        try:
            made = await self._belongings.ask_export()
        except StudioError as error:
            if error.code == ErrorCode.PROOF_NEEDED:
                raise
            self._refused = error
        else:
            self._show([made, *(each for each in self.exports if each.id != made.id)])
        self.changed.emit()

    async def _begin_fetch(self, export: ExportOut, target: Path) -> None:
        """Ask for the link, which lasts some minutes only, and leave the rest to a task.

        The page is not busy while the file comes, which may take long.
        """
        try:
            link = await self._belongings.export_link(export.id)
        except StudioError as error:
            if error.code == ErrorCode.PROOF_NEEDED:
                raise
            self._refused = error
        else:
            if self.fetching is not None:
                return  # asked for twice before the first link came
            self.fetching = Fetching(export.id, 0, export.size_bytes)
            self._task = self._scope.start(self._fetch(export.id, link.url, target), name="fetch")
        self.changed.emit()

    async def _fetch(self, export: UUID, url: str, target: Path) -> None:
        def progress(done: int, total: int | None) -> None:
            self.fetching = Fetching(export, done, total)
            self.changed.emit()

        try:
            await self._belongings.fetch(url, target, progress)
            self.noted.emit(self.tr("Saved as %1").replace("%1", target.name))
        except StudioError as error:
            self._refused = error
        finally:
            self.fetching = None
            self.changed.emit()

    def _show(self, exports: list[ExportOut]) -> None:
        self.exports = exports
        if self.waiting:
            self._look.start()
        else:
            self._look.stop()
