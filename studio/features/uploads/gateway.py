"""Everything the upload engine asks of the server."""

from collections.abc import Callable, Mapping
from pathlib import Path
from uuid import UUID

from server.contract.channels import QuotaOut
from server.contract.uploads import UploadOut
from server.contract.videos import VideoOut, VideoPublish, Visibility
from studio.net.bandwidth import UNCAPPED, Bandwidth
from studio.net.chunk_size import LARGEST, ChunkSize
from studio.net.client import API_PREFIX, ApiClient
from studio.net.events import ChangeFeed, ChangeObserver, LinkObserver
from studio.net.tus import TusUpload, terminate


class UploadGateway:
    """One account's uploads on one server. Every method raises :class:`StudioError` only.

    Args:
        api: The account's connection.
        feed: Its live changes.
        chunk_bytes: The most that one request of an upload carries.
        bandwidth: What all uploads together may send.
    """

    def __init__(
        self,
        api: ApiClient,
        feed: ChangeFeed,
        *,
        chunk_bytes: int = LARGEST,
        bandwidth: Bandwidth = UNCAPPED,
    ) -> None:
        self._api = api
        self._feed = feed
        # Of the line, which all uploads of the account share, and which outlives each try.
        self._chunk = ChunkSize(chunk_bytes)
        self._bandwidth = bandwidth

    @property
    def linked(self) -> bool:
        """Whether live changes are coming in."""
        return self._feed.linked

    async def quota(self) -> QuotaOut:
        """What the channel may upload now."""
        return await self._api.get("/channel/quota", QuotaOut)

    async def upload(self, upload_path: str) -> UploadOut:
        """An upload as the server has it."""
        return await self._api.get(upload_path.removeprefix(API_PREFIX), UploadOut)

    async def video(self, video_id: UUID) -> VideoOut:
        """A video as it is now."""
        return await self._api.get(f"/videos/{video_id}", VideoOut)

    async def publish(self, video_id: UUID, visibility: Visibility) -> VideoOut:
        """Put a playable video on air."""
        body = VideoPublish(visibility=visibility)
        return await self._api.post(f"/videos/{video_id}/publish", VideoOut, body)

    async def process_again(self, video_id: UUID) -> VideoOut:
        """Let the server try once more to make a failed video playable."""
        return await self._api.post(f"/videos/{video_id}/retry", VideoOut)

    async def delete_video(self, video_id: UUID) -> None:
        """Put a video in the bin."""
        await self._api.delete(f"/videos/{video_id}")

    async def token(self) -> str:
        """A token for the next request of an upload."""
        return await self._api.session.access_token()

    async def renew(self, rejected: str) -> str:
        """A token other than the one the server has just rejected."""
        return await self._api.session.renew(rejected)

    def on_change(self, observer: ChangeObserver) -> Callable[[], None]:
        """Tell ``observer`` of every change; the returned function stops it."""
        return self._feed.subscribe(observer)

    def on_link(self, observer: LinkObserver) -> Callable[[], None]:
        """Tell ``observer`` when the link comes and goes; the returned function stops it."""
        return self._feed.observe_link(observer)

    def open(self, path: Path, metadata: Mapping[str, str], upload_path: str | None) -> TusUpload:
        """Open a file for sending. Blocks, as do the methods of what it returns."""
        return TusUpload(
            self._api.base_url,
            path,
            metadata,
            upload_path=upload_path,
            chunk=self._chunk,
            bandwidth=self._bandwidth,
        )

    def terminate(self, upload_path: str, token: str) -> None:
        """Delete an upload on the server. Blocks."""
        terminate(self._api.base_url, upload_path, token)
