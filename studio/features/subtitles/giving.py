"""Giving the track that is shown to the server: sending, publishing, conflicts. No widgets."""

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from server.contract.errors import ErrorCode
from server.contract.subtitles import SubtitleOut
from studio.features.subtitles.gateway import Subtitles
from studio.features.subtitles.keeping import Keeping, SaveState, Typed
from studio.features.subtitles.sending import Sent, send
from studio.features.subtitles.shelf import Shelf
from studio.features.subtitles.track import EditedTrack
from studio.kit.errors import StudioError
from studio.kit.task_scope import TaskScope
from studio.ui.problems import sentence_of


class Giving(QObject):
    """Sends and publishes, one request at a time.

    Args:
        subtitles: The server's side.
        keeping: Where what was typed is.
        shelf: The tracks.
        track: What is shown.
        scope: Runs the requests.
    """

    changed = Signal()
    noted = Signal(str, str)
    failed = Signal(str)
    conflicted = Signal()
    """Somebody else changed the track."""

    def __init__(
        self,
        subtitles: Subtitles,
        keeping: Keeping,
        shelf: Shelf,
        track: EditedTrack,
        scope: TaskScope,
    ) -> None:
        super().__init__()
        self._subtitles = subtitles
        self._keeping = keeping
        self._shelf = shelf
        self._track = track
        self._scope = scope
        self._giving: asyncio.Task[Any] | None = None

    def send(self, *, publish: bool | None = None) -> None:
        """Give the track as it is, and show it to viewers, or no longer, or as before (None)."""
        self._give(partial(self._send, publish=publish))

    def keep_mine(self) -> None:
        """After a conflict: what is here replaces what somebody else sent."""
        self._give(self._keep_mine)

    async def delete(self, typed: Typed) -> bool:
        """Delete a track on the server and its draft. Returns whether they are gone."""
        track = self._shelf.track_in(typed.language)
        try:
            if track is not None:
                await self._subtitles.delete(typed.place, typed.language, track.etag)
        except StudioError as error:
            self._on_refused(typed, error)
            return False
        await self._keeping.drop(typed.place, typed.language)
        return True

    def _give(self, give: Callable[[], Coroutine[Any, Any, None]]) -> None:
        """One at a time: a key that is pressed twice would be a conflict with oneself."""
        if (self._giving is None or self._giving.done()) and not self._scope.closed:
            self._giving = self._scope.start(give(), name="give subtitles")

    async def _send(self, *, publish: bool | None) -> None:
        typed = self._shelf.typed(self._track.cues)
        if typed is None:
            return
        track = self._shelf.track_in(typed.language)
        left_out = 0
        try:
            if self._keeping.state is not SaveState.SENT or track is None:
                sent = await self._put(typed)
                track, left_out = sent.track, sent.left_out
            if publish is not None and track.is_published is not publish:
                track = await self._subtitles.publish(
                    typed.place, typed.language, track.etag, published=publish
                )
        except StudioError as error:
            self._on_refused(typed, error)
            return
        self._take(typed, track)
        if left_out:
            await self._keeping.keep(replace(typed, base=track.etag))
        self._say_sent(publish=publish, left_out=left_out)

    async def _put(self, typed: Typed) -> Sent:
        sent = await send(self._subtitles, self._keeping, self._scope, typed)
        self._take(typed, sent.track)
        if self._track.cues is typed.cues:
            self._track.stack.setClean()
        await self._keeping.sent(typed, sent.track.etag, whole=not sent.left_out)
        return sent

    async def _keep_mine(self) -> None:
        shelf = self._shelf
        typed = shelf.typed(self._track.cues)
        if typed is None:
            return
        try:
            tracks = await self._subtitles.tracks(typed.place)
        except StudioError as error:
            self.failed.emit(sentence_of(error))
            return
        if not shelf.still(typed.place, typed.language):
            return
        shelf.tracks = tracks
        track = shelf.track_in(typed.language)
        shelf.base = "" if track is None else track.etag
        await self._send(publish=None)

    def _on_refused(self, typed: Typed, error: StudioError) -> None:
        still = self._shelf.still(typed.place, typed.language)
        if error.code == ErrorCode.SUBTITLES_CHANGED and still:
            self.conflicted.emit()
        else:
            # Of a track that is no longer shown, the draft stays; it is asked about when it is.
            self.failed.emit(sentence_of(error))

    def _take(self, typed: Typed, track: SubtitleOut) -> None:
        if self._shelf.take(typed, track):
            self.changed.emit()

    def _say_sent(self, *, publish: bool | None, left_out: int) -> None:
        if left_out:
            words = self.tr("Sent; %Ln cues without words wait on this computer", "", left_out)
            self.noted.emit(words, "check")
        elif publish is None:
            self.noted.emit(self.tr("Saved"), "check")
        elif publish:
            self.noted.emit(self.tr("Published"), "circle-check")
        else:
            self.noted.emit(self.tr("Unpublished"), "pencil-line")
