"""Playing what a server has: asks for the stream, opens it, and brings its storyboard."""

from typing import Protocol
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QPixmap

from server.contract.playback import PlaybackOut
from studio.kit.errors import NetworkError, StudioError
from studio.kit.task_scope import TaskScope
from studio.media.player.messages import Stream
from studio.net.client import ApiClient
from studio.ui.player.playback import Playback
from studio.ui.player.storyboard import Storyboard


class Streams(Protocol):
    """What is asked of the server. Coroutines may raise ``StudioError``."""

    async def playback(self, video_id: UUID) -> PlaybackOut:
        """The stream of a video, as its owner gets it."""
        ...

    async def file(self, path: str) -> bytes:
        """A small file of the stream."""
        ...

    def address(self, path: str) -> str:
        """The whole address of a path of the server."""
        ...


class ServerStreams:
    """:class:`Streams` over an account's connection."""

    def __init__(self, api: ApiClient) -> None:
        self._api = api

    async def playback(self, video_id: UUID) -> PlaybackOut:
        """The stream of a video, as its owner gets it."""
        return await self._api.get(f"/videos/{video_id}/playback", PlaybackOut)

    async def file(self, path: str) -> bytes:
        """A small file of the stream."""
        return await self._api.get_bytes(path)

    def address(self, path: str) -> str:
        """The whole address of a path of the server."""
        return f"{self._api.base_url}{path}"


class StreamPlayer(QObject):
    """A :class:`Playback` of one's videos on the server.

    Args:
        streams: The server's side.
        scope: Runs the requests.
    """

    arrived = Signal()
    """A picture of the storyboard came."""

    def __init__(self, streams: Streams, scope: TaskScope) -> None:
        super().__init__()
        self._streams = streams
        self._scope = scope
        self._video_id: UUID | None = None
        self._storyboard: Storyboard | None = None
        self.playback = Playback()
        self.playback.reopen = self._ask

    def show(self, video_id: UUID | None) -> None:
        """Open a video, unless it is open; None shows nothing."""
        if video_id == self._video_id:
            return
        self._video_id, self._storyboard = video_id, None
        if video_id is None:
            self.playback.show_nothing()
        else:
            self._ask()

    def picture_at(self, milliseconds: int) -> QPixmap | None:
        """The storyboard's picture of a moment; None while there is none."""
        return None if self._storyboard is None else self._storyboard.at(milliseconds)

    def close(self) -> None:
        """For good."""
        self._video_id = None
        self.playback.close()

    def _ask(self) -> None:
        if self._video_id is not None and not self._scope.closed:
            self.playback.wait()
            self._scope.start(self._open(self._video_id), name="stream")

    async def _open(self, video_id: UUID) -> None:
        try:
            answer = await self._streams.playback(video_id)
        except StudioError as error:
            if video_id == self._video_id:
                self.playback.refuse("away" if isinstance(error, NetworkError) else "refused")
            return
        if video_id != self._video_id:
            return
        if answer.storyboard_path is not None:
            board = Storyboard(answer.storyboard_path, self._streams.file, self._scope)
            board.arrived.connect(self.arrived)
            self._storyboard = board
        self.playback.open(Stream(address=self._streams.address(answer.playlist_path)))
