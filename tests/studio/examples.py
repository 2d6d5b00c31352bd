"""Videos, uploads and servers as the view models meet them, made in memory."""

import asyncio
import gc
from collections.abc import Callable, Coroutine, Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar
from uuid import UUID, uuid4

import qasync
from PySide6.QtWidgets import QApplication, QWidget

from server.contract.channels import QuotaOut
from server.contract.errors import ErrorCode
from server.contract.media import (
    ProcessingOut,
    RenditionOut,
    RenditionState,
    Resolution,
    TranscodingStatus,
)
from server.contract.shapes import Page
from server.contract.videos import VideoCounts, VideoOut, VideoPatch, VideoStatus, Visibility
from studio.features.uploads.state import ItemObserver, ItemState, UploadItem
from studio.features.videos.gateway import Sort, Tab
from studio.features.videos.narrowing import Narrowing
from studio.features.videos.placing import belongs
from studio.kit.errors import Offline, ServerRefusal, StudioError

Kind = TypeVar("Kind", bound=QWidget)

NOON = datetime(2026, 3, 14, 12, 0, tzinfo=UTC)


def run(app: QApplication, work: Coroutine[Any, Any, None]) -> None:
    """Run a coroutine on Qt's event loop, as the studio does."""
    loop = qasync.QEventLoop(app, already_running=False)
    asyncio.set_event_loop(loop)
    try:
        with loop:
            loop.run_until_complete(asyncio.wait_for(work, 180))
    finally:
        asyncio.set_event_loop(None)
        # Whatever Qt objects are left in cycles must go on this thread, not on a worker's.
        gc.collect()


def find(parent: QWidget, kind: type[Kind]) -> Kind:
    """The one child of a kind."""
    found = parent.findChild(kind)
    assert isinstance(found, kind)
    return found


def make_processing(percent: float = 64.0, *, error: str | None = None) -> ProcessingOut:
    """Two sizes: one ready, one under way (or both finished at 100)."""
    done = percent >= 100
    second = RenditionState.READY if done else RenditionState.ENCODING
    return ProcessingOut(
        version_id=uuid4(),
        version_number=1,
        status=TranscodingStatus.COMPLETED if done else TranscodingStatus.PROCESSING,
        percent=percent,
        waiting_before=None,
        seconds_left=None if done else 180,
        renditions=[
            RenditionOut(
                resolution=Resolution.P360,
                state=RenditionState.READY,
                percent=100,
                seconds_left=None,
            ),
            RenditionOut(
                resolution=Resolution.P720, state=second, percent=percent, seconds_left=180
            ),
        ],
        error_code=error,
        error_message=None if error is None else "It could not be converted.",
        started_at=NOON,
        completed_at=NOON if done else None,
    )


def make_video(title: str = "How a nouka is built", **changes: Any) -> VideoOut:
    """A published video, with whatever is to differ."""
    age = changes.pop("age", 0)
    made = NOON - timedelta(hours=age)
    fields: dict[str, Any] = {
        "id": uuid4(),
        "upload_id": uuid4(),
        "title": title,
        "description": "",
        "language": None,
        "tags": [],
        "status": VideoStatus.PUBLISHED,
        "visibility": Visibility.PUBLIC,
        "age_restricted": False,
        "geo_restrictions": [],
        "duration_seconds": 93.0,
        "width": 1280,
        "height": 720,
        "source_filename": "nouka.mp4",
        "source_bytes": 3_400_000_000,
        "thumbnail_path": None,
        "watch_path": "/watch/abc",
        "playable": True,
        "processing": None,
        "view_count": 41_873,
        "like_count": 0,
        "comment_count": 3,
        "published_at": made,
        "publish_at": None,
        "removed_at": None,
        "removal_reason": None,
        "created_at": made,
        "updated_at": made,
        "etag": '"1"',
    }
    return VideoOut.model_validate(fields | changes)


def make_item(state: ItemState = ItemState.SENDING, **changes: Any) -> UploadItem:
    """An upload, with whatever is to differ."""
    fields: dict[str, Any] = {
        "id": uuid4(),
        "account_key": "k",
        "path": Path("char5_master.mov"),
        "title": "Char life 5",
        "filename": "char5_master.mov",
        "size": 1000,
        "duration_seconds": 1300.0,
        "state": state,
        "sent_bytes": 620,
        "speed_bytes_per_second": 9_100_000.0 if state is ItemState.SENDING else None,
        "seconds_left": 300.0 if state is ItemState.SENDING else None,
        "error": None,
        "retry_at": None,
        "video_id": None,
        "video": None,
        "thumbnail": None,
        "content_verified": None,
        "created_at": NOON,
        "finished_at": None,
    }
    return UploadItem(**(fields | changes))


def make_quota(**changes: Any) -> QuotaOut:
    """A small channel's quota."""
    fields: dict[str, Any] = {
        "max_videos_per_week": 10,
        "videos_this_week": 7,
        "next_slot_at": None,
        "max_duration_seconds": 900,
        "max_file_bytes": 2_000_000_000,
        "free_bytes": 580_000_000_000,
        "total_bytes": 2_000_000_000_000,
    }
    return QuotaOut.model_validate(fields | changes)


class MemoryVideos:
    """The server's side of the content list, in memory; ``refuse`` makes every call fail,
    ``refuse_for`` those about single videos."""

    def __init__(self, videos: Iterable[VideoOut] = (), *, page_size: int = 100) -> None:
        self.videos = {video.id: video for video in videos}
        self.refuse: StudioError | None = None
        self.refuse_for: dict[UUID, StudioError] = {}
        self.lose_answers_for: set[UUID] = set()
        self.changes = 0
        self.deleted: list[UUID] = []
        self._page_size = page_size

    async def page(
        self, tab: Tab, query: str, _sort: Sort, narrowing: Narrowing, cursor: str | None
    ) -> Page[VideoOut]:
        await self._answer()
        rows = self._matching(tab, query, narrowing)
        start = int(cursor or 0)
        stop = start + self._page_size
        following = str(stop) if stop < len(rows) else None
        return Page[VideoOut](items=rows[start:stop], next_cursor=following)

    async def counts(self, tab: Tab, query: str, narrowing: Narrowing) -> VideoCounts:
        await self._answer()
        tabs = {tab.value: sum(belongs(v, tab, "") for v in self.videos.values()) for tab in Tab}
        return VideoCounts.model_validate(
            tabs | {"matching": len(self._matching(tab, query, narrowing))}
        )

    async def video(self, video_id: UUID) -> VideoOut:
        await self._answer()
        return self.videos[video_id]

    async def change(self, video_id: UUID, patch: VideoPatch, etag: str) -> VideoOut:
        if self.videos[video_id].etag != etag:
            raise ServerRefusal("Somebody changed it.", code=ErrorCode.VIDEO_CHANGED)
        self.changes += 1
        changes = {name: getattr(patch, name) for name in patch.model_fields_set}
        changed = await self._set(video_id, **changes, etag=f'"{self.changes}"')
        if video_id in self.lose_answers_for:
            self.lose_answers_for.remove(video_id)
            raise Offline("The connection broke.")
        return changed

    async def tags(self, prefix: str) -> list[str]:
        await self._answer()
        found = {tag for video in self.videos.values() for tag in video.tags}
        return sorted(tag for tag in found if tag.startswith(prefix))

    async def publish(self, video_id: UUID, visibility: Visibility) -> VideoOut:
        return await self._set(video_id, status=VideoStatus.PUBLISHED, visibility=visibility)

    async def unpublish(self, video_id: UUID) -> VideoOut:
        return await self._set(video_id, status=VideoStatus.DRAFT)

    async def retry(self, video_id: UUID) -> VideoOut:
        return await self._set(video_id, status=VideoStatus.PROCESSING)

    async def delete(self, video_id: UUID) -> None:
        await self._answer(video_id)
        self.deleted.append(video_id)
        del self.videos[video_id]

    def watch_url(self, video: VideoOut) -> str:
        return f"http://127.0.0.1:1{video.watch_path}"

    def _matching(self, tab: Tab, query: str, narrowing: Narrowing) -> list[VideoOut]:
        rows = self.videos.values()
        return [v for v in rows if belongs(v, tab, query) and narrowing.fits(v)]

    async def _set(self, video_id: UUID, **changes: Any) -> VideoOut:
        await self._answer(video_id)
        self.videos[video_id] = self.videos[video_id].model_copy(update=changes)
        return self.videos[video_id]

    async def _answer(self, video_id: UUID | None = None) -> None:
        await asyncio.sleep(0)
        if self.refuse is not None:
            raise self.refuse
        if video_id in self.refuse_for:
            raise self.refuse_for[video_id]


class MemoryUploads:
    """The upload engine's commands, noted instead of carried out."""

    def __init__(self, items: Iterable[UploadItem] = ()) -> None:
        self.rows = list(items)
        self.asked: list[tuple[str, Any]] = []
        self.refuse: StudioError | None = None
        self._observers: list[ItemObserver] = []

    def items(self) -> list[UploadItem]:
        return list(self.rows)

    def subscribe(self, observer: ItemObserver) -> Callable[[], None]:
        self._observers.append(observer)
        return lambda: self._observers.remove(observer)

    def tell(self, item_id: UUID, item: UploadItem | None) -> None:
        """Let the observers hear of a change."""
        for observer in tuple(self._observers):
            observer(item_id, item)

    async def quota(self) -> QuotaOut:
        await self._note("quota", None)
        return make_quota()

    async def add(self, paths: Iterable[Path], replaces: UUID | None = None) -> list[UUID]:
        if replaces is not None:
            self.asked.append(("replace", replaces))
        added = [make_item(ItemState.CHECKING, path=path) for path in paths]
        for item in added:
            self.rows.append(item)
            self.tell(item.id, item)
        return [item.id for item in added]

    async def pause(self, item_id: UUID) -> None:
        await self._note("pause", item_id)

    async def resume(self, item_id: UUID) -> None:
        await self._note("resume", item_id)

    async def retry(self, item_id: UUID) -> None:
        await self._note("retry", item_id)

    async def cancel(self, item_id: UUID) -> None:
        await self._note("cancel", item_id)

    async def remove(self, item_id: UUID) -> None:
        await self._note("remove", item_id)

    async def pause_all(self) -> None:
        await self._note("pause_all", None)

    async def resume_all(self) -> None:
        await self._note("resume_all", None)

    async def encode_here(self, item_id: UUID, *, wanted: bool) -> None:
        await self._note("encode_here" if wanted else "send_file", item_id)

    async def publish(self, item_id: UUID, _visibility: Visibility) -> None:
        await self._note("publish", item_id)

    async def _note(self, what: str, about: Any) -> None:
        await asyncio.sleep(0)
        self.asked.append((what, about))
        if self.refuse is not None:
            raise self.refuse
