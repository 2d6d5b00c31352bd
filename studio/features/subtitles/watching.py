"""The film beside its subtitles: what is edited is seen on it, and it says when. No widgets."""

from bisect import bisect_right

from PySide6.QtCore import QObject

from studio.features.subtitles.cue import Cue, place_of
from studio.features.subtitles.edges import edge_at
from studio.features.subtitles.editing import CueEditing
from studio.features.subtitles.limits import Film
from studio.features.subtitles.track import EditedTrack, judged
from studio.kit.task_scope import TaskScope
from studio.ui.player.playback import Playback
from studio.ui.state import ViewState

_SECOND = 1000
_BEHIND = 16
"""Cues that may lie over each other at one moment."""


class Watching(QObject):
    """Ties a playback to a track.

    Args:
        playback: Of the track's video.
        track: Whose words are shown.
        editing: Changes it.
        scope: Runs what takes long.
    """

    def __init__(
        self, playback: Playback, track: EditedTrack, editing: CueEditing, scope: TaskScope
    ) -> None:
        super().__init__()
        self._playback = playback
        self._track = track
        self._editing = editing
        self._scope = scope
        self._told = False
        """The playback said which cue is the current one."""
        playback.changed.connect(self._on_changed)
        playback.moved.connect(self._on_moved)
        editing.selected.connect(self._on_selected)
        track.spliced.connect(self._on_cues)
        track.reset.connect(self._on_cues)
        self._on_cues()

    @property
    def moment(self) -> int:
        """Milliseconds at which the film stands."""
        return round(self._playback.seconds * _SECOND)

    @property
    def frame(self) -> int:
        """Milliseconds of one frame."""
        return round(_SECOND / self._track.film.frame_rate)

    def play_cue(self) -> None:
        """Play the current cue once."""
        cue = self._current()
        if cue is not None:
            self._playback.play_once(cue.start / _SECOND, cue.end / _SECOND)

    def set_edge(self, *, begin: bool) -> None:
        """Let the current cue begin, or end, where the film stands."""
        key, track = self._editing.current, self._track
        if key is None or self._playback.state is not ViewState.CONTENT:
            return
        # What is seen is seen until the frame's end.
        moment = self.moment if begin else self.moment + self.frame
        times = edge_at(track.cues, key, moment, begin=begin, limits=track.limits, film=track.film)
        if times is not None:
            self._editing.retime(key, *times)

    def _words_at(self, moment: int) -> list[str]:
        if self._playback.state is not ViewState.CONTENT:
            cue = self._current()
            return [] if cue is None else [cue.text]
        return [cue.text for cue in self._cues_at(moment)]

    def _cues_at(self, moment: int) -> list[Cue]:
        cues = self._track.cues
        last = bisect_right(cues, moment, key=lambda cue: cue.start)
        near = cues[max(0, last - _BEHIND) : last]
        return [cue for cue in near if cue.end > moment]

    def _current(self) -> Cue | None:
        key, cues = self._editing.current, self._track.cues
        row = -1 if key is None else place_of(cues, key)
        return cues[row] if row >= 0 else None

    def _on_cues(self) -> None:
        self._playback.show_words(self._words_at)

    def _on_changed(self) -> None:
        self._on_cues()
        film, known = self._playback.film, self._track.film
        if film is not None and film.frame_rate != known.frame_rate and not self._scope.closed:
            true = Film(known.length or round(film.duration * _SECOND), film.frame_rate)
            self._track.film = true
            self._scope.start(self._judge(true), name="judge by the true frame rate")

    async def _judge(self, film: Film) -> None:
        track = self._track
        cues = track.cues
        findings = await self._scope.run_blocking(judged, cues, track.limits, film)
        if track.cues is cues and track.film is film and findings != track.findings:
            track.findings = findings
            track.reset.emit()

    def _on_moved(self, moment: int) -> None:
        if not self._playback.playing:
            return
        found = self._cues_at(moment)
        if found and found[-1].key != self._editing.current:
            self._told = True
            self._editing.select(found[-1].key)
            self._told = False

    def _on_selected(self) -> None:
        cue = self._current()
        if cue is not None and not self._told:
            self._playback.seek(cue.start / _SECOND)
        self._on_cues()
