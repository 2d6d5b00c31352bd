"""Keeping what is typed on this computer until the server has it."""

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QObject, QTimer, Signal

from studio.features.subtitles.cue import Cues
from studio.features.subtitles.draft import Draft, Drafts
from studio.features.subtitles.gateway import Place
from studio.kit.errors import StudioError
from studio.kit.task_scope import TaskScope

KEEP_MS = 800
"""After the last key, before a draft is written."""


class SaveState(Enum):
    """Where what was typed is."""

    SENT = "sent"
    """The server has it."""
    TYPED = "typed"
    """In memory, for less than a second."""
    KEPT = "kept"
    """On this computer."""
    SENDING = "sending"
    NOT_KEPT = "not-kept"
    """The disk would not take it."""


@dataclass(frozen=True, slots=True)
class Typed:
    """A track as it is this moment, and what it was begun from."""

    place: Place
    language: str
    base: str
    cues: Cues


class Keeping(QObject):
    """Knows where what was typed is, and writes drafts.

    Args:
        drafts: On the disk.
        scope: Runs what blocks.
    """

    changed = Signal()
    due = Signal()
    """Typing has paused: it is time for :meth:`keep`."""
    failed = Signal(object)
    """A :class:`StudioError`: the disk would not take it."""

    def __init__(self, drafts: Drafts, scope: TaskScope) -> None:
        super().__init__()
        self._drafts = drafts
        self._scope = scope
        self._newest: Cues | None = None
        self.state = SaveState.SENT
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(KEEP_MS)
        self._later.timeout.connect(self.due)

    @property
    def waits(self) -> bool:
        """Whether there is something that is nowhere but in memory."""
        return self.state in {SaveState.TYPED, SaveState.NOT_KEPT}

    def begin(self, cues: Cues, state: SaveState) -> None:
        """Another track is shown."""
        self._later.stop()
        self._newest = cues
        self.show(state)

    def typed(self, cues: Cues) -> None:
        """Something was changed."""
        self._newest = cues
        self.show(SaveState.TYPED)
        self._later.start()

    def show(self, state: SaveState) -> None:
        """Know another state."""
        self.state = state
        self.changed.emit()

    async def keep(self, typed: Typed) -> None:
        """Write a draft now."""
        if self._newest is typed.cues:
            self._later.stop()
        place = typed.place
        try:
            await self._scope.run_blocking(
                self._drafts.keep,
                place.video_id,
                place.number,
                typed.language,
                typed.base,
                typed.cues,
            )
        except StudioError as error:
            self.show(SaveState.NOT_KEPT)
            self.failed.emit(error)
            return
        if self._newest is typed.cues and self.state is not SaveState.SENDING:
            self.show(SaveState.KEPT)

    async def sent(self, typed: Typed) -> None:
        """The server has it: unless more was typed meanwhile, no draft is needed."""
        if self._newest is typed.cues:
            await self.drop(typed.place, typed.language)
            self.show(SaveState.SENT)
        else:
            self.show(SaveState.TYPED)
            self._later.start()

    async def read(self, place: Place, language: str) -> Draft | None:
        """The draft of a track."""
        return await self._scope.run_blocking(
            self._drafts.read, place.video_id, place.number, language
        )

    async def drop(self, place: Place, language: str) -> None:
        """Forget a draft."""
        await self._scope.run_blocking(self._drafts.drop, place.video_id, place.number, language)
