"""What is played: the state of one player, and everything it can be asked. No widgets."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from studio.media.player import messages
from studio.media.player.messages import (
    Event,
    Failed,
    Film,
    Grabbed,
    Playing,
    Shown,
    Source,
    Why,
)
from studio.media.player.player import Player
from studio.ui.player.cues import WordsAt
from studio.ui.state import ViewState

_SECOND = 1000
_SHUTTLE = (1.0, 2.0, 4.0)
_DEFAULT_RATE = 25.0


class _Bridge(QObject):
    """Carries events from the player's thread to the window's."""

    came = Signal(object)

    def tell(self, event: Event) -> None:
        """Called by the player's thread, which so keeps this alive for as long as it tells."""
        self.came.emit(event)


class Playback(QObject):
    """One player, whatever shows it."""

    changed = Signal()
    """The film, the state, the speed, the marks or how it is heard."""
    moved = Signal(int)
    """Milliseconds: another moment is shown."""
    drawn = Signal()
    """Another picture, or other words over it."""
    grabbed = Signal(object, float)
    """The path of the frame that was asked for, and its seconds."""
    failed = Signal()
    """The frame that was asked for could not be kept."""

    def __init__(self) -> None:
        super().__init__()
        bridge = _Bridge()
        self._bridge = bridge
        bridge.came.connect(self._take)
        self._player = Player(bridge.tell)
        self._source: Source | None = None
        self._lines = b""
        self._room = (0, 0)
        self.reopen: Callable[[], None] | None = None
        """Finds what is to be played anew, where it is not the same for ever."""
        self._words_at: WordsAt | None = None
        self.state = ViewState.EMPTY
        self.why: Why = "unreadable"
        """Why it is in no state to be watched."""
        self.film: Film | None = None
        self.picture = QImage()
        self.quarters = 0
        """Quarter turns, counter-clockwise, that make the picture upright."""
        self.seconds = 0.0
        self.speed = 0.0
        self.usual_speed = 1.0
        """What it plays at when it is told to play."""
        self.level = 1.0
        self.muted = False
        self.words: list[str] = []
        """What is written over the picture now."""
        self.words_shown = True
        self.mark_in: float | None = None
        self.mark_out: float | None = None
        self.looping = False

    @property
    def rate(self) -> float:
        """Frames a second; a usual rate while it is not known."""
        return self.film.frame_rate if self.film else _DEFAULT_RATE

    @property
    def duration(self) -> float:
        """Seconds; 0 while it is not known."""
        return self.film.duration if self.film else 0.0

    @property
    def playing(self) -> bool:
        """Whether it moves."""
        return bool(self.speed)

    @property
    def has_words(self) -> bool:
        """Whether there is anything to write over the picture."""
        return self._words_at is not None

    def open(self, source: Source) -> None:
        """Show the beginning of a film."""
        self._forget()
        self._source = source
        self.state = ViewState.LOADING
        try:
            self._player.open(source)
        except OSError:
            self._show_failure("gone")
            return
        if self._room != (0, 0):
            self._player.say(messages.Fit(width=self._room[0], height=self._room[1]))
        self._say_level()
        self.changed.emit()
        self.drawn.emit()

    def again(self) -> None:
        """Try once more what could not be played."""
        if self.reopen is not None:
            self.reopen()  # its address may be past
        elif self._source is not None:
            self.open(self._source)

    def wait(self) -> None:
        """Something will be opened soon."""
        self.show_nothing()
        self.state = ViewState.LOADING
        self.changed.emit()

    def show_nothing(self) -> None:
        """No film any more; its process ends."""
        self._player.close()
        self._source = None
        self._forget()
        self.changed.emit()
        self.drawn.emit()

    def refuse(self, why: Why) -> None:
        """Say that there is nothing to be played: its address could not be had."""
        self.show_nothing()
        self._show_failure(why)

    def close(self) -> None:
        """For good."""
        self._player.close()
        self._bridge.came.disconnect(self._take)

    def toggle(self) -> None:
        """Play, or pause."""
        self.play(0.0 if self.playing else self.usual_speed)

    def play(self, speed: float) -> None:
        """Play at a speed; 0 pauses."""
        self._player.say(messages.Play(speed=speed))

    def choose_speed(self, speed: float) -> None:
        """Play at another speed from now on."""
        self.usual_speed = speed
        if self.playing:
            self.play(speed)
        self.changed.emit()

    def shuttle(self, direction: int) -> None:
        """J and L: on in a direction, faster each time."""
        along = self.speed * direction
        faster = next((each for each in _SHUTTLE if each > along), _SHUTTLE[-1])
        self.play(faster * direction if along > 0 else direction * _SHUTTLE[0])

    def seek(self, seconds: float) -> None:
        """Show the frame of a moment."""
        self._player.say(messages.Seek(seconds=max(0.0, seconds)))

    def step(self, frames: int) -> None:
        """Pause, and go so many frames on or back."""
        self._player.say(messages.Step(frames=frames))

    def play_once(self, start: float, end: float) -> None:
        """Play a stretch and stop at its end."""
        self._player.say(messages.Loop(start=start, end=end, again=False))
        self.seek(start)
        self.play(self.usual_speed)

    def set_mark(self, *, begin: bool) -> None:
        """Let the stretch that is marked begin, or end, here; what contradicts it goes."""
        if begin:
            self.mark_in = self.seconds
            if self.mark_out is not None and self.mark_out <= self.seconds:
                self.mark_out = None
        else:
            self.mark_out = self.seconds + 1 / self.rate
            if self.mark_in is not None and self.mark_in >= self.seconds:
                self.mark_in = None
        self._say_loop()

    def clear_marks(self) -> None:
        """Mark nothing."""
        self.mark_in = self.mark_out = None
        self._say_loop()

    def loop(self, *, on: bool) -> None:
        """Play what is marked, or all of it, again and again."""
        self.looping = on
        self._say_loop()

    def set_level(self, level: float) -> None:
        """How loud, from 0 to 1."""
        self.level, self.muted = level, False
        self._say_level()
        self.changed.emit()

    def mute(self, *, on: bool) -> None:
        """Be silent, or no longer."""
        self.muted = on
        self._say_level()
        self.changed.emit()

    def show_words(self, words_at: WordsAt | None) -> None:
        """Write these over the picture; called again whenever they change."""
        had, self._words_at = self.has_words, words_at
        self._find_words()
        if had is not self.has_words:
            self.changed.emit()

    def hide_words(self, *, hidden: bool) -> None:
        """Whether words are left out."""
        self.words_shown = not hidden
        self._find_words()
        self.changed.emit()

    def fit(self, width: int, height: int) -> None:
        """How large it is shown, in pixels of the screen."""
        if (width, height) != self._room and width > 0 and height > 0:
            self._room = (width, height)
            self._player.say(messages.Fit(width=width, height=height))

    def grab(self, target: Path) -> None:
        """Keep the frame that is shown, whole, as a JPEG."""
        self._player.say(messages.Grab(target=target))

    def _take(self, event: Event) -> None:
        if isinstance(event, Shown):
            self._take_picture(event)
            return
        if event.number != self._player.number or self._source is None:
            return
        match event:
            case Film():
                self.film, self.state = event, ViewState.CONTENT
                self.changed.emit()
            case Playing():
                self.speed = event.speed
                self.changed.emit()
            case Grabbed():
                self.grabbed.emit(event.target, event.seconds)
            case Failed(why="grab"):
                self.failed.emit()
            case Failed():
                self._show_failure(event.why)

    def _take_picture(self, shown: Shown) -> None:
        lines = self._player.picture(shown)
        if lines is None or shown.number != self._player.number or self._source is None:
            return
        form = QImage.Format.Format_RGB32
        # A QImage does not keep what it looks at.
        self._lines = lines
        self.picture = QImage(self._lines, shown.width, shown.height, shown.stride, form)
        self.quarters = shown.quarters
        self.seconds = max(0.0, shown.seconds)
        self._find_words()
        self.moved.emit(round(self.seconds * _SECOND))
        self.drawn.emit()

    def _find_words(self) -> None:
        found = self._words_at(round(self.seconds * _SECOND)) if self._words_at else []
        words = found if self.words_shown else []
        if words != self.words:
            self.words = words
            self.drawn.emit()

    def _show_failure(self, why: Why) -> None:
        self.why, self.speed = why, 0.0
        self.state = ViewState.OFFLINE if why == "away" else ViewState.ERROR
        self.changed.emit()

    def _say_loop(self) -> None:
        start, end = (self.mark_in or 0.0, self.mark_out) if self.looping else (None, None)
        self._player.say(messages.Loop(start=start, end=end))
        self.changed.emit()

    def _say_level(self) -> None:
        self._player.say(messages.Volume(level=0.0 if self.muted else self.level))

    def _forget(self) -> None:
        self.state, self.film, self.speed, self.seconds = ViewState.EMPTY, None, 0.0, 0.0
        self.picture, self.words = QImage(), []
        self.mark_in = self.mark_out = None
        self.looping = False
