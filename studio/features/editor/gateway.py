"""What the video editor asks of the server."""

from typing import Protocol
from uuid import UUID

from server.contract.media import VersionOut
from server.contract.shapes import Page
from server.contract.tags import TagOut
from server.contract.thumbnails import ThumbnailChoice, ThumbnailOut
from server.contract.videos import VideoOut, VideoPatch, VideoPublish, Visibility
from studio.net.client import ApiClient

COMPLETIONS = 8
_MOST = 100


class Editing(Protocol):
    """The server's side of the editor. Every call may raise ``StudioError``."""

    async def video(self, video_id: UUID) -> VideoOut:
        """The video as it is now."""
        ...

    async def change(self, video_id: UUID, patch: VideoPatch, etag: str) -> VideoOut:
        """Change details, unless they are no longer those that the ETag stands for."""
        ...

    async def publish(self, video_id: UUID, visibility: Visibility) -> VideoOut:
        """Put a draft on air."""
        ...

    async def tags(self, prefix: str) -> list[str]:
        """Tags in use that begin so, the most used first."""
        ...

    async def planned(self) -> list[VideoOut]:
        """Videos that will go on air by themselves."""
        ...

    async def versions(self, video_id: UUID) -> list[VersionOut]:
        """The video's versions, newest first."""
        ...

    async def activate(self, video_id: UUID, number: int) -> VideoOut:
        """Let viewers have another version."""
        ...

    async def thumbnails(self, video_id: UUID) -> list[ThumbnailOut]:
        """The pictures to choose from."""
        ...

    async def choose_thumbnail(self, video_id: UUID, candidate: int) -> VideoOut:
        """Let one of them stand for the video."""
        ...

    async def bring_thumbnail(self, video_id: UUID, content: bytes, media_type: str) -> VideoOut:
        """Let a picture of one's own stand for it."""
        ...

    def watch_url(self, video: VideoOut) -> str:
        """The address of the watch page."""
        ...


class EditingGateway:
    """:class:`Editing` over one account's connection."""

    def __init__(self, api: ApiClient) -> None:
        self._api = api

    async def video(self, video_id: UUID) -> VideoOut:
        """The video as it is now."""
        return await self._api.get(f"/videos/{video_id}", VideoOut)

    async def change(self, video_id: UUID, patch: VideoPatch, etag: str) -> VideoOut:
        """Change details, unless they are no longer those that the ETag stands for."""
        return await self._api.patch(f"/videos/{video_id}", VideoOut, patch, if_match=etag)

    async def publish(self, video_id: UUID, visibility: Visibility) -> VideoOut:
        """Put a draft on air."""
        body = VideoPublish(visibility=visibility)
        return await self._api.post(f"/videos/{video_id}/publish", VideoOut, body)

    async def tags(self, prefix: str) -> list[str]:
        """Tags in use that begin so, the most used first."""
        asked: dict[str, str | int | None] = {"prefix": prefix, "limit": COMPLETIONS}
        page = await self._api.get("/tags", Page[TagOut], asked)
        return [tag.name for tag in page.items]

    async def planned(self) -> list[VideoOut]:
        """Videos that will go on air by themselves."""
        asked: dict[str, str | int | None] = {"tab": "planned", "limit": _MOST}
        return (await self._api.get("/videos", Page[VideoOut], asked)).items

    async def versions(self, video_id: UUID) -> list[VersionOut]:
        """The video's versions, newest first."""
        return await self._api.get(f"/videos/{video_id}/versions", list[VersionOut])

    async def activate(self, video_id: UUID, number: int) -> VideoOut:
        """Let viewers have another version."""
        path = f"/videos/{video_id}/versions/{number}/activate"
        return await self._api.post(path, VideoOut)

    async def thumbnails(self, video_id: UUID) -> list[ThumbnailOut]:
        """The pictures to choose from."""
        return await self._api.get(f"/videos/{video_id}/thumbnails", list[ThumbnailOut])

    async def choose_thumbnail(self, video_id: UUID, candidate: int) -> VideoOut:
        """Let one of them stand for the video."""
        body = ThumbnailChoice(candidate=candidate)
        return await self._api.post(f"/videos/{video_id}/thumbnail", VideoOut, body)

    async def bring_thumbnail(self, video_id: UUID, content: bytes, media_type: str) -> VideoOut:
        """Let a picture of one's own stand for it."""
        await self._api.put_bytes(f"/videos/{video_id}/thumbnail", content, media_type)
        return await self.video(video_id)

    def watch_url(self, video: VideoOut) -> str:
        """The address of the watch page."""
        return self._api.base_url + video.watch_path
