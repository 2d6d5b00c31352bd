"""What the video editor is made of, for one account."""

from PySide6.QtCore import QObject

from server.contract.events import ChangeOut
from studio.features.editor.drafts import VideoDrafts
from studio.features.editor.gateway import EditingGateway
from studio.features.editor.media import MediaViewModel
from studio.features.editor.outbox import Outbox
from studio.features.editor.releases import Releases
from studio.features.editor.saving import DraftKeeper
from studio.features.editor.tag_completion import TagCompletion
from studio.features.editor.view import EditorView
from studio.features.editor.viewmodel import EditorViewModel
from studio.kit.task_scope import TaskScope
from studio.net.client import ApiClient
from studio.storage.drafts import DraftStore
from studio.ui.memory import Memory
from studio.ui.player.streaming import ServerStreams, StreamPlayer
from studio.ui.theme import current_theme
from studio.ui.thumbnail import ThumbnailCache

_POSTER_SIDE = 1280
_POSTERS = 24


class EditorParts(QObject):
    """The models of the editor, alive as long as the account is signed in.

    Args:
        api: The account's connection.
        store: The account's drafts.
        scope: Runs the requests.
        memory: How the account's screens were left.
    """

    def __init__(self, api: ApiClient, store: DraftStore, scope: TaskScope, memory: Memory) -> None:
        super().__init__()
        self.gateway = EditingGateway(api)
        self.keeper = DraftKeeper(VideoDrafts(store), scope)
        self.outbox = Outbox(self.gateway, self.keeper, scope)
        self.model = EditorViewModel(self.gateway, self.keeper, self.outbox, scope)
        hold = current_theme().tokens.number("motion.undoToast")
        self.media = MediaViewModel(self.gateway, scope, hold_ms=hold)
        self.releases = Releases(self.gateway, scope, memory)
        self.completion = TagCompletion(self.gateway, scope)
        self.player = StreamPlayer(ServerStreams(api), scope)
        self.posters = ThumbnailCache(api.get_bytes, scope, side=_POSTER_SIDE, most=_POSTERS)

    def make_view(self) -> EditorView:
        """The page over these models."""
        return EditorView(
            self.model, self.media, self.completion, self.releases, self.posters, self.player
        )

    def take_change(self, change: ChangeOut) -> None:
        """The server tells of a change."""
        self.model.take_change(change)
        if change.video is not None:
            self.media.take(change.video)

    def try_now(self) -> None:
        """The server is back, or may be: send what waits, and look what has changed."""
        self.outbox.send_all()
        self.model.refresh()
        self.media.again()

    def close(self) -> None:
        """Let go of everything now rather than with the next collection."""
        self.player.close()
        parts = (self.keeper, self.model, self.media, self.releases, self.completion)
        for part in (*parts, self.outbox, self.posters, self.player, self):
            part.deleteLater()
