"""The editor on a server in memory, which keeps to the rules of ETags."""

import asyncio
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from server.contract.errors import ErrorCode
from server.contract.events import ChangeKind, ChangeOut
from server.contract.media import TranscodingStatus, VersionOut
from server.contract.thumbnails import ThumbnailOut
from server.contract.videos import VideoOut, VideoPatch, VideoStatus, Visibility
from studio.features.editor.drafts import VideoDrafts
from studio.features.editor.outbox import Outbox
from studio.features.editor.saving import DraftKeeper
from studio.features.editor.viewmodel import EditorViewModel
from studio.kit.errors import StudioError, refusal
from studio.kit.task_scope import TaskScope
from studio.storage.database import Database
from studio.storage.drafts import DraftStore
from studio.ui.state import ViewState
from tests.patience import eventually
from tests.studio.examples import NOON, make_video


def make_version(number: int, **changes: Any) -> VersionOut:
    """A version that is ready, with whatever is to differ."""
    fields: dict[str, Any] = {
        "number": number,
        "is_active": False,
        "playable": True,
        "status": TranscodingStatus.COMPLETED,
        "source_filename": "nouka.mp4",
        "source_bytes": 6_100_000_000,
        "duration_seconds": 1865.0,
        "width": 1920,
        "height": 1080,
        "error_message": None,
        "completed_at": NOON,
    }
    return VersionOut.model_validate(fields | changes)


class MemoryEditing:
    """Videos in memory. ``refuse`` makes every call fail; ``changes`` notes what was sent."""

    def __init__(self, *videos: VideoOut) -> None:
        self.videos = {video.id: video for video in videos}
        self.live = {
            video.id: [make_version(2, is_active=True), make_version(1)] for video in videos
        }
        self.pictures = [1, 2, 3]
        self.refuse: StudioError | None = None
        self.changes: list[dict[str, Any]] = []
        self.published: list[Visibility] = []
        self.asked: list[str] = []
        self.brought: list[tuple[bytes, str]] = []
        self.refuse_publish: StudioError | None = None
        self.held = 0
        """How many changes wait at the gate."""
        self.gate = asyncio.Event()
        self.gate.set()

    def change_elsewhere(self, video_id: UUID, **changes: Any) -> VideoOut:
        """Somebody else changes a video."""
        self._set(video_id, changes)
        return self.videos[video_id]

    async def video(self, video_id: UUID) -> VideoOut:
        await self._answer()
        if video_id not in self.videos:
            raise refusal(ErrorCode.NOT_FOUND, "There is no such video.")
        return self.videos[video_id]

    async def change(self, video_id: UUID, patch: VideoPatch, etag: str) -> VideoOut:
        self.held += 1
        await self.gate.wait()
        self.held -= 1
        video = await self.video(video_id)
        if etag != video.etag:
            raise refusal(ErrorCode.VIDEO_CHANGED, "Somebody changed this video meanwhile.")
        sent = patch.model_dump(exclude_unset=True)
        self.changes.append(sent)
        self._set(video_id, sent)
        return self.videos[video_id]

    async def publish(self, video_id: UUID, visibility: Visibility) -> VideoOut:
        await self._answer()
        if self.refuse_publish is not None:
            raise self.refuse_publish
        self.published.append(visibility)
        self._set(video_id, {"status": VideoStatus.PUBLISHED, "visibility": visibility})
        return self.videos[video_id]

    async def tags(self, prefix: str) -> list[str]:
        await self._answer()
        self.asked.append(prefix)
        return [tag for tag in ("boat building", "boats", "river") if tag.startswith(prefix)]

    async def planned(self) -> list[VideoOut]:
        await self._answer()
        return [v for v in self.videos.values() if v.status is VideoStatus.SCHEDULED]

    async def versions(self, video_id: UUID) -> list[VersionOut]:
        await self._answer()
        return self.live[video_id]

    async def activate(self, video_id: UUID, number: int) -> VideoOut:
        await self._answer()
        self.live[video_id] = [
            each.model_copy(update={"is_active": each.number == number})
            for each in self.live[video_id]
        ]
        return self.videos[video_id]

    async def thumbnails(self, _video_id: UUID) -> list[ThumbnailOut]:
        await self._answer()
        return [ThumbnailOut(candidate=n, path=f"/media/{n}.jpg") for n in self.pictures]

    async def choose_thumbnail(self, video_id: UUID, _candidate: int) -> VideoOut:
        await self._answer()
        return self.videos[video_id]

    async def bring_thumbnail(self, video_id: UUID, content: bytes, media_type: str) -> VideoOut:
        await self._answer()
        self.brought.append((content, media_type))
        return self.videos[video_id]

    def watch_url(self, video: VideoOut) -> str:
        return f"http://127.0.0.1:1{video.watch_path}"

    def _set(self, video_id: UUID, changes: dict[str, Any]) -> None:
        stamp = {"etag": f'"{uuid4().hex}"'}
        self.videos[video_id] = self.videos[video_id].model_copy(update=changes | stamp)

    async def _answer(self) -> None:
        await asyncio.sleep(0)
        if self.refuse is not None:
            raise self.refuse


class Bench:
    """An editor, its drafts on a real disk, and what it said."""

    def __init__(self, folder: Path, *videos: VideoOut) -> None:
        self.video = videos[0] if videos else make_video(description="Rivers.", tags=["boats"])
        self.server = MemoryEditing(*(videos or (self.video,)))
        self.errors: list[Exception] = []
        self.scope = TaskScope(self.errors.append)
        self.database = Database(folder / "studio.db")
        self.drafts = VideoDrafts(DraftStore(self.database, "me"))
        keeper = DraftKeeper(self.drafts, self.scope)
        self.outbox = Outbox(self.server, keeper, self.scope)
        self.model = EditorViewModel(self.server, keeper, self.outbox, self.scope)
        self.notes: list[str] = []
        self.failures: list[str] = []
        for part in (self.model, self.outbox):
            part.noted.connect(lambda text, _icon: self.notes.append(text))
            part.failed.connect(self.failures.append)

    async def open(self, video: VideoOut | None = None) -> None:
        """Open a video and wait until it stands."""
        self.model.open(video or self.video)
        await self.rest()
        assert self.model.state is ViewState.CONTENT

    async def rest(self) -> None:
        await eventually(lambda: not self.scope.busy)

    async def kept(self) -> None:
        """Wait until what was edited is on the disk."""
        self.model.keeper.keep_now()
        await self.rest()

    def tell(self, video: VideoOut) -> None:
        """The server tells of a change."""
        change = {"seq": 1, "kind": ChangeKind.VIDEO, "id": video.id, "video": video}
        self.model.take_change(ChangeOut.model_validate(change))

    async def close(self) -> None:
        await self.scope.aclose()
        self.database.close()


def at(text: str) -> datetime:
    """A moment."""
    return datetime.fromisoformat(text)
