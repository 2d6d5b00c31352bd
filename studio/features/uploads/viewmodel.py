"""The state of the uploads screen and what can be done there. No widgets."""

from collections.abc import Callable, Coroutine, Iterable
from pathlib import Path
from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal

from server.contract.channels import QuotaOut
from server.contract.videos import Visibility
from studio.features.uploads.commands import Uploads
from studio.features.uploads.items import UploadList
from studio.features.uploads.state import ItemState, UploadItem
from studio.features.uploads.words import Verb, item_sentence
from studio.kit.errors import StudioError
from studio.kit.task_scope import TaskScope
from studio.ui.problems import sentence_of
from studio.ui.state import ViewState

_QUOTA_DEBOUNCE_MS = 400


class UploadsViewModel(QObject):
    """One account's upload queue.

    Args:
        uploads: The engine.
        scope: Runs the requests.
        base_url: The server's address, for links.
    """

    changed = Signal()
    """Totals, quota or state changed."""
    noted = Signal(str, str)
    """A sentence about something done, and an icon's name."""
    failed = Signal(str)
    """A sentence about something that could not be done."""
    watch_wanted = Signal(str)
    """An address to open in the browser."""
    preview_wanted = Signal(object)
    """An upload whose quality somebody wants to see."""
    link_wanted = Signal(str)
    """An address to put on the clipboard."""

    def __init__(self, uploads: Uploads, scope: TaskScope, *, base_url: str) -> None:
        super().__init__()
        self._uploads = uploads
        self._scope = scope
        self._base_url = base_url
        self.quota: QuotaOut | None = None
        self.list = UploadList(lambda item: item_sentence(item, self.quota))
        self.list.replace(uploads.items())
        self.selected: UUID | None = None
        self._states = {item.id: item.state for item in self.list.items}
        self._stop = uploads.subscribe(self._on_item)
        self._quota_later = QTimer(self)
        self._quota_later.setSingleShot(True)
        self._quota_later.setInterval(_QUOTA_DEBOUNCE_MS)
        self._quota_later.timeout.connect(self.load_quota)

    @property
    def state(self) -> ViewState:
        """Content, or an empty queue."""
        return ViewState.CONTENT if self.list.rowCount() else ViewState.EMPTY

    @property
    def selected_item(self) -> UploadItem | None:
        """The upload whose checks are shown."""
        return None if self.selected is None else self.list.item(self.selected)

    @property
    def unfinished(self) -> int:
        """Uploads that still have bytes to send or are being processed."""
        return sum(1 for item in self.list.items if item.state in _UNDER_WAY)

    @property
    def sending(self) -> int:
        """Uploads being sent this moment."""
        return sum(1 for item in self.list.items if item.state is ItemState.SENDING)

    @property
    def encoding(self) -> int:
        """Uploads being encoded on this computer."""
        busy = (i for i in self.list.items if i.state is ItemState.ENCODING and i.encoding)
        return sum(1 for _ in busy)

    @property
    def waiting(self) -> int:
        """Uploads behind others."""
        return sum(1 for item in self.list.items if item.state is ItemState.WAITING)

    @property
    def processing(self) -> int:
        """Uploads the server is working on."""
        return sum(1 for item in self.list.items if item.state is ItemState.PROCESSING)

    @property
    def speed(self) -> float:
        """Bytes a second over all uploads."""
        return sum(item.speed_bytes_per_second or 0.0 for item in self.list.items)

    @property
    def can_pause(self) -> bool:
        """Whether *Pause all* has something to pause."""
        moving = (i.state.sends or i.state is ItemState.ENCODING for i in self.list.items)
        return any(moving)

    @property
    def can_resume(self) -> bool:
        """Whether *Resume all* has something to resume."""
        return any(item.state is ItemState.PAUSED for item in self.list.items)

    @property
    def owed_bytes(self) -> int:
        """Bytes of the queue that the server does not have yet."""
        owing = (i for i in self.list.items if i.state.sends or i.state in _NOT_SENT)
        return sum((item.bytes_to_send or item.size) - item.sent_bytes for item in owing)

    def load_quota(self) -> None:
        """Ask what the channel may upload."""
        if not self._scope.closed:
            self._scope.start(self._load_quota(), name="quota")

    def add(self, paths: Iterable[Path], replaces: UUID | None = None) -> None:
        """Queue files and folders; with ``replaces`` as new versions of that video."""
        self._run(self._add(list(paths), replaces))

    def select(self, item_id: UUID | None) -> None:
        """Show the checks of an upload."""
        if item_id != self.selected:
            self.selected = item_id
            self.changed.emit()

    def pause_all(self) -> None:
        """Pause everything that has bytes to send."""
        self._run(self._uploads.pause_all())

    def resume_all(self) -> None:
        """Go on with everything that is paused."""
        self._run(self._uploads.resume_all())

    def act(self, item: UploadItem, verb: Verb) -> None:
        """Do one of the things offered for an upload."""
        if verb in {Verb.WATCH, Verb.COPY_LINK}:
            self._link(item, verb)
            return
        if verb is Verb.PREVIEW:
            self.preview_wanted.emit(item)
            return
        calls: dict[Verb, Callable[[], Coroutine[Any, Any, None]]] = {
            Verb.PAUSE: lambda: self._uploads.pause(item.id),
            Verb.RESUME: lambda: self._uploads.resume(item.id),
            Verb.RETRY: lambda: self._uploads.retry(item.id),
            Verb.CANCEL: lambda: self._uploads.cancel(item.id),
            Verb.REMOVE: lambda: self._uploads.remove(item.id),
            Verb.ENCODE_HERE: lambda: self._uploads.encode_here(item.id, wanted=True),
            Verb.SEND_FILE: lambda: self._uploads.encode_here(item.id, wanted=False),
            Verb.PUBLISH: lambda: self._publish(item),
        }
        self._run(calls[verb]())

    def close(self) -> None:
        """Hear no more of the queue."""
        self._stop()

    def _link(self, item: UploadItem, verb: Verb) -> None:
        if item.video is None:
            return
        address = self._base_url + item.video.watch_path
        if verb is Verb.WATCH:
            self.watch_wanted.emit(address)
        else:
            self.link_wanted.emit(address)
            self.noted.emit(self.tr("Link copied"), "link")

    def _on_item(self, item_id: UUID, item: UploadItem | None) -> None:
        before = self._states.get(item_id)
        if item is None:
            self._states.pop(item_id, None)
            self.list.remove(item_id)
        else:
            self._states[item_id] = item.state
            self.list.put(item)
        if item is None or before is not item.state:
            self._quota_later.start()
        self.changed.emit()

    async def _load_quota(self) -> None:
        try:
            self.quota = await self._uploads.quota()
        except StudioError:
            return  # the strip keeps what was known; being offline is told elsewhere
        self.list.say_again()
        self.changed.emit()

    async def _add(self, paths: list[Path], replaces: UUID | None) -> None:
        added = await self._uploads.add(paths, replaces)
        if added:
            self.select(added[0])

    async def _publish(self, item: UploadItem) -> None:
        await self._uploads.publish(item.id, Visibility.PUBLIC)
        self.noted.emit(self.tr("Published"), "circle-check")

    def _run(self, coroutine: Coroutine[Any, Any, None]) -> None:
        if self._scope.closed:
            coroutine.close()
            return
        self._scope.start(self._guarded(coroutine))

    async def _guarded(self, coroutine: Coroutine[Any, Any, None]) -> None:
        try:
            await coroutine
        except StudioError as error:
            self.failed.emit(sentence_of(error))


_NOT_SENT = {ItemState.ENCODING, ItemState.PAUSED}
_UNDER_WAY = {
    ItemState.CHECKING,
    ItemState.ENCODING,
    ItemState.WAITING,
    ItemState.SENDING,
    ItemState.NO_NETWORK,
    ItemState.RETRYING,
    ItemState.PAUSED,
    ItemState.PROCESSING,
}
