"""Frames of a film by their time: exactly the one of a moment, and those beside it."""

from collections import deque
from collections.abc import Callable, Iterator
from itertools import count, islice

import av
from av.container import InputContainer
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

_NEAR_SECONDS = 1.0
"""What lies this little ahead is decoded towards rather than sought."""
_KEPT_BYTES = 96 << 20
_KEPT_FRAMES = 24
"""Behind the one that is shown, so that going back does not decode anew each time."""
_EPSILON = 0.0005
_BACK_OFF = 1.0


class Abandoned(Exception):  # noqa: N818 - somebody wanted something else meanwhile
    """The search was given up."""


class FrameReader:
    """Reads frames.

    Args:
        container: Nobody else's.
        stream: The picture.
        origin: Seconds of the container's clock that are the film's beginning.
    """

    def __init__(self, container: InputContainer, stream: VideoStream, origin: float) -> None:
        self._container = container
        self._stream = stream
        self._origin = origin
        self._frames: Iterator[VideoFrame] = iter(())
        self._coming: deque[VideoFrame] = deque()
        self._behind: deque[VideoFrame] = deque()
        self.current: VideoFrame | None = None

    def seconds(self, frame: VideoFrame) -> float:
        """When a frame is in the film."""
        return (frame.time or 0.0) - self._origin

    def at(
        self, seconds: float, abandoned: Callable[[], bool] = lambda: False
    ) -> VideoFrame | None:
        """The frame that is seen at a moment: the last one that begins by then.

        Args:
            seconds: In the film. Before its first frame that one is meant, after its end the last.
            abandoned: Asked at every frame whether to give up.

        Returns:
            None where nothing can be decoded.

        Raises:
            Abandoned: It was given up.
            av.FFmpegError: It cannot be read.
        """
        here = None if self.current is None else self.seconds(self.current)
        if here is None or not here - _EPSILON <= seconds <= here + _NEAR_SECONDS:
            self._search(seconds)
        while True:
            if abandoned():
                raise Abandoned
            follower = self._peek()
            if follower is None or (
                self.current is not None and self.seconds(follower) > seconds + _EPSILON
            ):
                return self.current
            self._advance()

    def next(self) -> VideoFrame | None:
        """The frame after this one; None at the end."""
        return self._advance()

    def previous(self, abandoned: Callable[[], bool] = lambda: False) -> VideoFrame | None:
        """The frame before this one; None at the beginning.

        Raises:
            Abandoned: As :meth:`at`.
            av.FFmpegError: As :meth:`at`.
        """
        if self.current is None:
            return None
        here = self.seconds(self.current)
        if not self._behind:
            self._search(here - 2 * _EPSILON)
            found = self.at(here - 2 * _EPSILON, abandoned)
            return found if found is not None and self.seconds(found) < here else None
        self._coming.appendleft(self.current)
        self.current = self._behind.pop()
        return self.current

    def more(self) -> bool:
        """Whether there is a frame after this one."""
        return self._peek() is not None

    def skip_lightly(self, *, on: bool) -> None:
        """Whether frames that no other depends on are left out, to catch up."""
        self._stream.codec_context.skip_frame = "NONREF" if on else "DEFAULT"

    def _peek(self) -> VideoFrame | None:
        if not self._coming:
            self._coming.extend(islice(self._frames, 1))
        return self._coming[0] if self._coming else None

    def _advance(self) -> VideoFrame | None:
        frame = self._peek()
        if frame is not None:
            self._coming.popleft()
            if self.current is not None:
                self._keep(self.current)
            self.current = frame
        return frame

    def _keep(self, frame: VideoFrame) -> None:
        self._behind.append(frame)
        size = max(1, frame.width * frame.height * 3 // 2)
        most = max(2, min(_KEPT_FRAMES, _KEPT_BYTES // size))
        while len(self._behind) > most:
            self._behind.popleft()

    def _search(self, seconds: float) -> None:
        """Stand before the frame of a moment, as near as the file allows."""
        base = self._stream.time_base
        if base is None:
            return
        for attempt in count():
            back = 0.0 if attempt == 0 else _BACK_OFF * 4 ** (attempt - 1)
            wanted = max(0.0, seconds - back)
            self._behind.clear()
            self.current = None
            # Without an index (MPEG-TS) the first key frame is only found from before it.
            clock = wanted + self._origin if wanted else min(0.0, self._origin)
            self._seek(clock, float(base))
            self._frames = self._decoded()
            self._coming.clear()
            first = self._peek()
            if wanted <= 0 or (first is not None and self.seconds(first) <= seconds + _EPSILON):
                return

    def _seek(self, clock: float, base: float) -> None:
        self._container.seek(int(clock / base), backward=True, any_frame=False, stream=self._stream)

    def _decoded(self) -> Iterator[VideoFrame]:
        """Frames with a time. A damaged piece is passed over, like other players do."""
        for packet in self._container.demux(self._stream):
            try:
                yield from (frame for frame in packet.decode() if frame.pts is not None)
            except av.InvalidDataError:
                continue
