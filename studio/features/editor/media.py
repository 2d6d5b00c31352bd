"""The versions of a video and the pictures it can have. No widgets."""

import shutil
from collections.abc import Awaitable, Callable
from pathlib import Path
from tempfile import mkdtemp
from uuid import UUID
from weakref import finalize

from PySide6.QtCore import QObject, Signal

from server.contract.errors import ErrorCode
from server.contract.media import VersionOut
from server.contract.thumbnails import PICTURE_BYTES_MAX, ThumbnailOut
from server.contract.videos import VideoOut
from studio.features.editor.gateway import Editing
from studio.kit.errors import LocalFileMissing, NetworkError, StudioError
from studio.kit.task_scope import TaskScope
from studio.ui import formatting
from studio.ui.problems import sentence_of
from studio.ui.undo import HeldAction

_TYPES = {
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".png": "image/png",
    ".webp": "image/webp",
}
PICTURES = " ".join(f"*{suffix}" for suffix in _TYPES)
"""Names of pictures that can stand for a video, for a dialog that chooses files."""


class MediaViewModel(QObject):
    """What can be chosen at once, without a draft: the version on air and the picture.

    Args:
        editing: The account's server.
        scope: Runs the requests.
        hold_ms: How long another version can be undone.
    """

    changed = Signal()
    picture_changed = Signal(str)
    """The picture at this path is another one."""
    video_changed = Signal(object)
    held = Signal(object)
    """A :class:`HeldAction` that can be undone."""
    noted = Signal(str, str)
    failed = Signal(str)

    def __init__(self, editing: Editing, scope: TaskScope, *, hold_ms: int) -> None:
        super().__init__()
        self._editing = editing
        self._scope = scope
        self._hold_ms = hold_ms
        self._video_id: UUID | None = None
        self._shown = True
        self._stale = False
        self.versions: list[VersionOut] = []
        self.thumbnails: list[ThumbnailOut] = []
        self.chosen: int | None = None
        """The picture that was chosen here; which one it was before, nobody tells."""
        self.busy = False
        self._frames: Path | None = None
        self._asked = 0
        self._owners: dict[Path, UUID | None] = {}
        """Of frames that are being written, by their paths."""

    @property
    def active(self) -> int | None:
        """The number of the version that viewers get."""
        return next((each.number for each in self.versions if each.is_active), None)

    def load(self, video_id: UUID) -> None:
        """Ask for everything of a video; what is here of another goes."""
        if video_id != self._video_id:
            self._video_id, self.chosen = video_id, None
            self.versions, self.thumbnails = [], []
            self.changed.emit()
        if not self._scope.closed:
            self._scope.start(self._load(video_id), name="versions")

    def again(self) -> None:
        """Ask for what may be otherwise now, once somebody looks at it."""
        if self._video_id is not None and self._shown:
            self.load(self._video_id)
        self._stale = not self._shown

    def show(self, *, on: bool) -> None:
        """The page is shown from now on, or no longer."""
        self._shown = on
        if on and self._stale:
            self.again()

    def make_live(self, number: int) -> None:
        """Let viewers have another version; it can be undone for a while."""
        before = self.active
        if self._video_id is None or before is None or number == before:
            return
        video_id = self._video_id
        words = self.tr("Version %1 is live").replace("%1", formatting.number(number))

        def undo() -> None:
            self._run(lambda: self._activate(video_id, before))

        async def work() -> None:
            await self._activate(video_id, number)
            self.held.emit(HeldAction(words, lambda: None, undo, self._hold_ms, self))

        self._run(work)

    def choose_picture(self, candidate: int) -> None:
        """Let one of the server's pictures stand for the video."""
        video_id = self._video_id
        if video_id is None:
            return

        async def work() -> None:
            video = await self._editing.choose_thumbnail(video_id, candidate)
            if video_id == self._video_id:
                self.chosen = candidate
            if video.thumbnail_path is not None:
                self.picture_changed.emit(video.thumbnail_path)
            self.video_changed.emit(video)
            self.noted.emit(self.tr("The picture was changed"), "image")

        self._run(work)

    def new_frame(self) -> Path:
        """Where a frame is to be written that shall stand for the video."""
        if self._frames is None:
            self._frames = Path(mkdtemp(prefix="chitra-frames-"))
            finalize(self, shutil.rmtree, self._frames, ignore_errors=True)
        self._asked += 1
        frame = self._frames / f"{self._asked}.jpg"
        self._owners[frame] = self._video_id
        return frame

    def bring_frame(self, frame: Path) -> None:
        """Let a frame that was written there stand for the video it was asked for."""
        # Another video may be shown by now.
        self._bring(frame, self._owners.pop(frame, None), keep=False)

    def bring_picture(self, picture: Path) -> None:
        """Let a picture of this computer stand for the video."""
        self._bring(picture, self._video_id, keep=True)

    def _bring(self, path: Path, video_id: UUID | None, *, keep: bool) -> None:
        if video_id is None:
            return

        async def work() -> None:
            content = await self._scope.run_blocking(_read_picture, path, keep=keep)
            media_type = _TYPES[path.suffix.lower()]
            video = await self._editing.bring_thumbnail(video_id, content, media_type)
            if video_id == self._video_id:
                self.chosen = None
            if video.thumbnail_path is not None:
                self.picture_changed.emit(video.thumbnail_path)
            self.video_changed.emit(video)
            self.noted.emit(self.tr("The picture was changed"), "image")

        self._run(work)

    async def _activate(self, video_id: UUID, number: int) -> None:
        video = await self._editing.activate(video_id, number)
        self.video_changed.emit(video)
        await self._load(video_id)

    async def _load(self, video_id: UUID) -> None:
        try:
            versions = await self._editing.versions(video_id)
            if video_id == self._video_id:
                self.versions = versions
                self.changed.emit()
            thumbnails = await self._editing.thumbnails(video_id)
            if video_id == self._video_id:
                self.thumbnails = thumbnails
                self.changed.emit()
        except NetworkError:
            return  # the window says so, and asks again when the server is back
        except StudioError as error:
            if error.code != ErrorCode.NOT_FOUND:  # which the page itself says
                self.failed.emit(sentence_of(error))

    def _run(self, work: Callable[[], Awaitable[None]]) -> None:
        if not self._scope.closed:
            self.busy = True
            self.changed.emit()
            self._scope.start(self._carry_out(work), name="versions and pictures")

    async def _carry_out(self, work: Callable[[], Awaitable[None]]) -> None:
        try:
            await work()
        except StudioError as error:
            self.failed.emit(sentence_of(error))
        finally:
            self.busy = False
            self.changed.emit()

    def take(self, video: VideoOut) -> None:
        """The server tells of a change; a version may have become ready."""
        if video.id == self._video_id:
            self.again()


def _read_picture(path: Path, *, keep: bool) -> bytes:
    """Read a picture to be sent; blocks.

    Raises:
        StudioError: It cannot be read, is none that can be sent, or is too large.
    """
    if path.suffix.lower() not in _TYPES:
        raise StudioError(
            "This is not a picture that can be read. Choose a JPEG, PNG or WebP.",
            code=ErrorCode.NOT_A_PICTURE,
        )
    try:
        size = path.stat().st_size
        content = path.read_bytes() if size <= PICTURE_BYTES_MAX else b""
    except OSError as error:
        raise LocalFileMissing(
            "The file cannot be read. Check that it is still there, or choose another."
        ) from error
    if not keep:
        path.unlink(missing_ok=True)
    if not content:
        raise StudioError(
            "This picture is too large to be sent. Choose one of less than 8 MB.",
            code=ErrorCode.NOT_A_PICTURE,
        )
    return content
