"""Everything that lives as long as one account is signed in."""

import asyncio
import contextlib
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from server.contract.channels import ChannelOut
from studio.app.editor_parts import EditorParts
from studio.features.identity.account_page import AccountModels
from studio.features.identity.gateway import OpenAccount
from studio.features.profile.gateway import ProfileGateway
from studio.features.profile.viewmodel import ProfileViewModel
from studio.features.subtitles.draft import Drafts
from studio.features.subtitles.gateway import SubtitlesGateway
from studio.features.subtitles.listening import Listening
from studio.features.subtitles.viewmodel import SubtitlesViewModel
from studio.features.uploads.engine import UploadEngine
from studio.features.uploads.gateway import UploadGateway
from studio.features.uploads.viewmodel import UploadsViewModel
from studio.features.videos.gateway import VideosGateway
from studio.features.videos.viewmodel import VideosViewModel
from studio.kit import paths
from studio.kit.errors import SessionEnded, StudioError
from studio.kit.task_scope import ErrorSink, TaskScope
from studio.net.bandwidth import Bandwidth
from studio.net.events import ChangeFeed
from studio.net.sampler import Sampler
from studio.storage.database import Database
from studio.storage.drafts import DraftStore
from studio.storage.queue import UploadQueue
from studio.ui.memory import Memory
from studio.ui.player.streaming import ServerStreams, StreamPlayer
from studio.ui.theme import current_theme
from studio.ui.thumbnail import ThumbnailCache

_SETTLE_SECONDS = 5.0
_LINK_PATIENCE_MS = 2500
"""A link lost for less than this is no news."""


class AccountSession(QObject):
    """One account's connection, engine, view models and pictures.

    Args:
        opened: The session that stands.
        database: The studio's.
        thumbnails: The folder for small pictures.
        on_error: Told of what nothing else can show.
        parallel: How many files are sent at once.
        bandwidth: What they may send together.
        memory: How the account's screens were left.
    """

    changed = Signal()
    """Channel, link or the session's life changed."""
    tried = Signal()
    """Somebody would rather not wait for the next attempt to reach the server."""

    def __init__(
        self,
        opened: OpenAccount,
        database: Database,
        thumbnails: Path,
        on_error: ErrorSink,
        *,
        parallel: int,
        encodes_here: Callable[[], bool],
        bandwidth: Bandwidth,
        memory: Memory,
    ) -> None:
        super().__init__()
        self.account = opened.account
        self.memory = memory
        self.api = opened.api
        self.scope = TaskScope(on_error, name="account", threads=6)
        self.feed = ChangeFeed(opened.api, self.scope)
        uploads_gateway = UploadGateway(opened.api, self.feed, bandwidth=bandwidth)
        self.engine = UploadEngine(
            self.account.key,
            uploads_gateway,
            UploadQueue(database),
            thumbnails,
            on_error,
            parallel=parallel,
            ladders=paths.cache_dir() / "ladders" / memory.name,
            encodes_here=encodes_here,
        )
        self.sampler = Sampler(paths.cache_dir() / "samples")
        self.gateway = VideosGateway(opened.api)
        hold = current_theme().tokens.number("motion.undoToast")
        self.videos = VideosViewModel(self.gateway, self.scope, hold_ms=hold, memory=memory)
        drafts = Drafts(paths.data_dir() / "subtitles" / memory.name)
        subtitles = SubtitlesGateway(opened.api, self.scope)
        listening = Listening(subtitles, paths.cache_dir() / "sound", self.scope)
        self.subtitles = SubtitlesViewModel(subtitles, drafts, listening, self.scope)
        self.film = StreamPlayer(ServerStreams(opened.api), self.scope)
        store = DraftStore(database, self.account.key)
        self.editor = EditorParts(opened.api, store, self.scope, memory)
        self.own = AccountModels(opened.api, self.scope, memory, self.account.username)
        self.profile = ProfileViewModel(ProfileGateway(opened.api), self.scope, memory)
        self.uploads: UploadsViewModel | None = None
        self.pictures = ThumbnailCache(self.gateway.picture, self.scope)
        self.channel: ChannelOut | None = None
        self.offline_since: datetime | None = None
        self.ended = False
        self._over = False
        self._stops: list[Callable[[], None]] = []
        self._lost = QTimer(self)
        self._lost.setSingleShot(True)
        self._lost.setInterval(_LINK_PATIENCE_MS)
        self._lost.timeout.connect(self._on_lost)

    async def open(self) -> UploadsViewModel:
        """Read the queue, connect, and ask for what the screens show first."""
        await self.engine.open()
        uploads = UploadsViewModel(self.engine, self.scope, base_url=self.api.base_url)
        self.uploads = uploads
        self._stops.append(self.feed.subscribe(self.videos.take_change))
        self._stops.append(self.feed.subscribe(self.editor.take_change))
        self._stops.append(self.feed.observe_link(self._on_link))
        self._stops.append(self.api.session.observe_end(self._on_over))
        self.feed.start()
        self._lost.start()
        self.videos.changed.connect(self._watch_for_end)
        self.videos.load()
        self.editor.outbox.send_all()
        uploads.load_quota()
        self.profile.load()
        self.own.reminder.load()
        self.scope.start(self._load_channel(), name="channel")
        return uploads

    async def close(self) -> None:
        """Stop everything; the queue on disk keeps what was under way."""
        for stop in self._stops:
            stop()
        self._lost.stop()
        await self.subtitles.finish()
        if self.uploads is not None:
            self.uploads.close()
        with contextlib.suppress(StudioError):  # the page has said that it cannot be kept
            await self.editor.model.keeper.settle()
        await self.engine.close()
        await self.scope.aclose()
        await self.api.aclose()
        # Now rather than with the next collection: their timers would run on until then.
        self.own.close()
        self.editor.close()
        self.film.close()
        for model in (self.videos, self.uploads, self.subtitles, self.profile, self.pictures, self):
            if model is not None:
                model.deleteLater()

    async def settle(self) -> None:
        """Let requests that were just begun (a deletion that became final) reach the server."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(_SETTLE_SECONDS):
                await self.videos.settled()

    async def sign_out(self) -> None:
        """End the session, here and on the server."""
        with contextlib.suppress(StudioError):
            await self.api.sign_out()

    def try_now(self) -> None:
        """Do not wait for the next attempt to reach the server."""
        self.tried.emit()
        self.feed.start()
        self.videos.load()
        self.editor.try_now()
        if self.uploads is not None:
            self.uploads.load_quota()

    async def _load_channel(self) -> None:
        with contextlib.suppress(StudioError):
            self.channel = await self.gateway.channel()
            self.changed.emit()

    def _on_link(self, linked: bool) -> None:  # noqa: FBT001 - the feed's signature
        if not linked:
            self._lost.start()
            return
        self._lost.stop()
        away = self.offline_since is not None
        self.offline_since = None
        if away:
            # What happened meanwhile may be older than what the server still remembers.
            self.try_now()
        if self.channel is None:
            self.scope.start(self._load_channel(), name="channel")
        self.changed.emit()

    def _on_lost(self) -> None:
        if not self.feed.linked and not self.ended:
            self.offline_since = datetime.now(UTC)
            self.changed.emit()

    def _on_over(self) -> None:
        self._over = True
        self._watch_for_end()

    def _watch_for_end(self) -> None:
        ended = self._over or isinstance(self.videos.problem, SessionEnded)
        if ended != self.ended:
            self.ended = ended
            self.changed.emit()
