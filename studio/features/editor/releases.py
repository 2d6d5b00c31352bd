"""The next free slot of the release queue. No widgets."""

from datetime import UTC, datetime

from PySide6.QtCore import QObject, Signal

from studio.features.editor.gateway import Editing
from studio.features.editor.slots import ReleaseQueue, keep_queue, kept_queue, next_slot
from studio.kit.errors import StudioError
from studio.kit.task_scope import TaskScope
from studio.ui.memory import Memory


class Releases(QObject):
    """Knows the slots of a week, and which of them other videos have.

    Args:
        editing: The account's server.
        scope: Runs the requests.
        memory: Keeps the queue.
    """

    changed = Signal()

    def __init__(self, editing: Editing, scope: TaskScope, memory: Memory) -> None:
        super().__init__()
        self._editing = editing
        self._scope = scope
        self._memory = memory
        self._taken: list[datetime] = []
        self.queue = kept_queue(memory)

    @property
    def slot(self) -> datetime | None:
        """The next one that is free."""
        return next_slot(self.queue, datetime.now(UTC), self._taken)

    def load(self) -> None:
        """Ask which slots are taken."""
        if not self._scope.closed:
            self._scope.start(self._load(), name="planned videos")

    def set_queue(self, queue: ReleaseQueue) -> None:
        """Publish on other days, or at another time."""
        self.queue = queue
        keep_queue(self._memory, queue)
        self.changed.emit()

    async def _load(self) -> None:
        try:
            planned = await self._editing.planned()
        except StudioError:
            return  # a time can be chosen by hand
        self._taken = [video.publish_at for video in planned if video.publish_at is not None]
        self.changed.emit()
