"""The state of the content list and everything that can be done there. No widgets."""

import asyncio
import contextlib
from collections.abc import Callable, Coroutine, Sequence
from datetime import UTC, datetime
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal

from server.contract.events import ChangeKind, ChangeOut
from server.contract.videos import VideoCounts, VideoOut, VideoStatus, Visibility
from studio.features.videos.bulk import do_each, partly_sentence
from studio.features.videos.bulk_edits import BulkEdits
from studio.features.videos.gateway import Sort, Tab, Videos
from studio.features.videos.items import VideoTable
from studio.features.videos.looking import Looking, as_left, keep
from studio.features.videos.narrowing import Narrowing
from studio.features.videos.placing import belongs, place_of
from studio.features.videos.words import heading, row_sentence
from studio.kit.errors import NetworkError, StudioError
from studio.kit.task_scope import TaskScope
from studio.ui.memory import Memory
from studio.ui.problems import sentence_of
from studio.ui.state import ViewState
from studio.ui.undo import HeldAction

Request = Callable[[], Coroutine[Any, Any, VideoOut]]
PutBack = Callable[[list[VideoOut]], None]

_COUNTS_DEBOUNCE_MS = 250


class VideosViewModel(QObject):
    """One channel's content list.

    Args:
        videos: The server's side.
        scope: Runs the requests.
        hold_ms: How long a deletion can be undone.
        memory: How the list was left; nothing is kept without it.
    """

    changed = Signal()
    """State, counts, tab, order or selection changed: read again what is shown of them."""
    noted = Signal(str, str)
    """A sentence about something done, and an icon's name."""
    failed = Signal(str)
    """A sentence about something that could not be done; the list itself stays."""
    held = Signal(object)
    """A :class:`HeldAction` that can be undone."""

    def __init__(
        self,
        videos: Videos,
        scope: TaskScope,
        *,
        hold_ms: int,
        memory: Memory | None = None,
    ) -> None:
        super().__init__()
        self._videos = videos
        self._scope = scope
        self._hold_ms = hold_ms
        self.table = VideoTable(heading, row_sentence)
        self.state = ViewState.LOADING
        self._memory = memory
        self.looking = as_left(memory)
        self.counts: VideoCounts | None = None
        self.problem: StudioError | None = None
        self.as_of: datetime | None = None
        self._cursor: str | None = None
        self._loading: asyncio.Task[None] | None = None
        self._fetching = False
        self._hidden: set[UUID] = set()
        self._deletions: set[asyncio.Task[None]] = set()
        self._count_later = QTimer(self)
        self._count_later.setSingleShot(True)
        self._count_later.setInterval(_COUNTS_DEBOUNCE_MS)
        self._count_later.timeout.connect(lambda: self._run(self._load_counts()))
        self.table.more_wanted.connect(self.fetch_more)
        self.table.ticks_changed.connect(self.changed)
        self.edits = BulkEdits(videos, scope, self.table, self._take, hold_ms=hold_ms)
        self.edits.noted.connect(self.noted)
        self.edits.failed.connect(self.failed)
        self.edits.held.connect(self.held)

    def load(self) -> None:
        """Ask for the first page; what is shown stays until the answer is here."""
        if self._loading is not None:
            self._loading.cancel()
        if not self.table.rowCount():
            self._show(ViewState.LOADING)
        self._loading = self._scope.start(self._load(), name="videos")

    def choose(
        self,
        *,
        tab: Tab | None = None,
        query: str | None = None,
        sort: Sort | None = None,
        narrowing: Narrowing | None = None,
    ) -> None:
        """Look at other videos, or in another order."""
        now = self.looking
        self.look(
            Looking(
                now.tab if tab is None else tab,
                now.query if query is None else query.strip(),
                now.sort if sort is None else sort,
                now.narrowing if narrowing is None else narrowing,
            )
        )

    def look(self, looking: Looking) -> None:
        """Look at these videos."""
        # A filter may have been typed just before the session ended.
        if looking != self.looking and not self._scope.closed:
            self.looking = looking
            keep(self._memory, looking)
            self.load()

    def fetch_more(self) -> None:
        """Ask for the next page."""
        if self._cursor is not None and not self._fetching and not self._scope.closed:
            self._fetching = True
            self._scope.start(self._fetch_next(), name="next page")

    def take_change(self, change: ChangeOut) -> None:
        """Keep the list as the server tells it is."""
        if change.kind is ChangeKind.VIDEO_DELETED:
            self.table.remove(change.id)
            self.table.tick([change.id], on=False)
            self._settle()
            self._count_later.start()
        elif change.kind is ChangeKind.VIDEO and change.video is not None:
            self._take(change.video)

    def publish(self, video: VideoOut, visibility: Visibility = Visibility.PUBLIC) -> None:
        """Put a video on air."""
        self._act(
            lambda: self._videos.publish(video.id, visibility), self.tr("Published"), "circle-check"
        )

    def unpublish(self, video: VideoOut) -> None:
        """Take a video off air."""
        self._act(lambda: self._videos.unpublish(video.id), self.tr("Unpublished"), "pencil-line")

    def publish_all(self, videos: list[VideoOut]) -> None:
        """Put several videos on air."""
        jobs = [(v.id, partial(self._videos.publish, v.id, Visibility.PUBLIC)) for v in videos]
        self._run(
            self._carry_out_all(
                jobs, lambda count: self.tr("%Ln videos published", "", count), "circle-check"
            )
        )

    def unpublish_all(self, videos: list[VideoOut]) -> None:
        """Take several videos off air."""
        jobs = [(v.id, partial(self._videos.unpublish, v.id)) for v in videos]
        self._run(
            self._carry_out_all(
                jobs, lambda count: self.tr("%Ln videos unpublished", "", count), "pencil-line"
            )
        )

    def retry(self, video: VideoOut) -> None:
        """Process a failed video again."""
        self._act(lambda: self._videos.retry(video.id), self.tr("Processing again"), "rotate-ccw")

    def watch_url(self, video: VideoOut) -> str:
        """The address of the watch page."""
        return self._videos.watch_url(video)

    def delete(self, videos: list[VideoOut]) -> None:
        """Take videos out of the list; the server is told once it can no longer be undone."""
        if not videos:
            return
        places = {video.id: self.table.row_of(video.id) for video in videos}
        self._hidden |= set(places)
        for video in videos:
            self.table.remove(video.id)
        self.table.tick(places, on=False)
        self._settle()

        def put_back(kept: list[VideoOut]) -> None:
            self._hidden -= {video.id for video in kept}
            for video in kept:
                self._place(video)
            self._settle()

        text = self.tr("%Ln videos deleted", "", len(videos))
        held = HeldAction(
            text,
            lambda: self._begin_deletion(videos, put_back),
            lambda: put_back(videos),
            self._hold_ms,
            self,
        )
        self.held.emit(held)

    async def settled(self) -> None:
        """Wait until final deletions, and changes that were begun, are with the server."""
        await asyncio.gather(*self._deletions, self.edits.settled(), return_exceptions=True)

    def ticked_videos(self) -> list[VideoOut]:
        """The ticked rows that are here."""
        return self.table.ticked_here

    async def _load(self) -> None:
        try:
            page = await self._videos.page(*self.looking, None)
        except StudioError as error:
            self._fail(error)
            return
        self._cursor = page.next_cursor
        self.table.has_more = page.next_cursor is not None
        self.table.replace(v for v in page.items if v.id not in self._hidden)
        self.problem = None
        self.as_of = datetime.now(UTC)
        self._settle(loaded=True)
        await self._load_counts()

    async def _load_counts(self) -> None:
        with contextlib.suppress(StudioError):
            tab, query, _sort, narrowing = self.looking
            self.counts = await self._videos.counts(tab, query, narrowing)
            self.changed.emit()

    async def _fetch_next(self) -> None:
        asked = self.looking, self._cursor
        try:
            page = await self._videos.page(*self.looking, self._cursor)
        except StudioError as error:
            self.failed.emit(sentence_of(error))
            return
        finally:
            self._fetching = False
        if asked == (self.looking, self._cursor):  # else the list was loaded anew meanwhile
            self._cursor = page.next_cursor
            self.table.has_more = page.next_cursor is not None
            self.table.append(v for v in page.items if v.id not in self._hidden)

    def _fail(self, error: StudioError) -> None:
        self.problem = error
        if self.table.rowCount():
            # Old rows are better than none; the banner says how old they are.
            self.changed.emit()
            return
        offline = isinstance(error, NetworkError)
        self._show(ViewState.OFFLINE if offline else ViewState.ERROR)

    def _place(self, video: VideoOut) -> None:
        if video.id in self._hidden:
            return
        tab, query, sort, narrowing = self.looking
        if not belongs(video, tab, query) or not narrowing.fits(video):
            self.table.remove(video.id)
        elif not self.table.update(video) and self.state is not ViewState.LOADING:
            row = place_of(video, self.table.videos, sort)
            if row < self.table.rowCount() or not self.table.has_more:
                self.table.insert(row, video)

    def _take(self, video: VideoOut) -> None:
        """A video as it is now."""
        self._place(video)
        self._settle()
        self._count_later.start()

    def _settle(self, *, loaded: bool = False) -> None:
        """Content or one of the empty faces, after the rows changed."""
        waiting = self.state in {ViewState.LOADING, ViewState.ERROR, ViewState.OFFLINE}
        if waiting and not loaded and not self.table.rowCount():
            return
        if self.table.rowCount():
            self._show(ViewState.CONTENT)
        else:
            narrowed = self.looking._replace(sort=Sort.NEWEST) != Looking()
            self._show(ViewState.NO_MATCH if narrowed else ViewState.EMPTY)

    def _show(self, state: ViewState) -> None:
        self.state = state
        self.changed.emit()

    def _act(self, request: Request, done: str, icon: str) -> None:
        self._run(self._carry_out(request, done, icon))

    async def _carry_out(self, request: Request, done: str, icon: str) -> None:
        try:
            video = await request()
        except StudioError as error:
            self.failed.emit(sentence_of(error))
            return
        self._take(video)
        self.noted.emit(done, icon)

    async def _carry_out_all(
        self, jobs: Sequence[tuple[UUID, Request]], done: Callable[[int], str], icon: str
    ) -> None:
        changed, refused = await do_each(jobs)
        for video in changed:
            self._place(video)
        self._settle()
        self._count_later.start()
        self.table.tick([video_id for video_id, _ in jobs], on=False)
        if refused:
            self._tell_partly(len(changed), refused)
        elif jobs:
            self.noted.emit(done(len(jobs)), icon)

    async def _delete(self, videos: list[VideoOut], put_back: PutBack) -> None:
        jobs = [(video.id, partial(self._videos.delete, video.id)) for video in videos]
        deleted, refused = await do_each(jobs)
        if refused:
            put_back([video for video in videos if video.id in refused])
            self._tell_partly(len(deleted), refused)
        self._count_later.start()

    def _tell_partly(self, done: int, refused: dict[UUID, StudioError]) -> None:
        """Why some were refused, with the rows of those ticked for another try."""
        if done + len(refused) > 1:
            self.table.tick(refused, on=True)
        self.failed.emit(partly_sentence(done, refused))

    def _begin_deletion(self, videos: list[VideoOut], put_back: PutBack) -> None:
        if self._scope.closed:
            return
        task = self._scope.start(self._delete(videos, put_back), name="delete")
        self._deletions.add(task)
        task.add_done_callback(self._deletions.discard)

    def _run(self, coroutine: Coroutine[Any, Any, None]) -> None:
        if self._scope.closed:
            coroutine.close()
            return
        self._scope.start(coroutine)


def can_publish(video: VideoOut) -> bool:
    """Whether *Publish* is offered, which makes public: an archived video is listed again."""
    archived = video.status is VideoStatus.ARCHIVED and video.visibility is Visibility.PUBLIC
    return video.playable and (video.status is VideoStatus.DRAFT or archived)


def can_unpublish(video: VideoOut) -> bool:
    """Whether *Unpublish* is offered."""
    return video.status in {VideoStatus.PUBLISHED, VideoStatus.ARCHIVED}
