"""How safe an edit is. No widgets."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime
from enum import Enum

from PySide6.QtCore import QObject, QTimer, Signal

from studio.features.editor.drafts import Draft, VideoDrafts
from studio.kit.errors import StorageFailed
from studio.kit.task_scope import TaskScope
from studio.ui.theme import current_theme


class Saving(Enum):
    """How far the edits are."""

    NOTHING = "nothing"
    """Nothing is changed."""
    TYPING = "typing"
    """About to be kept."""
    KEPT = "kept"
    """On this computer."""
    FAILED = "failed"
    """This computer cannot keep it: the disk is full, or broken."""


class DraftKeeper(QObject):
    """Writes drafts down once typing has paused, in order, off the event loop.

    Args:
        drafts: Where they go.
        scope: Runs the writing.
    """

    changed = Signal()

    def __init__(self, drafts: VideoDrafts, scope: TaskScope) -> None:
        super().__init__()
        self._drafts = drafts
        self._scope = scope
        self._lock = asyncio.Lock()
        self._due: Draft | None = None
        self.saving = Saving.NOTHING
        self.kept_at: datetime | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(current_theme().tokens.number("motion.autosaveDebounce"))
        self._pause.timeout.connect(self.keep_now)

    def keep_soon(self, draft: Draft) -> None:
        """The draft was changed."""
        if self._due is not None and self._due.video_id != draft.video_id:
            self.keep_now()
        self._due = draft
        self._pause.start()
        self._say(Saving.TYPING)

    def keep_now(self) -> None:
        """Whoever typed went elsewhere."""
        self._pause.stop()
        draft, self._due = self._due, None
        if draft is not None and not self._scope.closed:
            self._scope.start(self._write(draft), name="keep a draft")

    def keep(self, draft: Draft) -> None:
        """Keep this one without waiting for a pause."""
        self._due = draft
        self.keep_now()

    async def settle(self) -> None:
        """Keep what is due, and wait until it is on the disk: the studio closes."""
        self._pause.stop()
        draft, self._due = self._due, None
        if draft is not None:
            await self._write(draft)
        async with self._lock:
            return

    async def load(self, read: Callable[[], Draft | None]) -> Draft | None:
        """Read a draft, after whatever is being written."""
        async with self._lock:
            return await self._scope.run_blocking(read)

    def begin(self, draft: Draft | None) -> None:
        """Another document is shown."""
        self.kept_at = None
        self._say(Saving.KEPT if draft is not None and draft.changed else Saving.NOTHING)

    async def _write(self, draft: Draft) -> None:
        async with self._lock:
            try:
                await self._scope.run_blocking(self._drafts.keep, draft)
            except StorageFailed:
                self._say(Saving.FAILED)
                raise
        if self._due is None:
            self.kept_at = datetime.now(UTC)
            self._say(Saving.KEPT if draft.changed else Saving.NOTHING)

    def _say(self, saving: Saving) -> None:
        self.saving = saving
        self.changed.emit()
