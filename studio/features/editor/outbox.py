"""Drafts that were published while the server was away, and go when it is back."""

from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from server.contract.videos import VideoOut
from studio.features.editor.drafts import Draft, VideoDrafts
from studio.features.editor.gateway import Editing
from studio.features.editor.sending import Clash, send
from studio.kit.errors import NetworkError, StudioError
from studio.kit.task_scope import TaskScope
from studio.ui.problems import sentence_of


class Outbox(QObject):
    """Sends what waits, one after the other.

    Args:
        editing: The account's server.
        drafts: Where what waits is kept.
        scope: Runs the requests.
    """

    changed = Signal()
    """How many wait is another number."""
    done = Signal(object, object)
    """A draft, and the video that it became or the clash that stands in its way."""
    noted = Signal(str, str)
    failed = Signal(str)

    def __init__(self, editing: Editing, drafts: VideoDrafts, scope: TaskScope) -> None:
        super().__init__()
        self._editing = editing
        self._drafts = drafts
        self._scope = scope
        self._waiting: set[UUID] = set()
        self._under_way = False

    @property
    def waiting(self) -> int:
        """How many videos wait."""
        return len(self._waiting)

    def note(self, draft: Draft) -> None:
        """A draft waits from now on, or no longer."""
        before = set(self._waiting)
        if draft.waiting and draft.changed:
            self._waiting.add(draft.video_id)
        else:
            self._waiting.discard(draft.video_id)
        if self._waiting != before:
            self.changed.emit()

    def send_all(self) -> None:
        """The server is back, or the studio has just begun."""
        if not self._under_way and not self._scope.closed:
            self._under_way = True
            self._scope.start(self._send_all(), name="waiting drafts")

    async def _send_all(self) -> None:
        try:
            drafts = await self._scope.run_blocking(self._drafts.waiting)
            self._waiting = {draft.video_id for draft in drafts}
            self.changed.emit()
            for draft in drafts:
                await self._send(draft)
        except NetworkError:
            return  # they wait on
        finally:
            self._under_way = False

    async def _send(self, draft: Draft) -> None:
        try:
            result = await send(self._editing, draft)
        except NetworkError:
            raise
        except StudioError as error:
            await self._keep(replace(draft, waiting=False))
            self._say(draft, sentence_of(error))
            return
        if isinstance(result, Clash):
            await self._keep(replace(draft, waiting=False))
            self._say(draft, self.tr("It was changed elsewhere. Open it to decide."))
        else:
            await self._take(draft, result)
        self.done.emit(draft, result)

    async def _take(self, draft: Draft, video: VideoOut) -> None:
        kept = await self._scope.run_blocking(self._drafts.load, draft.video_id)
        if kept == draft:
            await self._scope.run_blocking(self._drafts.drop, draft.video_id)
        self.note(replace(draft, waiting=False))
        self.noted.emit(self.tr("Published: %1").replace("%1", video.title), "circle-check")

    async def _keep(self, draft: Draft) -> None:
        await self._scope.run_blocking(self._drafts.keep, draft)
        self.note(draft)

    def _say(self, draft: Draft, why: str) -> None:
        title = str(draft.values["title"])
        told = self.tr("\u201c%1\u201d was not published. %2")
        self.failed.emit(told.replace("%2", why).replace("%1", title))
