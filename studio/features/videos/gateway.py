"""What the content list asks of the server."""

from enum import StrEnum
from typing import Protocol
from uuid import UUID

from server.contract.channels import ChannelOut
from server.contract.shapes import Page
from server.contract.tags import TagOut
from server.contract.videos import VideoCounts, VideoOut, VideoPatch, VideoPublish, Visibility
from studio.features.videos.narrowing import Narrowing
from studio.net.client import ApiClient

PAGE_SIZE = 100
COMPLETIONS = 8


class Tab(StrEnum):
    """The saved views over a channel's videos, as the server names them."""

    ALL = "all"
    PUBLISHED = "published"
    PLANNED = "planned"
    DRAFTS = "drafts"
    PROCESSING = "processing"
    FAILED = "failed"


class Sort(StrEnum):
    """The orders the server can give."""

    NEWEST = "newest"
    OLDEST = "oldest"
    VIEWS = "views"
    FEWEST_VIEWS = "fewest_views"
    TITLE = "title"
    TITLE_DOWN = "title_down"
    COMMENTS = "comments"
    FEWEST_COMMENTS = "fewest_comments"


class Videos(Protocol):
    """The server's side of the content list. Every call may raise ``StudioError``."""

    async def page(
        self, tab: Tab, query: str, sort: Sort, narrowing: Narrowing, cursor: str | None
    ) -> Page[VideoOut]:
        """One page of the list."""
        ...

    async def counts(self, tab: Tab, query: str, narrowing: Narrowing) -> VideoCounts:
        """How many videos each tab holds, and how many the list."""
        ...

    async def video(self, video_id: UUID) -> VideoOut:
        """A video as it is now."""
        ...

    async def change(self, video_id: UUID, patch: VideoPatch, etag: str) -> VideoOut:
        """Change details, unless they are no longer those that the ETag stands for."""
        ...

    async def tags(self, prefix: str) -> list[str]:
        """Tags in use that begin so, the most used first."""
        ...

    async def publish(self, video_id: UUID, visibility: Visibility) -> VideoOut:
        """Put a playable video on air."""
        ...

    async def unpublish(self, video_id: UUID) -> VideoOut:
        """Take a video off air; it becomes a draft."""
        ...

    async def retry(self, video_id: UUID) -> VideoOut:
        """Process a failed video again."""
        ...

    async def delete(self, video_id: UUID) -> None:
        """Delete a video."""
        ...

    def watch_url(self, video: VideoOut) -> str:
        """The address of the watch page."""
        ...


class VideosGateway:
    """:class:`Videos` over one account's connection."""

    def __init__(self, api: ApiClient) -> None:
        self._api = api

    async def page(
        self, tab: Tab, query: str, sort: Sort, narrowing: Narrowing, cursor: str | None
    ) -> Page[VideoOut]:
        """One page of the list."""
        asked: dict[str, str | int | list[str] | None] = {
            "tab": tab.value,
            "q": query or None,
            "sort": sort.value,
            "cursor": cursor,
            "limit": PAGE_SIZE,
        }
        return await self._api.get("/videos", Page[VideoOut], asked | narrowing.asked())

    async def counts(self, tab: Tab, query: str, narrowing: Narrowing) -> VideoCounts:
        """How many videos each tab holds, and how many the list."""
        asked = {"tab": tab.value, "q": query or None} | narrowing.asked()
        return await self._api.get("/videos/counts", VideoCounts, asked)

    async def video(self, video_id: UUID) -> VideoOut:
        """A video as it is now."""
        return await self._api.get(f"/videos/{video_id}", VideoOut)

    async def change(self, video_id: UUID, patch: VideoPatch, etag: str) -> VideoOut:
        """Change details, unless they are no longer those that the ETag stands for."""
        return await self._api.patch(f"/videos/{video_id}", VideoOut, patch, if_match=etag)

    async def tags(self, prefix: str) -> list[str]:
        """Tags in use that begin so, the most used first."""
        page = await self._api.get("/tags", Page[TagOut], {"prefix": prefix, "limit": COMPLETIONS})
        return [tag.name for tag in page.items]

    async def publish(self, video_id: UUID, visibility: Visibility) -> VideoOut:
        """Put a playable video on air."""
        body = VideoPublish(visibility=visibility)
        return await self._api.post(f"/videos/{video_id}/publish", VideoOut, body)

    async def unpublish(self, video_id: UUID) -> VideoOut:
        """Take a video off air; it becomes a draft."""
        return await self._api.post(f"/videos/{video_id}/unpublish", VideoOut)

    async def retry(self, video_id: UUID) -> VideoOut:
        """Process a failed video again."""
        return await self._api.post(f"/videos/{video_id}/retry", VideoOut)

    async def delete(self, video_id: UUID) -> None:
        """Delete a video."""
        await self._api.delete(f"/videos/{video_id}")

    async def channel(self) -> ChannelOut:
        """The signed-in person's own channel."""
        return await self._api.get("/channel", ChannelOut)

    async def picture(self, path: str) -> bytes:
        """A thumbnail's bytes by its path on the server."""
        return await self._api.get_bytes(path)

    def watch_url(self, video: VideoOut) -> str:
        """The address of the watch page."""
        return self._api.base_url + video.watch_path
