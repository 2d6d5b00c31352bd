"""Keeping what is typed on this computer until the server has it."""

import asyncio
from dataclasses import dataclass, replace
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
    """A track as it was at some moment, and the server's text that it was begun from."""

    place: Place
    language: str
    base: str
    cues: Cues


class Keeping(QObject):
    """Knows where what is shown is, and writes drafts, one after another.

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
        self._lock = asyncio.Lock()
        self._shown: Cues | None = None
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
        self._shown = cues
        self._show(state)

    def typed(self, cues: Cues) -> None:
        """Something was changed."""
        self._shown = cues
        self._show(SaveState.TYPED)
        self._later.start()

    async def keep(self, typed: Typed) -> bool:
        """Write a draft now. Returns whether it is on the disk."""
        if self._shown is typed.cues:
            self._later.stop()
        try:
            async with self._lock:
                await self._scope.run_blocking(
                    self._drafts.keep, typed.place, typed.language, typed.base, typed.cues
                )
        except StudioError as error:
            self._say(typed, SaveState.NOT_KEPT)
            self.failed.emit(error)
            return False
        if self.state is not SaveState.SENDING:
            self._say(typed, SaveState.KEPT)
        return True

    def sending(self, typed: Typed) -> None:
        """It is on its way."""
        self._say(typed, SaveState.SENDING)

    def not_sent(self, typed: Typed, *, kept: bool) -> None:
        """The server did not take it."""
        self._say(typed, SaveState.KEPT if kept else SaveState.NOT_KEPT)

    async def sent(self, typed: Typed, etag: str, *, whole: bool) -> None:
        """The server has it.

        The draft goes, unless more was typed meanwhile, or the server left out what has no words
        yet: then it stays, begun from what the server has now.
        """
        if self._shown is typed.cues and not whole:
            kept = await self.keep(replace(typed, base=etag))
            self.not_sent(typed, kept=kept)
            return
        async with self._lock:
            there = await self._read(typed.place, typed.language)
            if there is not None and there.cues == typed.cues:
                await self._scope.run_blocking(self._drafts.drop, typed.place, typed.language)
        self._say(typed, SaveState.SENT)
        if self.state is SaveState.SENDING:
            self._show(SaveState.TYPED)
            self._later.start()

    async def read(self, place: Place, language: str) -> Draft | None:
        """The draft of a track, after whatever is being written."""
        async with self._lock:
            return await self._read(place, language)

    async def languages(self, place: Place) -> list[str]:
        """The languages that there are drafts in."""
        async with self._lock:
            return await self._scope.run_blocking(self._drafts.languages, place)

    async def drop(self, place: Place, language: str) -> None:
        """Forget a draft."""
        async with self._lock:
            await self._scope.run_blocking(self._drafts.drop, place, language)

    async def _read(self, place: Place, language: str) -> Draft | None:
        return await self._scope.run_blocking(self._drafts.read, place, language)

    def _say(self, typed: Typed, state: SaveState) -> None:
        """Show a state, if that is what is shown."""
        if self._shown is typed.cues:
            self._show(state)

    def _show(self, state: SaveState) -> None:
        self.state = state
        self.changed.emit()
