"""The state of the subtitle editor and everything that can be done there. No widgets."""

from collections.abc import Coroutine
from typing import Any

from PySide6.QtCore import QObject, Signal

from server.contract.errors import ErrorCode
from server.contract.subtitles import SubtitleOut
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
from studio.features.subtitles.track import EditedTrack
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
        self._scope = scope
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
    def chosen_track(self) -> SubtitleOut | None:
        """The track that is edited as the server has it; None while it is new."""
        return next((t for t in self.tracks if t.language_code == self.language), None)

    def open(self, video: VideoOut) -> None:
        """Show the subtitles of a video."""
        self.keep()
        self._video, self._place = video, None
        self.title = video.title
        self.tracks, self.language, self.beside, self._base = [], "", "", ""
        length = video.duration_seconds
        self.track.film = Film(None if length is None else round(length * _SECOND))
        self._put_down(())
        self._show_beside("", ())
        self.heard.emit(None)
        self._show(ViewState.LOADING)
        self._run(self._open(video))

    def reload(self) -> None:
        """Ask again for what could not be loaded."""
        if self._video is not None:
            self.open(self._video)

    def choose(self, language: str) -> None:
        """Edit another language's track."""
        if language != self.language:
            self.keep()
            self._run(self._load_text(self._here(), language))

    def show_beside(self, language: str) -> None:
        """Show another language's words beside each cue; empty for none."""
        self._run(self._load_beside(self._here(), language))

    def begin_track(self, language: str, *, from_current: bool) -> None:
        """Begin a track in a language, with the times of the one that is shown, or empty."""
        self.keep()
        beside, cues = self.language, self.track.cues
        self.language, self._base = language, ""
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
        self._run(self._send(publish=None))

    def publish(self, *, published: bool = True) -> None:
        """Give the track to the server and show it to viewers, or no longer."""
        self._run(self._send(publish=published))

    def keep_mine(self) -> None:
        """After a conflict: what is here replaces what somebody else sent."""
        self._run(self._keep_mine())

    def take_theirs(self) -> None:
        """After a conflict: what somebody else sent replaces what is here."""
        self._run(self._take_theirs(self._here(), self.language))

    def ask_captions(self) -> None:
        """Have a draft made by speech recognition."""
        self._run(self._ask_captions())

    def delete_track(self) -> None:
        """Delete the track that is shown, here and on the server."""
        self._run(self._delete_track())

    async def _open(self, video: VideoOut) -> None:
        try:
            versions = await self._subtitles.versions(video.id)
            active = next((v.number for v in versions if v.is_active), None)
            number = active or max((v.number for v in versions), default=1)
            place = Place(video.id, number)
            tracks = await self._subtitles.tracks(place)
        except StudioError as error:
            if self._video is video:
                self._fail(error)
            return
        if self._video is not video:
            return  # another one was opened meanwhile
        self._place, self.tracks = place, tracks
        self._run(self._listen(place))
        if tracks:
            await self._load_text(place, tracks[0].language_code)
        else:
            self._show(ViewState.EMPTY)

    async def _listen(self, place: Place) -> None:
        waveform = await self._listening.waveform(place)
        if place == self._place:
            self.heard.emit(waveform)

    async def _load_text(self, place: Place, language: str) -> None:
        draft = await self.keeping.read(place, language)
        there = next((t for t in self.tracks if t.language_code == language), None)
        try:
            text = "" if there is None else await self._subtitles.text(place, language)
        except StudioError as error:
            if draft is None and place == self._place:
                self._fail(error)
                return
            text = ""
        if place != self._place:
            return
        self.language = language
        self._base = draft.base if draft else there.etag if there else ""
        self._put_down(
            draft.cues if draft else webvtt.read(text),
            SaveState.KEPT if draft else SaveState.SENT,
        )
        self._show(ViewState.CONTENT)
        if draft is not None:
            self.noted.emit(self.tr("Here is what you wrote and never sent"), "history")

    async def _load_beside(self, place: Place, language: str) -> None:
        cues: Cues = ()
        if language:
            try:
                cues = webvtt.read(await self._subtitles.text(place, language))
            except StudioError as error:
                self.failed.emit(sentence_of(error))
                return
        if place == self._place:
            self._show_beside(language, cues)

    async def _send(self, *, publish: bool | None) -> None:
        typed, track = self._typed(), self.chosen_track
        if typed is None:
            return
        place, language = typed.place, typed.language
        try:
            if self.save_state is not SaveState.SENT or track is None:
                track = await self._put(typed)
            if publish is not None and track.is_published is not publish:
                track = await self._subtitles.publish(
                    place, language, track.etag, published=publish
                )
        except StudioError as error:
            self._on_refused(error)
            return
        self._take(place, track)
        self._say_sent(publish=publish)

    async def _put(self, typed: Typed) -> SubtitleOut:
        await self.keeping.keep(typed)
        self.keeping.show(SaveState.SENDING)
        text = webvtt.write(typed.cues)
        stored = await self._subtitles.put(typed.place, typed.language, text, typed.base or None)
        self._take(typed.place, stored.subtitle)
        if self.track.cues is typed.cues:
            self.track.stack.setClean()
        await self.keeping.sent(typed)
        return stored.subtitle

    async def _keep_mine(self) -> None:
        try:
            self.tracks = await self._subtitles.tracks(self._here())
        except StudioError as error:
            self.failed.emit(sentence_of(error))
            return
        track = self.chosen_track
        self._base = "" if track is None else track.etag
        await self._send(publish=None)

    async def _take_theirs(self, place: Place, language: str) -> None:
        try:
            tracks = await self._subtitles.tracks(place)
        except StudioError as error:
            self.failed.emit(sentence_of(error))
            return
        self.tracks = tracks
        await self.keeping.drop(place, language)
        await self._load_text(place, language)

    async def _ask_captions(self) -> None:
        try:
            await self._subtitles.ask_captions(self._here(), None)
        except StudioError as error:
            self.failed.emit(sentence_of(error))
            return
        self.noted.emit(self.tr("The server listens now; the draft will be here"), "captions")

    async def _delete_track(self) -> None:
        place, language, track = self._here(), self.language, self.chosen_track
        try:
            if track is not None:
                await self._subtitles.delete(place, language, track.etag)
        except StudioError as error:
            self._on_refused(error)
            return
        await self.keeping.drop(place, language)
        self.tracks = [t for t in self.tracks if t.language_code != language]
        self.language, self._base = "", ""
        self._put_down(())
        if self.tracks:
            await self._load_text(place, self.tracks[0].language_code)
        else:
            self._show(ViewState.EMPTY)

    def _put_down(self, cues: Cues, state: SaveState = SaveState.SENT) -> None:
        """Show other cues."""
        self.editing.select(None)
        self.track.load(cues)
        self.keeping.begin(cues, state)

    def _show_beside(self, language: str, cues: Cues) -> None:
        self.beside = language
        self.table.show_beside(cues)
        self.beside_changed.emit(cues)
        self.changed.emit()

    def _on_refused(self, error: StudioError) -> None:
        if self.save_state is SaveState.SENDING:
            self.keeping.show(SaveState.KEPT)
        if error.code == ErrorCode.SUBTITLES_CHANGED:
            self.conflicted.emit()
        else:
            self.failed.emit(sentence_of(error))

    def _say_sent(self, *, publish: bool | None) -> None:
        if publish is None:
            self.noted.emit(self.tr("Saved"), "check")
        elif publish:
            self.noted.emit(self.tr("Published"), "circle-check")
        else:
            self.noted.emit(self.tr("Unpublished"), "pencil-line")

    def _take(self, place: Place, track: SubtitleOut) -> None:
        """Know a track as the server has it now."""
        if place != self._place:
            return
        others = [t for t in self.tracks if t.language_code != track.language_code]
        self.tracks = sorted([*others, track], key=lambda t: t.language_code)
        if track.language_code == self.language:
            self._base = track.etag
        self.changed.emit()

    def _typed(self) -> Typed | None:
        """The track as it is this moment; None while there is none."""
        if self._place is None or not self.language:
            return None
        return Typed(self._place, self.language, self._base, self.track.cues)

    def _here(self) -> Place:
        if self._place is None:
            raise RuntimeError("no video is open")
        return self._place

    def _fail(self, error: StudioError) -> None:
        self.problem = error
        offline = isinstance(error, NetworkError)
        self._show(ViewState.OFFLINE if offline else ViewState.ERROR)

    def _show(self, state: ViewState) -> None:
        self.state = state
        self.changed.emit()

    def _run(self, coroutine: Coroutine[Any, Any, None]) -> None:
        if self._scope.closed:
            coroutine.close()
            return
        self._scope.start(coroutine)
