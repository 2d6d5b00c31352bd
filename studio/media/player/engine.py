"""Plays one film at a time, as it is told: the loop of the process that plays."""

import contextlib
import logging
from collections.abc import Callable
from contextlib import ExitStack

import av
import httpx
from av.video.frame import VideoFrame

from studio.media.player import messages
from studio.media.player.canvas import Canvas, write_picture
from studio.media.player.clock import Clock
from studio.media.player.frames import Abandoned, FrameReader
from studio.media.player.inbox import Inbox
from studio.media.player.messages import Command, Event, Failed, Film, Grabbed, Playing
from studio.media.player.sound import SoundReader
from studio.media.player.source import Opened, Unplayable, aspect_of, film_of, opened
from studio.media.player.speaker import Device, Speaker, open_device

_log = logging.getLogger(__name__)
_SOON = 0.002
"""Seconds that a frame may be early."""
_LATE, _VERY_LATE = 0.3, 1.5
"""Seconds of the wall from which on frames are left out, and from which on it jumps."""
_FASTEST_SOUND = 2.0
_AHEAD = 0.2

ERRORS = (av.FFmpegError, OSError, httpx.HTTPError, Unplayable, ValueError)


class Engine:
    """Obeys commands until there are no more.

    Args:
        inbox: Where they come in.
        canvas: Where frames are drawn.
        tell: Takes what happens.
        open_device: Opens the loudspeaker.
    """

    def __init__(
        self,
        inbox: Inbox,
        canvas: Canvas,
        tell: Callable[[Event], None],
        open_device: Callable[[], Device | None] = open_device,
    ) -> None:
        self._inbox = inbox
        self._canvas = canvas
        self._tell = tell
        self._open_device = open_device
        self._clock = Clock()
        self._stack = ExitStack()
        self._opened: Opened | None = None
        self._film: Film | None = None
        self._reader: FrameReader | None = None
        self._speaker: Speaker | None = None
        self._level = 1.0
        self._number = 0
        self._loop = messages.Loop()
        self._next: VideoFrame | None = None
        """Decoded, and waiting for its time."""
        self._shown: VideoFrame | None = None
        self._owed = False
        """What is shown was not drawn yet: no slot was free."""

    def run(self) -> None:
        """Obey."""
        while True:
            command: Command | None = None
            try:
                command = self._inbox.get(self._patience())
                if command is None:
                    break
            except TimeoutError:
                pass
            try:
                if command is not None:
                    self._obey(command)
                if self._clock.speed:
                    self._turn()
            except Abandoned:
                self._show_what_was_reached()
            except ERRORS as error:
                self._fail(error)
        self._close()

    def _patience(self) -> float | None:
        """Seconds until there is something to do unasked."""
        speed = self._clock.speed
        if not speed or self._reader is None:
            return None
        if self._next is not None:
            return max(0.0, self._clock.until(self._reader.seconds(self._next)))
        return 0.0 if not self._over() else max(0.0, self._clock.until(self._end()))

    def _obey(self, command: Command) -> None:
        match command:
            case messages.Open():
                self._open(command)
            case messages.Seek():
                self._seek(command.seconds)
            case messages.Step():
                self._step(command.frames)
            case messages.Play():
                self._play(command.speed)
            case messages.Loop():
                self._loop = command
            case messages.Fit():
                self._fit(command)
            case messages.Volume():
                self._set_level(command.level)
            case messages.Taken():
                self._canvas.taken(command.slot)
                self._draw()
            case messages.Grab():
                self._grab(command)

    def _open(self, command: messages.Open) -> None:
        self._close()
        self._number = command.number
        self._loop = messages.Loop()
        self._opened = self._stack.enter_context(opened(command.source))
        self._reader = FrameReader(*self._opened.picture, self._opened.origin)
        first = self._reader.at(0.0)
        if first is None:
            raise Unplayable
        self._film = film_of(self._opened, self._number, first)
        self._tell(self._film)
        self._show(first)

    def _seek(self, seconds: float) -> None:
        reader, speed = self._reader, self._clock.speed
        if reader is None:
            return
        self._hush()
        self._next = None
        if self._film is not None and self._film.duration:
            seconds = min(seconds, self._film.duration)
        frame = reader.at(seconds, self._inbox.superseded)
        if frame is not None:
            self._show(frame)
        if speed:
            self._play(speed, again=True)

    def _step(self, frames: int) -> None:
        self._pause()
        reader = self._reader
        for _ in range(abs(frames)):
            frame = None
            if reader is not None:
                frame = reader.next() if frames > 0 else reader.previous(self._inbox.superseded)
            if frame is None:
                break
        if reader is not None and reader.current is not None:
            self._show(reader.current)

    def _play(self, speed: float, *, again: bool = False) -> None:
        reader = self._reader
        if reader is None:
            return
        if not speed:
            self._pause()
            return
        self._hush()
        if speed > 0 and self._over() and not again:
            self._seek(self._loop.start or 0.0)
        here = reader.seconds(reader.current) if reader.current is not None else 0.0
        self._clock.set(here, speed)
        self._sound_from(here, speed)
        self._tell(Playing(number=self._number, speed=speed))

    def _sound_from(self, seconds: float, speed: float) -> None:
        if self._opened is None or self._opened.sound is None or not 0 < speed <= _FASTEST_SOUND:
            return
        device = self._open_device()
        if device is None:
            return
        sound = SoundReader(*self._opened.sound, self._opened.origin)
        self._speaker = Speaker(self._clock, sound.read(seconds, speed), speed, device)
        self._speaker.level = self._level
        self._speaker.start()

    def _pause(self, *, ended: bool = False) -> None:
        if not self._clock.speed:
            return
        self._hush()
        if self._next is not None:  # so that what is shown and where the film is are one
            self._show(self._next)
        self._clock.set(self._clock.seconds(), 0.0)
        self._next = None
        self._tell(Playing(number=self._number, speed=0.0, ended=ended))

    def _hush(self) -> None:
        speaker, self._speaker = self._speaker, None
        if speaker is not None:
            speaker.close()

    def _turn(self) -> None:
        """While it plays: show what is due."""
        reader = self._reader
        if reader is None:
            return
        back = self._clock.speed < 0
        if self._next is None:
            self._next = reader.previous() if back else reader.next()
        frame = self._next
        if frame is None:
            if back or self._clock.until(self._end()) <= 0:
                self._at_end()
            return
        if not back and self._loop.end is not None and reader.seconds(frame) >= self._loop.end:
            if self._clock.until(self._loop.end) <= _SOON:
                self._at_end()
            return
        wait = self._clock.until(reader.seconds(frame))
        if wait > _SOON:
            return
        self._next = None
        self._keep_up(reader, -wait, frame)

    def _keep_up(self, reader: FrameReader, late: float, frame: VideoFrame) -> None:
        if late < _LATE:
            reader.skip_lightly(on=False)
            self._show(frame)
            return
        reader.skip_lightly(on=self._clock.speed > 0)
        if late > _VERY_LATE or self._clock.speed < 0:
            ahead = self._clock.seconds() + _AHEAD * self._clock.speed
            there = reader.at(max(0.0, ahead), self._inbox.superseded)
            if there is not None:
                self._show(there)
            if self._clock.speed < 0:
                # Without sound nothing is lost by waiting for the picture.
                self._clock.set(max(0.0, ahead), self._clock.speed)

    def _at_end(self) -> None:
        speed, loop = self._clock.speed, self._loop
        if speed > 0 and loop.start is not None and loop.again:
            self._seek(loop.start)
            return
        self._next = None
        self._pause(ended=loop.end is None)
        if not loop.again:
            self._loop = messages.Loop()

    def _over(self) -> bool:
        reader = self._reader
        return reader is not None and self._next is None and not reader.more()

    def _end(self) -> float:
        """Seconds at which the last frame has been seen, and the sound heard."""
        reader, film = self._reader, self._film
        if reader is None or film is None or reader.current is None:
            return 0.0
        last = reader.seconds(reader.current) + 1 / film.frame_rate
        return max(last, film.duration) if film.sound else last

    def _fit(self, command: messages.Fit) -> None:
        room = (command.width, command.height)
        if room != self._canvas.room:
            self._canvas.room = room
            self._owed = self._shown is not None
            self._draw()

    def _set_level(self, level: float) -> None:
        self._level = level
        if self._speaker is not None:
            self._speaker.level = level

    def _show(self, frame: VideoFrame) -> None:
        self._shown, self._owed = frame, True
        self._draw()

    def _show_what_was_reached(self) -> None:
        """Whoever drags along the bar sees something, if not yet exactly what is under it."""
        if self._reader is not None and self._reader.current is not None:
            self._show(self._reader.current)

    def _draw(self) -> None:
        frame, reader, film = self._shown, self._reader, self._opened
        if not self._owed or frame is None or reader is None or film is None:
            return
        if self._canvas.ready:
            self._owed = False
            aspect = aspect_of(film.picture[1])
            self._tell(self._canvas.draw(frame, aspect, reader.seconds(frame), self._number))

    def _grab(self, command: messages.Grab) -> None:
        if self._shown is None or self._reader is None or self._opened is None:
            return
        try:
            write_picture(self._shown, aspect_of(self._opened.picture[1]), command.target)
        except (av.FFmpegError, OSError):
            self._tell(Failed(number=self._number, why="grab"))
            return
        seconds = self._reader.seconds(self._shown)
        self._tell(Grabbed(number=self._number, target=command.target, seconds=seconds))

    def _fail(self, error: Exception) -> None:
        _log.info("cannot play: %s", type(error).__name__)
        self._close()
        self._tell(Failed(number=self._number, why=_why(error)))

    def _close(self) -> None:
        self._hush()
        self._clock.set(0.0, 0.0)
        self._opened = self._film = self._reader = self._next = self._shown = None
        self._owed = False
        with contextlib.suppress(*ERRORS):
            self._stack.close()


def _why(error: Exception) -> messages.Why:
    if isinstance(error, httpx.HTTPStatusError):
        return "refused"
    return "away" if isinstance(error, httpx.HTTPError) else "unreadable"
