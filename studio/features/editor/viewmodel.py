"""The state of the video editor: what is said, what is changed, what is safe. No widgets."""

import time
from contextlib import suppress
from dataclasses import replace
from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from server.contract.errors import ErrorCode
from server.contract.events import ChangeKind, ChangeOut
from server.contract.videos import VideoOut, Visibility
from studio.features.editor.details import changes, values_of
from studio.features.editor.drafts import Draft
from studio.features.editor.gateway import Editing
from studio.features.editor.history import Edit, History
from studio.features.editor.merge import Side, resolve
from studio.features.editor.outbox import Outbox
from studio.features.editor.rules import Rules
from studio.features.editor.saving import DraftKeeper
from studio.features.editor.sending import Clash, opened, over, published, rebase, send
from studio.kit.errors import NetworkError, StorageFailed, StudioError
from studio.kit.task_scope import TaskScope
from studio.ui.problems import field_sentence, sentence_of
from studio.ui.state import ViewState

TYPED = frozenset({"title", "description"})


class EditorViewModel(QObject):
    """One video being edited at a time.

    Args:
        editing: The account's server.
        keeper: Keeps what is not published yet.
        outbox: Takes what is published while the server is away.
        scope: Runs the requests.
    """

    changed = Signal()
    """Anything that is shown is to be read again."""
    finishing = Signal()
    """What is half typed in a field is to be an edit now."""
    opened = Signal()
    """Another video is shown."""
    noted = Signal(str, str)
    failed = Signal(str)

    def __init__(
        self, editing: Editing, keeper: DraftKeeper, outbox: Outbox, scope: TaskScope
    ) -> None:
        super().__init__()
        self.editing = editing
        self._outbox = outbox
        self._scope = scope
        self._rules = Rules()
        self.history = History()
        self.keeper = keeper
        keeper.changed.connect(self.changed)
        outbox.done.connect(self._on_sent)
        outbox.refused.connect(self._on_refused)
        self.state = ViewState.LOADING
        self.problem: StudioError | None = None
        """Why the video could not be read."""
        self.video: VideoOut | None = None
        self.draft: Draft | None = None
        self.restored = False
        """The draft is an earlier one, and nobody has said yet that it is welcome."""
        self.clash: Clash | None = None
        self.sides: dict[str, Side] = {}
        self._sending: set[UUID] = set()
        self._refused: StudioError | None = None
        self._opening = 0

    @property
    def values(self) -> dict[str, Any]:
        """Every field as it stands here."""
        return {} if self.draft is None else self.draft.values

    @property
    def change_count(self) -> int:
        """How many fields differ from what is published."""
        return 0 if self.draft is None else len(self.draft.changed)

    @property
    def waiting(self) -> bool:
        """Whether it is published once the server is back."""
        return self.draft is not None and self.draft.waiting

    @property
    def publishing(self) -> bool:
        """Whether the video is being published."""
        return self.video is not None and self.video.id in self._sending

    @property
    def gone(self) -> bool:
        """Whether the video was deleted elsewhere."""
        return self.problem is not None and self.problem.code == ErrorCode.NOT_FOUND

    @property
    def problems(self) -> dict[str, str]:
        """What is wrong, by field."""
        if self.draft is None:
            return {}
        refused, found = self._refused, self._rules.problems(self.draft.values, self.draft.changed)
        told = {} if refused is None else {f: field_sentence(refused, f) for f in refused.fields}
        return told | found

    @property
    def refusal(self) -> str:
        """Why the last publishing failed, where no field is to blame."""
        refused = self._refused
        return "" if refused is None or refused.fields else sentence_of(refused)

    @property
    def can_publish(self) -> bool:
        """Whether there is something to publish, and nothing in its way."""
        ready = self.draft is not None and self.draft.pending and not self.problems
        return ready and not self.publishing and self.clash is None and not self.waiting

    def open(self, video: VideoOut) -> None:
        """Show a video of the list; the server is asked for it as it is now."""
        self.close()
        self.video, self.draft = video, Draft(video.id, video.etag, values_of(video))
        self.problem = self._refused = self.clash = None
        self.state, self.restored, self.sides = ViewState.LOADING, False, {}
        self.history.clear()
        self._opening += 1
        self.opened.emit()
        self.changed.emit()
        self._scope.start(self._open(video, self._opening), name="open a video")

    def close(self) -> None:
        """The page goes out of sight."""
        self.finishing.emit()
        self.keeper.keep_now()

    def try_again(self) -> None:
        """Ask once more for what could not be read."""
        if self.video is not None:
            self.open(self.video)

    def refresh(self) -> None:
        """The server is back: see what happened to the video meanwhile."""
        if self.video is not None and self.state is ViewState.CONTENT and not self._scope.closed:
            self._scope.start(self._refresh(self.video.id), name="read a video again")

    def edit(self, field: str, value: Any) -> None:
        """Change a field; it is kept on this computer once typing pauses."""
        if self.draft is None or self.values[field] == value:
            return
        step = Edit(field, self.values[field], value, time.monotonic())
        self.history.note(step, typing=field in TYPED)
        self._put(field, value)

    def undo(self) -> None:
        """Take the last step back."""
        if (step := self.history.undo()) is not None:
            self._put(step.field, step.before)

    def redo(self) -> None:
        """Take it again."""
        if (step := self.history.redo()) is not None:
            self._put(step.field, step.after)

    def discard(self) -> None:
        """Go back to what is published; undo brings each field back."""
        if self.draft is None or self.clash is not None:
            return
        self.restored = False
        for field in list(self.draft.changed):
            self.edit(field, self.draft.base[field])
        self._keep(replace(self.draft, on_air=False))
        self.keeper.keep_now()

    def publish(self) -> None:
        """Make the draft the video."""
        self.finishing.emit()
        if not self.can_publish or self.draft is None or self._scope.closed:
            return
        self._refused, self.restored = None, False
        self._sending.add(self.draft.video_id)
        self._save(opened(self.draft))
        self.changed.emit()
        self._scope.start(self._publish(self.draft), name="publish changes")

    def choose_side(self, field: str, side: Side) -> None:
        """Decide about one field of a clash."""
        self.sides[field] = side
        self.changed.emit()

    def settle(self, side: Side | None = None) -> None:
        """Decide about the clash: every field for one side, or as chosen field by field."""
        if (clash := self.clash) is None or self.draft is None:
            return
        sides = self.sides if side is None else dict.fromkeys(clash.merged.clashes, side)
        values = resolve(clash.merged, values_of(clash.theirs), sides)
        self.clash, self.sides, self.video = None, {}, clash.theirs
        self.history.clear()
        self._keep(over(self.draft, clash.theirs, values))
        self.keeper.keep_now()

    def take_change(self, change: ChangeOut) -> None:
        """The server tells of a change; one of ours comes back here as well."""
        if change.kind is ChangeKind.VIDEO_DELETED and not self._scope.closed:
            self._scope.start(self._outbox.drop(change.id), name="drop a draft")
        if self.video is None or change.id != self.video.id or self.publishing:
            return
        if change.kind is ChangeKind.VIDEO_DELETED:
            self.problem = StudioError("", code=ErrorCode.NOT_FOUND)
            self._show(ViewState.ERROR)
        elif change.kind is ChangeKind.VIDEO and change.video is not None:
            self.take(change.video)

    def take(self, video: VideoOut) -> None:
        """The video as it is now; edits that clash with it are shown, and all others stay."""
        if self.draft is None or self.video is None or video.id != self.video.id:
            return
        self.video = video
        if video.etag != self.draft.etag:
            self._weigh(self.draft, video)
        self.changed.emit()

    def _put(self, field: str, value: Any) -> None:
        if self.draft is None:
            return
        if self._refused is not None and (field in self._refused.fields or self.refusal):
            self._refused = None
        values = self.draft.values | {field: value}
        on_air = self.draft.on_air and values["visibility"] != Visibility.PRIVATE
        changed = changes(self.draft.base, values)
        self._keep(replace(self.draft, changed=changed, waiting=False, on_air=on_air))

    def _keep(self, draft: Draft) -> None:
        self.draft = draft
        self._outbox.note(draft)
        self.keeper.keep_soon(draft)  # which tells of the change

    def _weigh(self, draft: Draft, video: VideoOut) -> None:
        """Put a draft over the video as it is now, or ask; what is on the disk follows."""
        newer, merged = rebase(draft, video)
        if merged.clashes:
            self.draft, self.clash = draft, Clash(video, merged)
            return
        self.draft, self.clash, self.sides = newer, None, {}
        if draft.pending:
            self._save(newer)

    def _save(self, draft: Draft) -> None:
        self.draft = draft
        self._outbox.note(draft)
        self.keeper.keep(draft)

    async def _open(self, video: VideoOut, opening: int) -> None:
        try:
            kept = await self.keeper.load(video.id)
        except StorageFailed as error:
            kept = None
            self.failed.emit(sentence_of(error))
        try:
            now = await self.editing.video(video.id)
        except NetworkError:
            now = video  # what the list knew will do until it is back
        except StudioError as error:
            if error.code == ErrorCode.NOT_FOUND:
                await self._outbox.drop(video.id)
            if opening == self._opening:
                self.problem = error
                self._show(ViewState.ERROR)
            return
        if opening != self._opening:
            return  # another one was opened meanwhile
        if kept is not None and kept.pending:
            self.draft, self.restored = kept, not kept.waiting
        self.keeper.begin(self.draft or Draft(now.id, now.etag, values_of(now)))
        self.state = ViewState.CONTENT
        self.take(now)

    async def _refresh(self, video_id: UUID) -> None:
        with suppress(StudioError):  # the draft is safe, and publishing will tell
            self.take(await self.editing.video(video_id))

    async def _publish(self, draft: Draft) -> None:
        try:
            result = await send(self.editing, draft)
        except NetworkError:
            await self._wait(draft)
        except StudioError as error:
            if self._shown(draft) is None:
                await self._outbox.refuse(draft, error)
            else:
                self._on_refused(draft, error)
        else:
            await self._finish(draft, result)
        finally:
            self._sending.discard(draft.video_id)
            self.changed.emit()

    def _shown(self, draft: Draft) -> Draft | None:
        """The draft on the page, if it is of the same video."""
        here = self.draft if self.state is ViewState.CONTENT else None
        return here if here is not None and here.video_id == draft.video_id else None

    async def _wait(self, draft: Draft) -> None:
        current = self._shown(draft)
        if current is None:
            await self._outbox.hold(draft)
            return
        self._save(replace(current, waiting=True))
        self.noted.emit(self.tr("Kept here, and published when the server is back"), "cloud-off")

    async def _finish(self, draft: Draft, result: VideoOut | Clash) -> None:
        if self._shown(draft) is None:
            await self._outbox.take(draft, result)
            return
        self._on_sent(draft, result)
        if isinstance(result, Clash):
            if self.clash is None:
                self.failed.emit(self.tr("It was changed elsewhere meanwhile. Publish once more."))
        elif published(draft, draft, result).on_air:
            self.noted.emit(self.tr("Saved; it is not on air"), "circle-alert")
        else:
            self.noted.emit(self.tr("Published"), "circle-check")

    def _on_refused(self, draft: Draft, error: StudioError) -> None:
        current = self._shown(draft)
        if current is not None:
            self._refused = error
            self.draft = replace(current, waiting=current.waiting and current != draft)
            self.changed.emit()

    def _on_sent(self, draft: Draft, result: VideoOut | Clash) -> None:
        current = self._shown(draft)
        if current is None:
            return
        if isinstance(result, Clash):
            # What was typed since it was sent is to be decided about as well.
            mine, self.video = replace(current, waiting=False), result.theirs
            self._save(mine)
            self._weigh(mine, result.theirs)
        else:
            self.video = result
            self._save(published(current, draft, result))
            self.history.clear()
        self.changed.emit()

    def _show(self, state: ViewState) -> None:
        self.state = state
        self.changed.emit()
