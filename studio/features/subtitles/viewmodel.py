"""The state of the subtitle editor and everything that can be done there. No widgets."""

from collections.abc import Coroutine
from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from server.contract.subtitles import CaptionsState, SubtitleOut
from server.contract.videos import VideoOut
from studio.features.subtitles import webvtt
from studio.features.subtitles.beside import blank_copy
from studio.features.subtitles.cue import Cues
from studio.features.subtitles.draft import Drafts
from studio.features.subtitles.editing import CueEditing
from studio.features.subtitles.gateway import Place, Subtitles
from studio.features.subtitles.giving import Giving
from studio.features.subtitles.items import CueTable
from studio.features.subtitles.keeping import Keeping, SaveState, Typed
from studio.features.subtitles.limits import Film, Limits
from studio.features.subtitles.listening import Listening
from studio.features.subtitles.sending import captions_done
from studio.features.subtitles.shelf import Shelf
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
        self._shelf = Shelf()
        self.beside = ""
        self.track = EditedTrack(Limits(), Film())
        self.table = CueTable(self.track, heading, cue_sentence)
        self.editing = CueEditing(self.track, scope)
        self._video: VideoOut | None = None
        self._opening = 0
        self.giving = Giving(subtitles, self.keeping, self._shelf, self.track, scope)
        self.giving.changed.connect(self.changed)
        self.giving.noted.connect(self.noted)
        self.giving.failed.connect(self.failed)
        self.giving.conflicted.connect(self.conflicted)
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
        return self._shelf.languages

    @property
    def tracks(self) -> list[SubtitleOut]:
        """The server's."""
        return self._shelf.tracks

    @property
    def language(self) -> str:
        """Of the track that is shown; empty while none is."""
        return self._shelf.language

    @property
    def playable_id(self) -> UUID | None:
        """The video, where it can be watched."""
        video = self._video
        return video.id if video is not None and video.playable else None

    def open(self, video: VideoOut) -> None:
        """Show the subtitles of a video."""
        self.keep()
        self._opening += 1
        self._video, self.title = video, video.title
        self._shelf.clear()
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
        if language != self._shelf.wanted and self._shelf.place is not None:
            self._shelf.wanted = language
            self._run(self._load_text(self._shelf.place, language))

    def show_beside(self, language: str) -> None:
        """Show another language's words beside each cue; empty for none."""
        if self._shelf.place is not None:
            self._run(self._load_beside(self._shelf.place, language))

    def begin_track(self, language: str, *, from_current: bool) -> None:
        """Begin a track in a language, with the times of the one that is shown, or empty."""
        if self._shelf.place is None or language in self.languages:
            self.choose(language)
            return
        self.keep()
        beside, cues = self.language, self.track.cues
        self._shelf.language = self._shelf.wanted = language
        self._shelf.base = ""
        self._shelf.begun.add(language)
        self._put_down(blank_copy(cues) if from_current else (), SaveState.TYPED)
        self._show(ViewState.CONTENT)
        self.keep()
        if from_current:
            self._show_beside(beside, cues)

    def keep(self) -> None:
        """Write what was typed to the disk now."""
        typed = self._shelf.typed(self.track.cues)
        if typed is not None and self.keeping.waits:
            self._run(self.keeping.keep(typed))

    async def finish(self) -> None:
        """The studio goes: write what was typed a moment ago."""
        typed = self._shelf.typed(self.track.cues)
        if typed is not None and self.keeping.waits:
            await self.keeping.keep(typed)

    def send(self) -> None:
        """Give the track to the server, as it is."""
        self.giving.send()

    def publish(self, *, published: bool = True) -> None:
        """Give the track to the server and show it to viewers, or no longer."""
        self.giving.send(publish=published)

    def keep_mine(self) -> None:
        """After a conflict: what is here replaces what somebody else sent."""
        self.giving.keep_mine()

    def take_theirs(self) -> None:
        """After a conflict: what somebody else sent replaces what is here."""
        typed = self._shelf.typed(self.track.cues)
        if typed is not None:
            self._run(self._take_theirs(typed))

    def ask_captions(self) -> None:
        """Have a draft made by speech recognition, and show it when it is there."""
        if self._shelf.place is not None:
            self._run(self._ask_captions(self._shelf.place))

    def delete_track(self) -> None:
        """Delete the track that is shown, here and on the server."""
        typed = self._shelf.typed(self.track.cues)
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
        shelf = self._shelf
        shelf.place, shelf.tracks, shelf.begun = place, tracks, set(begun)
        self._run(self._listen(place))
        await self._show_first()

    async def _show_first(self) -> None:
        if self._shelf.place is not None and self.languages:
            self._shelf.wanted = self.languages[0]
            await self._load_text(self._shelf.place, self._shelf.wanted)
        else:
            self._show(ViewState.EMPTY)

    async def _listen(self, place: Place) -> None:
        waveform = await self._listening.waveform(place)
        if place == self._shelf.place and waveform is not None:
            self.heard.emit(waveform)

    async def _load_text(self, place: Place, language: str) -> None:
        draft = await self.keeping.read(place, language)
        there = self._shelf.track_in(language)
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
        if not self._shelf.still(place, language):
            return
        self.keep()  # what was typed in the other language while this one came
        self._shelf.language = language
        self._shelf.base = draft.base if draft else there.etag if there else ""
        self._put_down(cues, SaveState.KEPT if draft else SaveState.SENT, findings)
        self._show(ViewState.CONTENT)
        if draft is not None:
            self.noted.emit(self.tr("Here is what you wrote and never sent"), "history")

    def _not_loaded(self, place: Place, language: str, error: StudioError) -> None:
        if not self._shelf.still(place, language):
            return
        self._shelf.wanted = self.language
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
        if place == self._shelf.place:
            self._show_beside(language, cues)

    async def _take_theirs(self, typed: Typed) -> None:
        place, language = typed.place, typed.language
        try:
            tracks = await self._subtitles.tracks(place)
        except StudioError as error:
            self.failed.emit(sentence_of(error))
            return
        if self._shelf.still(place, language):
            self._shelf.tracks = tracks
            self.keeping.begin(self.track.cues, SaveState.SENT)
            await self.keeping.drop(place, language)
            self._shelf.begun.discard(language)
            await self._load_text(place, language)

    async def _ask_captions(self, place: Place) -> None:
        try:
            await self._subtitles.ask_captions(place, None)
            self.noted.emit(self.tr("The server listens now; the draft will be here"), "captions")
            run = await captions_done(self._subtitles, place, lambda: place == self._shelf.place)
            tracks = await self._subtitles.tracks(place)
        except StudioError as error:
            self.failed.emit(sentence_of(error))
            return
        if run is None or place != self._shelf.place:
            return
        if run.state is CaptionsState.FAILED:
            self.failed.emit(run.error_message or self.tr("Nothing was understood"))
            return
        self._shelf.tracks = tracks
        self.noted.emit(self.tr("What is said was written down as a draft"), "captions")
        if self.language:
            self.changed.emit()
        else:
            await self._show_first()

    async def _delete_track(self, typed: Typed) -> None:
        if not await self.giving.delete(typed) or typed.place != self._shelf.place:
            return
        shown = self.language == typed.language
        self._shelf.drop(typed.language)
        if shown:
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

    def _fail(self, error: StudioError) -> None:
        self.problem = error
        offline = isinstance(error, NetworkError)
        self._show(ViewState.OFFLINE if offline else ViewState.ERROR)

    def _show(self, state: ViewState) -> None:
        self.state = state
        self.changed.emit()

    def _run(self, coroutine: Coroutine[Any, Any, object]) -> None:
        if self._scope.closed:
            coroutine.close()
            return
        self._scope.start(coroutine)
