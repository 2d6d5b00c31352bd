"""The state of the video editor: what is said, what is changed, what is safe. No widgets."""

import time
from dataclasses import replace
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from server.contract.errors import ErrorCode
from server.contract.events import ChangeKind, ChangeOut
from server.contract.videos import VideoOut
from studio.features.editor.details import changes, values_of
from studio.features.editor.drafts import Draft, VideoDrafts
from studio.features.editor.gateway import Editing
from studio.features.editor.history import Edit, History
from studio.features.editor.merge import Side, resolve
from studio.features.editor.outbox import Outbox
from studio.features.editor.rules import Rules
from studio.features.editor.saving import DraftKeeper
from studio.features.editor.sending import Clash, rebase, send
from studio.kit.errors import NetworkError, StorageFailed, StudioError
from studio.kit.task_scope import TaskScope
from studio.ui.problems import field_sentence, sentence_of
from studio.ui.state import ViewState

TYPED = frozenset({"title", "description"})


class EditorViewModel(QObject):
    """One video being edited at a time.

    Args:
        editing: The account's server.
        drafts: Keeps what is not published yet.
        outbox: Takes what is published while the server is away.
        scope: Runs the requests.
    """

    changed = Signal()
    """Anything that is shown is to be read again."""
    opened = Signal()
    """Another video is shown."""
    noted = Signal(str, str)
    failed = Signal(str)

    def __init__(
        self, editing: Editing, drafts: VideoDrafts, outbox: Outbox, scope: TaskScope
    ) -> None:
        super().__init__()
        self.editing = editing
        self._drafts = drafts
        self._outbox = outbox
        self._scope = scope
        self._rules = Rules()
        self.history = History()
        self.keeper = DraftKeeper(drafts, scope)
        self.keeper.changed.connect(self.changed)
        outbox.done.connect(self._on_sent)
        self.state = ViewState.LOADING
        self.problem: StudioError | None = None
        """Why the video could not be read."""
        self.video: VideoOut | None = None
        self.draft: Draft | None = None
        self.restored = False
        """The draft is an earlier one, and nobody has said yet that it is welcome."""
        self.clash: Clash | None = None
        self.sides: dict[str, Side] = {}
        self.publishing = False
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
    def gone(self) -> bool:
        """Whether the video was deleted elsewhere."""
        return self.problem is not None and self.problem.code == ErrorCode.NOT_FOUND

    @property
    def problems(self) -> dict[str, str]:
        """What is wrong, by field."""
        if self.draft is None:
            return {}
        found = self._rules.problems(self.draft.values, self.draft.changed)
        if self._refused is not None:
            told = {f: field_sentence(self._refused, f) for f in self._refused.fields}
            found = told | found
        return found

    @property
    def refusal(self) -> str:
        """Why the last publishing failed, where no field is to blame."""
        refused = self._refused
        return "" if refused is None or refused.fields else sentence_of(refused)

    @property
    def can_publish(self) -> bool:
        """Whether there is something to publish, and nothing in its way."""
        ready = self.change_count > 0 and not self.problems
        return ready and not self.publishing and self.clash is None and not self.waiting

    def open(self, video: VideoOut) -> None:
        """Show a video of the list; the server is asked for it as it is now."""
        self.close()
        self.video, self.draft = video, Draft(video.id, video.etag, values_of(video))
        self.problem = self._refused = self.clash = None
        self.restored, self.sides = False, {}
        self.history.clear()
        self.state = ViewState.LOADING
        self._opening += 1
        self.opened.emit()
        self.changed.emit()
        self._scope.start(self._open(video, self._opening), name="open a video")

    def close(self) -> None:
        """The page goes out of sight."""
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
        step = self.history.undo()
        if step is not None:
            self._put(step.field, step.before)

    def redo(self) -> None:
        """Take it again."""
        step = self.history.redo()
        if step is not None:
            self._put(step.field, step.after)

    def discard(self) -> None:
        """Go back to what is published; undo brings each field back."""
        if self.draft is None or self.clash is not None:
            return
        self.restored = False
        for field in list(self.draft.changed):
            self.edit(field, self.draft.base[field])
        self.keeper.keep_now()

    def welcome(self) -> None:
        """Go on with the earlier draft."""
        self.restored = False
        self.changed.emit()

    def publish(self) -> None:
        """Make the draft the video."""
        if not self.can_publish or self.draft is None or self._scope.closed:
            return
        self.publishing, self._refused, self.restored = True, None, False
        self.keeper.keep_now()
        self.changed.emit()
        self._scope.start(self._publish(self.draft), name="publish changes")

    def choose_side(self, field: str, side: Side) -> None:
        """Decide about one field of a clash."""
        self.sides[field] = side
        self.changed.emit()

    def settle(self, side: Side | None = None) -> None:
        """Decide about the clash: every field for one side, or as chosen field by field."""
        clash = self.clash
        if clash is None or self.draft is None:
            return
        sides = self.sides if side is None else dict.fromkeys(clash.merged.clashes, side)
        theirs = values_of(clash.theirs)
        values = resolve(clash.merged, theirs, sides)
        self.clash, self.sides = None, {}
        self.history.clear()
        self.video = clash.theirs
        changed = changes(theirs, values)
        self._keep(Draft(self.video.id, self.video.etag, theirs, changed))
        self.keeper.keep_now()

    def take_change(self, change: ChangeOut) -> None:
        """The server tells of a change; one of ours comes back here as well."""
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
            newer, merged = rebase(self.draft, video)
            if merged.clashes:
                self.clash = Clash(video, merged)
            else:
                self._adopt(newer)
        self.changed.emit()

    def _put(self, field: str, value: Any) -> None:
        if self.draft is None:
            return
        if self._refused is not None and (field in self._refused.fields or self.refusal):
            self._refused = None
        changed = changes(self.draft.base, self.draft.values | {field: value})
        self._keep(replace(self.draft, changed=changed, waiting=False))

    def _keep(self, draft: Draft) -> None:
        self.draft = draft
        self._outbox.note(draft)
        self.keeper.keep_soon(draft)  # which tells of the change

    def _adopt(self, draft: Draft) -> None:
        """Take a draft over another base; what is on the disk follows."""
        if self.draft is not None and self.draft.changed:
            self.keeper.keep(draft)
        self.draft = draft

    async def _open(self, video: VideoOut, opening: int) -> None:
        try:
            kept = await self.keeper.load(partial(self._drafts.load, video.id))
        except StorageFailed as error:
            kept = None
            self.failed.emit(sentence_of(error))
        try:
            now = await self.editing.video(video.id)
        except NetworkError:
            now = video  # what the list knew will do until it is back
        except StudioError as error:
            if opening == self._opening:
                self.problem = error
                self._show(ViewState.ERROR)
            return
        if opening != self._opening:
            return  # another one was opened meanwhile
        if kept is not None and kept.changed:
            self.draft, self.restored = kept, not kept.waiting
        self.keeper.begin(self.draft)
        self.state = ViewState.CONTENT
        self.take(now)

    async def _refresh(self, video_id: UUID) -> None:
        try:
            self.take(await self.editing.video(video_id))
        except StudioError:
            return  # the draft is safe, and publishing will tell

    async def _publish(self, draft: Draft) -> None:
        try:
            result = await send(self.editing, draft)
        except NetworkError:
            self._wait(draft)
        except StudioError as error:
            self._refused = error
        else:
            self._on_sent(draft, result)
            if isinstance(result, VideoOut):
                self.noted.emit(self.tr("Published"), "circle-check")
        finally:
            self.publishing = False
            self.changed.emit()

    def _wait(self, draft: Draft) -> None:
        if self.draft is None or self.draft.video_id != draft.video_id:
            return
        self.draft = replace(self.draft, waiting=True)
        self._outbox.note(self.draft)
        self.keeper.keep(self.draft)
        self.noted.emit(self.tr("Kept here, and published when the server is back"), "cloud-off")

    def _on_sent(self, draft: Draft, result: VideoOut | Clash) -> None:
        current = self.draft
        if current is None or current.video_id != draft.video_id:
            if isinstance(result, VideoOut):
                self._scope.start(self._drop(draft), name="drop a draft")
            return
        if isinstance(result, Clash):
            self.draft = replace(current, waiting=False)
            self.clash = result
        else:
            base = values_of(result)
            meanwhile = changes(draft.values, current.values)
            self.video = result
            self.draft = Draft(result.id, result.etag, base, changes(base, base | meanwhile))
            self.history.clear()
            self.keeper.keep(self.draft)
        self.changed.emit()

    async def _drop(self, draft: Draft) -> None:
        await self._scope.run_blocking(self._drafts.drop, draft.video_id)

    def _show(self, state: ViewState) -> None:
        self.state = state
        self.changed.emit()
