"""Sound to the computer's loudspeaker, which sets the clock."""

import contextlib
import logging
from collections.abc import Generator, Iterator
from queue import Empty, Full, Queue
from threading import Event, Thread
from typing import Protocol

import miniaudio
import numpy as np

from studio.media.player.clock import Clock
from studio.media.player.sound import CHANNELS, RATE, Piece

_log = logging.getLogger(__name__)
_DEVICE_MS = 80
"""Between a sample that is handed over and its being heard."""
_QUEUED = 24
"""Pieces of about 20 ms that are decoded ahead."""
_SAMPLE_BYTES = 2 * CHANNELS
_POLL_SECONDS = 0.05

Pull = Generator[bytes, int, None]


class Device(Protocol):
    """What plays samples that it pulls from a generator: miniaudio's, but for tests."""

    def start(self, pull: Pull) -> None:
        """Begin to play."""
        ...

    def close(self) -> None:
        """Stop, and let go of the device."""
        ...


def open_device() -> Device | None:
    """The loudspeaker; None where the computer has none that can be used."""
    try:
        device: Device = miniaudio.PlaybackDevice(
            output_format=miniaudio.SampleFormat.SIGNED16,
            nchannels=CHANNELS,
            sample_rate=RATE,
            buffersize_msec=_DEVICE_MS,
            app_name="Chitra Studio",
        )
    except miniaudio.MiniaudioError as error:
        _log.info("no sound device: %s", error)
        return None
    return device


class Speaker:
    """Plays pieces of sound, decoded a little ahead by a thread of its own.

    Args:
        clock: Set at each piece that begins to be heard.
        pieces: What to play.
        speed: Of the film, to which the pieces were made.
        device: Plays them.
    """

    def __init__(self, clock: Clock, pieces: Iterator[Piece], speed: float, device: Device) -> None:
        self._clock = clock
        self._speed = speed
        self._device = device
        self._stop = Event()
        self._queue: Queue[Piece | None] = Queue(_QUEUED)
        self.level = 1.0
        self.over = False
        """All of it was handed over."""
        self._feeder = Thread(target=self._feed, args=(pieces,), name="sound", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._feeder.start()
        pull = self.pull()
        next(pull)
        self._device.start(pull)

    def close(self) -> None:
        """Stop, and wait until nobody reads the sound any more."""
        self._stop.set()
        self._device.close()
        if self._feeder.is_alive():
            self._feeder.join()

    def pull(self) -> Pull:
        """Give the device as many frames as it asks for; silence while there is nothing yet."""
        wanted = yield b""
        left, at = b"", 0.0
        while True:
            block, need = bytearray(), wanted * _SAMPLE_BYTES
            while len(block) < need and not self._stop.is_set():
                if not left:
                    piece = self._next_piece()
                    if piece is None:
                        break
                    left, at = piece.samples, piece.seconds
                if not block:
                    self._clock.set(at, self._speed, later=_DEVICE_MS / 1000)
                part = left[: need - len(block)]
                block += part
                left = left[len(part) :]
                at += len(part) / _SAMPLE_BYTES / RATE * self._speed
            wanted = yield self._loud(bytes(block).ljust(need, b"\0"))

    def _next_piece(self) -> Piece | None:
        if self.over:
            return None
        with contextlib.suppress(Empty):
            piece = self._queue.get_nowait()
            self.over = piece is None
            return piece
        return None

    def _loud(self, block: bytes) -> bytes:
        if self.level == 1:
            return block
        # Squared: an ear finds half of the way to be about half as loud.
        samples = np.frombuffer(block, np.int16) * self.level**2
        return samples.astype(np.int16).tobytes()

    def _feed(self, pieces: Iterator[Piece]) -> None:
        try:
            for piece in pieces:
                if not self._offer(piece):
                    return
        except Exception:  # noqa: BLE001 - a film is watched on without its sound
            _log.warning("the sound ended", exc_info=True)
        self._offer(None)

    def _offer(self, piece: Piece | None) -> bool:
        while not self._stop.is_set():
            with contextlib.suppress(Full):
                self._queue.put(piece, timeout=_POLL_SECONDS)
                return True
        return False
