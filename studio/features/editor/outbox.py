"""Drafts that were published while the server was away, and go when it is back."""

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from server.contract.videos import VideoOut
from studio.features.editor.drafts import Draft
from studio.features.editor.gateway import Editing
from studio.features.editor.saving import DraftKeeper
from studio.features.editor.sending import Clash, published, send
from studio.kit.errors import NetworkError, SessionEnded, StudioError
from studio.kit.task_scope import TaskScope
from studio.ui.problems import sentence_of


class Outbox(QObject):
    """Sends what waits, one after the other, and sees to answers for videos that are not open.

    Args:
        editing: The account's server.
        keeper: Where what waits is kept.
        scope: Runs the requests.
    """

    changed = Signal()
    """How many wait is another number."""
    done = Signal(object, object)
    """A draft, and the video that it became or the clash that stands in its way."""
    refused = Signal(object, object)
    """A draft, and the error why it is not published."""
    noted = Signal(str, str)
    failed = Signal(str)

    def __init__(self, editing: Editing, keeper: DraftKeeper, scope: TaskScope) -> None:
        super().__init__()
        self._editing = editing
        self._keeper = keeper
        self._scope = scope
        self._waiting: set[UUID] = set()
        self._under_way = False

    @property
    def waiting(self) -> int:
        """How many videos wait."""
        return len(self._waiting)

    def note(self, draft: Draft) -> None:
        """A draft waits from now on, or no longer."""
        self._note(draft.video_id, waits=draft.waiting and draft.pending)

    def send_all(self) -> None:
        """The server is back, or the studio has just begun."""
        if not self._under_way and not self._scope.closed:
            self._under_way = True
            self._scope.start(self._send_all(), name="waiting drafts")

    async def hold(self, draft: Draft) -> None:
        """The server is away: what was sent waits, unless it was edited meanwhile."""
        kept = await self._revise(draft, _if_same(draft, waiting=True))
        if kept is not None and kept.waiting:
            told = self.tr("\u201c%1\u201d is kept here, and published when the server is back")
            self.noted.emit(told.replace("%1", _title(draft)), "cloud-off")

    async def refuse(self, draft: Draft, error: StudioError) -> None:
        """The server will not have it."""
        await self._revise(draft, _if_same(draft, waiting=False))
        self._say(draft, sentence_of(error))
        self.refused.emit(draft, error)

    async def take(self, draft: Draft, result: VideoOut | Clash) -> None:
        """It was sent: keep what was edited since, or what is to be decided."""
        if isinstance(result, Clash):
            await self._revise(draft, _if_same(draft, waiting=False))
            self._say(draft, self.tr("It was changed elsewhere. Open it to decide."))
        else:
            await self._revise(draft, lambda kept: published(kept, draft, result))
            if published(draft, draft, result).on_air:
                told, icon = self.tr("\u201c%1\u201d is saved; it is not on air"), "circle-alert"
            else:
                told, icon = self.tr("Published: %1"), "circle-check"
            self.noted.emit(told.replace("%1", result.title), icon)
        self.done.emit(draft, result)

    async def drop(self, video_id: UUID) -> None:
        """The video is gone."""
        await self._keeper.drop(video_id)
        self._note(video_id, waits=False)

    async def _send_all(self) -> None:
        try:
            drafts = await self._keeper.waiting()
            self._waiting = {draft.video_id for draft in drafts}
            self.changed.emit()
            for draft in drafts:
                # It may have been edited, or taken back, while others were sent.
                now = await self._keeper.load(draft.video_id)
                waits = now is not None and now.waiting and now.pending
                if now is None or not waits:
                    self._note(draft.video_id, waits=False)
                elif not await self._send(now):
                    return
        finally:
            self._under_way = False

    async def _send(self, draft: Draft) -> bool:
        """Returns whether the server answers, so that the next one may go."""
        try:
            result = await send(self._editing, draft)
        except StudioError as error:
            if error.retryable or isinstance(error, NetworkError | SessionEnded):
                return False
            await self.refuse(draft, error)
        else:
            await self.take(draft, result)
        return True

    async def _revise(self, draft: Draft, step: Callable[[Draft], Draft]) -> Draft | None:
        kept = await self._keeper.revise(draft.video_id, step)
        self._note(draft.video_id, waits=kept is not None and kept.waiting and kept.pending)
        return kept

    def _note(self, video_id: UUID, *, waits: bool) -> None:
        before = len(self._waiting)
        if waits:
            self._waiting.add(video_id)
        else:
            self._waiting.discard(video_id)
        if len(self._waiting) != before:
            self.changed.emit()

    def _say(self, draft: Draft, why: str) -> None:
        told = self.tr("\u201c%1\u201d was not published. %2")
        self.failed.emit(told.replace("%2", why).replace("%1", _title(draft)))


def _title(draft: Draft) -> str:
    return str(draft.values["title"])


def _if_same(draft: Draft, *, waiting: bool) -> Callable[[Draft], Draft]:
    """What was edited since stays as it is."""
    return lambda kept: replace(kept, waiting=waiting) if kept == draft else kept
