"""The state of the subtitle editor and everything that can be done there. No widgets."""

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import replace
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from server.contract.errors import ErrorCode
from server.contract.subtitles import CaptionsState, SubtitleOut
from server.contract.videos import VideoOut
from studio.features.subtitles import webvtt
from studio.features.subtitles.beside import blank_copy
from studio.features.subtitles.cue import Cues
from studio.features.subtitles.draft import Drafts
from studio.features.subtitles.editing import CueEditing
from studio.features.subtitles.gateway import Place, Subtitles
from studio.features.subtitles.items import CueTable
from studio.features.subtitles.keeping import Keeping, SaveState, Typed
from studio.features.subtitles.limits import Film, Limits
from studio.features.subtitles.listening import Listening
from studio.features.subtitles.sending import Sent, captions_done, send
from studio.features.subtitles.track import EditedTrack, Findings, judged
from studio.features.subtitles.words import cue_sentence, heading
from studio.kit.errors import NetworkError, StudioError
from studio.kit.task_scope import TaskScope
from studio.ui.problems import sentence_of
from studio.ui.state import ViewState

_SECOND = 1000


class SubtitlesViewModel(QObject):
    """The subtitles of one video.

    Args:
        subtitles: The server's side.
        drafts: What was typed and not sent.
        listening: Makes waveforms.
        scope: Runs the requests, and what takes long.
    """

    changed = Signal()
    """State, languages or save state changed."""
    noted = Signal(str, str)
    """A sentence about something done, and an icon's name."""
    failed = Signal(str)
    """A sentence about something that could not be done."""
    beside_changed = Signal(object)
    """The cues of the language that is shown beside."""
    heard = Signal(object)
    """The video's :class:`Waveform`, or None."""
    conflicted = Signal()
    """Somebody else changed the track: :meth:`keep_mine` or :meth:`take_theirs`."""

    def __init__(
        self, subtitles: Subtitles, drafts: Drafts, listening: Listening, scope: TaskScope
    ) -> None:
        super().__init__()
        self._subtitles = subtitles
        self._listening = listening
        self._scope = self.scope = scope
        self.keeping = Keeping(drafts, scope)
        self.state = ViewState.LOADING
        self.problem: StudioError | None = None
        self.title = ""
        self.tracks: list[SubtitleOut] = []
        self.language = ""
        self.beside = ""
        self.track = EditedTrack(Limits(), Film())
        self.table = CueTable(self.track, heading, cue_sentence)
        self.editing = CueEditing(self.track, scope)
        self._video: VideoOut | None = None
        self._opening = 0
        self._wanted = ""
        """The language that was asked for, which may still be on its way."""
        self._giving: asyncio.Task[Any] | None = None
        self._begun: set[str] = set()
        """Languages with a draft."""
        self._place: Place | None = None
        self._base = ""
        self.track.spliced.connect(lambda _splice: self.keeping.typed(self.track.cues))
        self.keeping.changed.connect(self.changed)
        self.keeping.due.connect(self.keep)
        self.keeping.failed.connect(lambda error: self.failed.emit(sentence_of(error)))
        self.editing.noted.connect(self.noted)
        self.editing.failed.connect(self.failed)

    @property
    def save_state(self) -> SaveState:
        """Where what was typed is."""
        return self.keeping.state

    @property
    def languages(self) -> list[str]:
        """Those of the server's tracks, and those that were begun here."""
        there = {track.language_code for track in self.tracks}
        return sorted(there | self._begun | ({self.language} - {""}))

    @property
    def playable_id(self) -> UUID | None:
        """The video, where it can be watched."""
        video = self._video
        return video.id if video is not None and video.playable else None

    def open(self, video: VideoOut) -> None:
        """Show the subtitles of a video."""
        self.keep()
        self._opening += 1
        self._video, self._place = video, None
        self.title = video.title
        self.tracks, self._begun = [], set()
        self.language = self._wanted = self._base = ""
        length = video.duration_seconds
        self.track.film = Film(None if length is None else round(length * _SECOND))
        self._put_down(())
        self._show_beside("", ())
        self.heard.emit(None)
        self._show(ViewState.LOADING)
        self._run(self._open(video, self._opening))

    def reload(self) -> None:
        """Ask again for what could not be loaded."""
        if self._video is not None:
            self.open(self._video)

    def choose(self, language: str) -> None:
        """Edit another language's track."""
        if language != self._wanted and self._place is not None:
            self._wanted = language
            self._run(self._load_text(self._place, language))

    def show_beside(self, language: str) -> None:
        """Show another language's words beside each cue; empty for none."""
        if self._place is not None:
            self._run(self._load_beside(self._place, language))

    def begin_track(self, language: str, *, from_current: bool) -> None:
        """Begin a track in a language, with the times of the one that is shown, or empty."""
        if self._place is None or language in self.languages:
            self.choose(language)
            return
        self.keep()
        beside, cues = self.language, self.track.cues
        self.language = self._wanted = language
        self._base = ""
        self._begun.add(language)
        self._put_down(blank_copy(cues) if from_current else (), SaveState.TYPED)
        self._show(ViewState.CONTENT)
        self.keep()
        if from_current:
            self._show_beside(beside, cues)

    def keep(self) -> None:
        """Write what was typed to the disk now."""
        typed = self._typed()
        if typed is not None and self.keeping.waits:
            self._run(self.keeping.keep(typed))

    async def finish(self) -> None:
        """The studio goes: write what was typed a moment ago."""
        typed = self._typed()
        if typed is not None and self.keeping.waits:
            await self.keeping.keep(typed)

    def send(self) -> None:
        """Give the track to the server, as it is."""
        self._give(partial(self._send, publish=None))

    def publish(self, *, published: bool = True) -> None:
        """Give the track to the server and show it to viewers, or no longer."""
        self._give(partial(self._send, publish=published))

    def keep_mine(self) -> None:
        """After a conflict: what is here replaces what somebody else sent."""
        self._give(self._keep_mine)

    def take_theirs(self) -> None:
        """After a conflict: what somebody else sent replaces what is here."""
        typed = self._typed()
        if typed is not None:
            self._run(self._take_theirs(typed))

    def ask_captions(self) -> None:
        """Have a draft made by speech recognition, and show it when it is there."""
        if self._place is not None:
            self._run(self._ask_captions(self._place))

    def delete_track(self) -> None:
        """Delete the track that is shown, here and on the server."""
        typed = self._typed()
        if typed is not None:
            self._run(self._delete_track(typed))

    async def _open(self, video: VideoOut, opening: int) -> None:
        try:
            versions = await self._subtitles.versions(video.id)
            active = next((v.number for v in versions if v.is_active), None)
            number = active or max((v.number for v in versions), default=1)
            place = Place(video.id, number)
            tracks = await self._subtitles.tracks(place)
            begun = await self.keeping.languages(place)
        except StudioError as error:
            if opening == self._opening:
                self._fail(error)
            return
        if opening != self._opening:
            return  # another one was opened meanwhile
        self._place, self.tracks, self._begun = place, tracks, set(begun)
        self._run(self._listen(place))
        await self._show_first()

    async def _show_first(self) -> None:
        if self._place is not None and self.languages:
            self._wanted = self.languages[0]
            await self._load_text(self._place, self._wanted)
        else:
            self._show(ViewState.EMPTY)

    async def _listen(self, place: Place) -> None:
        waveform = await self._listening.waveform(place)
        if place == self._place and waveform is not None:
            self.heard.emit(waveform)

    async def _load_text(self, place: Place, language: str) -> None:
        draft = await self.keeping.read(place, language)
        there = self._track_in(language)
        try:
            text = "" if there is None else await self._subtitles.text(place, language)
        except StudioError as error:
            if draft is None:
                self._not_loaded(place, language, error)
                return
            text = ""
        cues = draft.cues if draft else await self._scope.run_blocking(webvtt.read, text)
        limits, film = self.track.limits, self.track.film
        findings = await self._scope.run_blocking(judged, cues, limits, film)
        if not self._still(place, language):
            return
        self.keep()  # what was typed in the other language while this one came
        self.language = language
        self._base = draft.base if draft else there.etag if there else ""
        self._put_down(cues, SaveState.KEPT if draft else SaveState.SENT, findings)
        self._show(ViewState.CONTENT)
        if draft is not None:
            self.noted.emit(self.tr("Here is what you wrote and never sent"), "history")

    def _not_loaded(self, place: Place, language: str, error: StudioError) -> None:
        if not self._still(place, language):
            return
        self._wanted = self.language
        if self.language:
            self.failed.emit(sentence_of(error))
        else:
            self._fail(error)

    async def _load_beside(self, place: Place, language: str) -> None:
        cues: Cues = ()
        if language:
            try:
                text = await self._subtitles.text(place, language)
            except StudioError as error:
                self.failed.emit(sentence_of(error))
                return
            cues = await self._scope.run_blocking(webvtt.read, text)
        if place == self._place:
            self._show_beside(language, cues)

    def _give(self, give: Callable[[], Coroutine[Any, Any, None]]) -> None:
        """One at a time: a key that is pressed twice would be a conflict with oneself."""
        if self._giving is None or self._giving.done():
            self._giving = self._run(give())

    async def _send(self, *, publish: bool | None) -> None:
        typed = self._typed()
        if typed is None:
            return
        track = self._track_in(typed.language)
        left_out = 0
        try:
            if self.save_state is not SaveState.SENT or track is None:
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
            await self.keeping.keep(replace(typed, base=track.etag))
        self._say_sent(publish=publish, left_out=left_out)

    async def _put(self, typed: Typed) -> Sent:
        sent = await send(self._subtitles, self.keeping, self._scope, typed)
        self._take(typed, sent.track)
        if self.track.cues is typed.cues:
            self.track.stack.setClean()
        await self.keeping.sent(typed, sent.track.etag, whole=not sent.left_out)
        return sent

    async def _keep_mine(self) -> None:
        typed = self._typed()
        if typed is None:
            return
        try:
            tracks = await self._subtitles.tracks(typed.place)
        except StudioError as error:
            self.failed.emit(sentence_of(error))
            return
        if not self._still(typed.place, typed.language):
            return
        self.tracks = tracks
        track = self._track_in(typed.language)
        self._base = "" if track is None else track.etag
        await self._send(publish=None)

    async def _take_theirs(self, typed: Typed) -> None:
        place, language = typed.place, typed.language
        try:
            tracks = await self._subtitles.tracks(place)
        except StudioError as error:
            self.failed.emit(sentence_of(error))
            return
        if self._still(place, language):
            self.tracks = tracks
            self.keeping.begin(self.track.cues, SaveState.SENT)
            await self.keeping.drop(place, language)
            self._begun.discard(language)
            await self._load_text(place, language)

    async def _ask_captions(self, place: Place) -> None:
        try:
            await self._subtitles.ask_captions(place, None)
            self.noted.emit(self.tr("The server listens now; the draft will be here"), "captions")
            run = await captions_done(self._subtitles, place, lambda: place == self._place)
            tracks = await self._subtitles.tracks(place)
        except StudioError as error:
            self.failed.emit(sentence_of(error))
            return
        if run is None or place != self._place:
            return
        if run.state is CaptionsState.FAILED:
            self.failed.emit(run.error_message or self.tr("Nothing was understood"))
            return
        self.tracks = tracks
        self.noted.emit(self.tr("What is said was written down as a draft"), "captions")
        if self.language:
            self.changed.emit()
        else:
            await self._show_first()

    async def _delete_track(self, typed: Typed) -> None:
        place, language = typed.place, typed.language
        track = self._track_in(language)
        try:
            if track is not None:
                await self._subtitles.delete(place, language, track.etag)
        except StudioError as error:
            self._on_refused(typed, error)
            return
        await self.keeping.drop(place, language)
        if place != self._place:
            return
        self.tracks = [t for t in self.tracks if t.language_code != language]
        self._begun.discard(language)
        if self.language == language:
            self.language = self._wanted = self._base = ""
            self._put_down(())
            await self._show_first()
        else:
            self.changed.emit()

    def _put_down(
        self, cues: Cues, state: SaveState = SaveState.SENT, findings: Findings | None = None
    ) -> None:
        """Show other cues."""
        self.editing.select(None)
        self.track.load(cues, findings)
        self.keeping.begin(cues, state)

    def _show_beside(self, language: str, cues: Cues) -> None:
        self.beside = language
        self.table.show_beside(cues)
        self.beside_changed.emit(cues)
        self.changed.emit()

    def _on_refused(self, typed: Typed, error: StudioError) -> None:
        if error.code == ErrorCode.SUBTITLES_CHANGED and self._still(typed.place, typed.language):
            self.conflicted.emit()
        else:
            # Of a track that is no longer shown, the draft stays; it is asked about when it is.
            self.failed.emit(sentence_of(error))

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

    def _take(self, typed: Typed, track: SubtitleOut) -> None:
        """Know a track as the server has it now."""
        if typed.place != self._place:
            return
        others = [t for t in self.tracks if t.language_code != track.language_code]
        self.tracks = sorted([*others, track], key=lambda t: t.language_code)
        if track.language_code == self.language:
            self._base = track.etag
        self.changed.emit()

    def _track_in(self, language: str) -> SubtitleOut | None:
        """A track as the server has it; None while it is new."""
        return next((t for t in self.tracks if t.language_code == language), None)

    def _still(self, place: Place, language: str) -> bool:
        """Whether a track is what the person wants to see."""
        return place == self._place and language == self._wanted

    def _typed(self) -> Typed | None:
        """The track as it is this moment; None while there is none."""
        if self._place is None or not self.language:
            return None
        return Typed(self._place, self.language, self._base, self.track.cues)

    def _fail(self, error: StudioError) -> None:
        self.problem = error
        offline = isinstance(error, NetworkError)
        self._show(ViewState.OFFLINE if offline else ViewState.ERROR)

    def _show(self, state: ViewState) -> None:
        self.state = state
        self.changed.emit()

    def _run(self, coroutine: Coroutine[Any, Any, object]) -> asyncio.Task[Any] | None:
        if self._scope.closed:
            coroutine.close()
            return None
        return self._scope.start(coroutine)
