"""A whole editor page over a bench."""

from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtGui import QImage

from server.contract.videos import VideoOut
from studio.features.editor.media import MediaViewModel
from studio.features.editor.releases import Releases
from studio.features.editor.tag_completion import TagCompletion
from studio.features.editor.view import EditorView
from studio.kit.errors import Offline
from studio.ui.memory import Memory
from studio.ui.player.streaming import StreamPlayer
from studio.ui.thumbnail import ThumbnailCache
from tests.studio.features.editor.bench import Bench
from tests.studio.features.profile.bench import png
from tests.studio.ui.player.streams import MemoryStreams


class Page(Bench):
    """A bench with its view."""

    def __init__(self, folder: Path, *videos: VideoOut) -> None:
        super().__init__(folder, *videos)
        ini = QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)
        self.media = MediaViewModel(self.server, self.scope, hold_ms=60_000)
        self.releases = Releases(self.server, self.scope, Memory(ini, "me"))
        self.completion = TagCompletion(self.server, self.scope)
        self.posters = ThumbnailCache(_picture, self.scope)
        self.streams = MemoryStreams(refuse=Offline("The server cannot be reached."))
        self.player = StreamPlayer(self.streams, self.scope)
        self.view = EditorView(
            self.model, self.media, self.completion, self.releases, self.posters, self.player
        )


async def _picture(_path: str) -> bytes:
    return png(QImage(32, 18, QImage.Format.Format_RGB32))
