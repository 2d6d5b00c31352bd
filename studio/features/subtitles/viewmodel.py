"""The state of the subtitle editor and everything that can be done there. No widgets."""

from collections.abc import Coroutine
from enum import Enum
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from server.contract.errors import ErrorCode
from server.contract.subtitles import SubtitleOut
from server.contract.videos import VideoOut
from studio.features.subtitles import webvtt
from studio.features.subtitles.beside import blank_copy
from studio.features.subtitles.cue import Cues
from studio.features.subtitles.draft import Draft, Drafts
from studio.features.subtitles.editing import CueEditing
from studio.features.subtitles.gateway import Place, Subtitles
from studio.features.subtitles.items import CueTable
from studio.features.subtitles.limits import Film, Limits
from studio.features.subtitles.listening import Listening
from studio.features.subtitles.track import EditedTrack
from studio.features.subtitles.words import cue_sentence, heading
from studio.kit.errors import NetworkError, StudioError
from studio.kit.task_scope import TaskScope
from studio.ui.problems import sentence_of
from studio.ui.state import ViewState

KEEP_MS = 800
"""After the last key, before a draft is written."""
_SECOND = 1000


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
    """The video's :class:`Waveform`."""
    conflicted = Signal()
    """Somebody else changed the track: :meth:`keep_mine` or :meth:`take_theirs`."""
    restored = Signal()
    """What is shown was typed earlier and never sent."""

    def __init__(
        self, subtitles: Subtitles, drafts: Drafts, listening: Listening, scope: TaskScope
    ) -> None:
        super().__init__()
        self._subtitles = subtitles
        self._drafts = drafts
        self._listening = listening
        self._scope = scope
        self.state = ViewState.LOADING
        self.problem: StudioError | None = None
        self.title = ""
        self.tracks: list[SubtitleOut] = []
        self.language = ""
        self.beside = ""
        self.save_state = SaveState.SENT
        self.track = EditedTrack(Limits(), Film())
        self.table = CueTable(self.track, heading, cue_sentence)
        self.editing = CueEditing(self.track, scope)
        self._place: Place | None = None
        self._base = ""
        self._keep_later = QTimer(self)
        self._keep_later.setSingleShot(True)
        self._keep_later.setInterval(KEEP_MS)
        self._keep_later.timeout.connect(self.keep)
        self.track.spliced.connect(lambda _splice: self._on_edit())
        self.editing.noted.connect(self.noted)
        self.editing.failed.connect(self.failed)

    @property
    def chosen_track(self) -> SubtitleOut | None:
        """The track that is edited as the server has it; None while it is new."""
        return next((t for t in self.tracks if t.language_code == self.language), None)

    @property
    def unsent(self) -> bool:
        """Whether there is something the server does not have."""
        return self.save_state is not SaveState.SENT

    def open(self, video: VideoOut) -> None:
        """Show the subtitles of a video."""
        self.title = video.title
        length = video.duration_seconds
        self.track.film = Film(None if length is None else round(length * _SECOND))
        self._show(ViewState.LOADING)
        self._run(self._open(video))

    def reload(self) -> None:
        """Ask again for what could not be loaded."""
        if self._place is not None:
            self._run(self._load_tracks())

    def choose(self, language: str) -> None:
        """Edit another language's track."""
        if language != self.language:
            self.keep()
            self._run(self._load_text(language))

    def show_beside(self, language: str) -> None:
        """Show another language's words beside each cue; empty for none."""
        self._run(self._load_beside(language))

    def begin_track(self, language: str, *, from_current: bool) -> None:
        """Begin a track in a language, with the times of the one that is shown, or empty."""
        self.keep()
        cues = blank_copy(self.track.cues) if from_current else ()
        old = self.language
        self.language, self._base = language, ""
        self.track.load(cues)
        self.save_state = SaveState.TYPED
        self._show(ViewState.CONTENT)
        self.keep()
        if from_current:
            self.show_beside(old)

    def keep(self) -> None:
        """Write what was typed to the disk now."""
        self._keep_later.stop()
        if self.save_state in {SaveState.TYPED, SaveState.NOT_KEPT}:
            self._run(self._keep())

    async def finish(self) -> None:
        """The studio goes: write what was typed a moment ago."""
        self._keep_later.stop()
        if self.save_state in {SaveState.TYPED, SaveState.NOT_KEPT}:
            await self._keep()

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
        self._run(self._load_text(self.language, fresh=True))

    def ask_captions(self) -> None:
        """Have a draft made by speech recognition."""
        self._run(self._ask_captions())

    def delete_track(self) -> None:
        """Delete the track that is shown, here and on the server."""
        self._run(self._delete_track())

    async def _open(self, video: VideoOut) -> None:
        try:
            versions = await self._subtitles.versions(video.id)
        except StudioError as error:
            self._fail(error)
            return
        active = next((v.number for v in versions if v.is_active), None)
        number = active or max((v.number for v in versions), default=1)
        self._place = Place(video.id, number)
        self._run(self._listen(self._place))
        await self._load_tracks()

    async def _listen(self, place: Place) -> None:
        waveform = await self._listening.waveform(place)
        if place == self._place:
            self.heard.emit(waveform)

    async def _load_tracks(self) -> None:
        place = self._here()
        try:
            self.tracks = await self._subtitles.tracks(place)
        except StudioError as error:
            self._fail(error)
            return
        if self.tracks:
            await self._load_text(self.tracks[0].language_code)
        else:
            self._show(ViewState.EMPTY)

    async def _load_text(self, language: str, *, fresh: bool = False) -> None:
        place = self._here()
        draft = await self._draft(language, fresh=fresh)
        try:
            if fresh:
                self.tracks = await self._subtitles.tracks(place)
            known = {track.language_code: track for track in self.tracks}
            there = known.get(language)
            text = "" if there is None else await self._subtitles.text(place, language)
        except StudioError as error:
            self._fail(error)
            return
        self.language = language
        self._base = draft.base if draft else there.etag if there else ""
        self.editing.select(None)
        self.track.load(draft.cues if draft else webvtt.read(text))
        self.save_state = SaveState.KEPT if draft else SaveState.SENT
        self._show(ViewState.CONTENT)
        if draft:
            self.restored.emit()

    async def _draft(self, language: str, *, fresh: bool) -> Draft | None:
        place = self._here()
        if fresh:
            await self._scope.run_blocking(
                self._drafts.drop, place.video_id, place.number, language
            )
            return None
        return await self._scope.run_blocking(
            self._drafts.read, place.video_id, place.number, language
        )

    async def _load_beside(self, language: str) -> None:
        cues: Cues = ()
        if language:
            try:
                cues = webvtt.read(await self._subtitles.text(self._here(), language))
            except StudioError as error:
                self.failed.emit(sentence_of(error))
                return
        self.beside = language
        self.table.show_beside(cues)
        self.beside_changed.emit(cues)
        self.changed.emit()

    async def _keep(self) -> None:
        place, cues = self._here(), self.track.cues
        try:
            await self._scope.run_blocking(
                self._drafts.keep, place.video_id, place.number, self.language, self._base, cues
            )
        except StudioError as error:
            self._save(SaveState.NOT_KEPT)
            self.failed.emit(sentence_of(error))
            return
        if self.track.cues is cues and self.save_state is not SaveState.SENDING:
            self._save(SaveState.KEPT)

    async def _send(self, *, publish: bool | None) -> None:
        place, language = self._here(), self.language
        track = self.chosen_track
        try:
            if self.unsent or track is None:
                track = await self._put(place, language)
            if publish is not None and track.is_published is not publish:
                track = await self._subtitles.publish(
                    place, language, track.etag, published=publish
                )
        except StudioError as error:
            self._on_refused(error)
            return
        self._take(track)
        self._say_sent(publish)

    async def _put(self, place: Place, language: str) -> SubtitleOut:
        cues = self.track.cues
        self._keep_later.stop()
        await self._keep()
        self._save(SaveState.SENDING)
        stored = await self._subtitles.put(place, language, webvtt.write(cues), self._base or None)
        self._base = stored.subtitle.etag
        self._take(stored.subtitle)
        if self.track.cues is cues and self.language == language:
            self._save(SaveState.SENT)
            self.track.stack.setClean()
            await self._scope.run_blocking(
                self._drafts.drop, place.video_id, place.number, language
            )
        else:
            self._save(SaveState.TYPED)
            self._keep_later.start()
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

    async def _ask_captions(self) -> None:
        try:
            await self._subtitles.ask_captions(self._here(), None)
        except StudioError as error:
            self.failed.emit(sentence_of(error))
            return
        self.noted.emit(self.tr("The server listens now; the draft will be here"), "captions")

    async def _delete_track(self) -> None:
        place, track = self._here(), self.chosen_track
        try:
            if track is not None:
                await self._subtitles.delete(place, track.language_code, track.etag)
        except StudioError as error:
            self._on_refused(error)
            return
        await self._draft(self.language, fresh=True)
        self.language, self._base, self.save_state = "", "", SaveState.SENT
        self.track.load(())
        await self._load_tracks()

    def _on_refused(self, error: StudioError) -> None:
        if self.save_state is SaveState.SENDING:
            self._save(SaveState.KEPT)
        if error.code == ErrorCode.SUBTITLES_CHANGED:
            self.conflicted.emit()
        else:
            self.failed.emit(sentence_of(error))

    def _say_sent(self, publish: bool | None) -> None:  # noqa: FBT001 - as it was asked
        if publish is None:
            self.noted.emit(self.tr("Saved"), "check")
        elif publish:
            self.noted.emit(self.tr("Published"), "circle-check")
        else:
            self.noted.emit(self.tr("Unpublished"), "pencil-line")

    def _take(self, track: SubtitleOut) -> None:
        """Know a track as the server has it now."""
        others = [t for t in self.tracks if t.language_code != track.language_code]
        self.tracks = sorted([*others, track], key=lambda t: t.language_code)
        self._base = track.etag if track.language_code == self.language else self._base
        self.changed.emit()

    def _on_edit(self) -> None:
        self._save(SaveState.TYPED)
        self._keep_later.start()

    def _save(self, state: SaveState) -> None:
        self.save_state = state
        self.changed.emit()

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
