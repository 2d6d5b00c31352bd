"""A server's streams in memory."""

from uuid import UUID, uuid4

from server.contract.playback import PlaybackOut
from studio.kit.errors import StudioError
from tests.studio.examples import NOON


class MemoryStreams:
    """Tells of a stream at ``base``. ``refuse`` makes every call fail."""

    def __init__(self, base: str = "http://127.0.0.1:9", refuse: StudioError | None = None) -> None:
        self.base = base
        self.refuse = refuse
        self.asked: list[UUID] = []

    async def playback(self, video_id: UUID) -> PlaybackOut:
        self.asked.append(video_id)
        if self.refuse is not None:
            raise self.refuse
        return PlaybackOut(
            version_id=uuid4(),
            playlist_path="/master.m3u8",
            storyboard_path="/storyboard.vtt",
            preview_path=None,
            resolutions=[],
            expires_at=NOON,
        )

    async def file(self, _path: str) -> bytes:
        return b"WEBVTT\n"

    def address(self, path: str) -> str:
        return self.base + path
