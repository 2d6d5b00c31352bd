"""How safe an edit is. No widgets."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime
from enum import Enum
from uuid import UUID

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

    Whoever reads or changes a draft on the disk asks here, so that nobody writes over what is
    newer. What the disk did not take stays due.

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
        self._due: dict[UUID, Draft] = {}
        self._shown: UUID | None = None
        self.saving = Saving.NOTHING
        self.kept_at: datetime | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(current_theme().tokens.number("motion.autosaveDebounce"))
        self._pause.timeout.connect(self.keep_now)

    def keep_soon(self, draft: Draft) -> None:
        """The draft was changed."""
        self._shown = draft.video_id
        self._due[draft.video_id] = draft
        self._pause.start()
        self._say(Saving.TYPING)

    def keep_now(self) -> None:
        """Whoever typed went elsewhere."""
        self._pause.stop()
        if not self._scope.closed:
            for video_id in list(self._due):
                self._scope.start(self._write(video_id), name="keep a draft")

    def keep(self, draft: Draft) -> None:
        """Keep this one without waiting for a pause."""
        self._shown = draft.video_id
        self._due[draft.video_id] = draft
        self.keep_now()

    async def settle(self) -> None:
        """Keep what is due, and wait until it is on the disk: the studio closes."""
        self._pause.stop()
        for video_id in list(self._due):
            await self._write(video_id)
        async with self._lock:
            return

    async def load(self, video_id: UUID) -> Draft | None:
        """A video's draft as it was edited last, whether or not the disk has it yet."""
        async with self._lock:
            due = self._due.get(video_id)
            return due or await self._scope.run_blocking(self._drafts.load, video_id)

    async def waiting(self) -> list[Draft]:
        """Drafts on the disk that wait for the server, the longest waiting first."""
        async with self._lock:
            return await self._scope.run_blocking(self._drafts.waiting)

    async def revise(self, video_id: UUID, step: Callable[[Draft], Draft]) -> Draft | None:
        """Make another draft of a video's newest one.

        Args:
            video_id: Of the video; without a draft nothing is done.
            step: From the draft as it is now to the one in its place.

        Returns:
            The draft in its place, or nothing.
        """
        async with self._lock:
            kept = self._due.pop(video_id, None)
            if kept is None:
                kept = await self._scope.run_blocking(self._drafts.load, video_id)
            if kept is None:
                return None
            revised = step(kept)
            await self._store(revised)
            return revised

    async def drop(self, video_id: UUID) -> None:
        """The video is gone, and its draft goes as well."""
        async with self._lock:
            self._due.pop(video_id, None)
            await self._scope.run_blocking(self._drafts.drop, video_id)

    def begin(self, draft: Draft) -> None:
        """Another document is shown."""
        self._shown, self.kept_at = draft.video_id, None
        self._say(Saving.KEPT if draft.pending else Saving.NOTHING)

    async def _write(self, video_id: UUID) -> None:
        async with self._lock:
            draft = self._due.pop(video_id, None)
            if draft is not None:
                await self._store(draft)

    async def _store(self, draft: Draft) -> None:
        try:
            await self._scope.run_blocking(self._drafts.keep, draft)
        except StorageFailed:
            self._due.setdefault(draft.video_id, draft)
            self._say(Saving.FAILED)
            raise
        if draft.video_id == self._shown and draft.video_id not in self._due:
            self.kept_at = datetime.now(UTC)
            self._say(Saving.KEPT if draft.pending else Saving.NOTHING)

    def _say(self, saving: Saving) -> None:
        self.saving = saving
        self.changed.emit()
