from collections.abc import Iterator
from threading import Event

import numpy as np
import pytest

from studio.media.player.clock import Clock
from studio.media.player.sound import RATE, Piece
from studio.media.player.speaker import Pull, Speaker


class Hand:
    """A device whose samples are pulled by hand."""

    def start(self, pull: Pull) -> None:
        self.pull = pull

    def close(self) -> None:
        self.pull.close()


def _pieces(count: int) -> Iterator[Piece]:
    block = np.full((480, 2), 1000, np.int16).tobytes()
    return (Piece(5.0 + n * 0.01, block) for n in range(count))


def test_what_is_heard_sets_the_clock_and_its_end_is_silence() -> None:
    wall = [0.0]
    clock, hand = Clock(lambda: wall[0]), Hand()
    speaker = Speaker(clock, _pieces(3), 1.0, hand)
    speaker.start()
    speaker._feeder.join()
    first = np.frombuffer(hand.pull.send(720), np.int16)
    assert (first == 1000).all()
    assert clock.seconds() == pytest.approx(5.0 - 0.08)
    wall[0] = 0.015
    speaker.level = 0.5
    second = np.frombuffer(hand.pull.send(960), np.int16)
    assert clock.until(5.015) == pytest.approx(0.08)
    assert (second[: 720 * 2] == 250).all()
    assert (second[720 * 2 :] == 0).all()
    assert not (np.frombuffer(hand.pull.send(RATE), np.int16)).any()
    assert speaker.over
    speaker.close()


def test_closing_ends_a_feeder_that_waits_and_one_that_fails_only_ends_the_sound() -> None:
    hand = Hand()
    speaker = Speaker(Clock(), _pieces(10_000), 1.0, hand)
    speaker.start()
    speaker.close()
    assert not speaker._feeder.is_alive()
    failed = Event()

    def broken() -> Iterator[Piece]:
        yield Piece(0.0, b"\1\0\1\0")
        failed.set()
        raise OSError("gone")

    speaker = Speaker(Clock(), broken(), 1.0, hand)
    speaker.start()
    speaker._feeder.join()
    assert failed.is_set()
    assert hand.pull.send(2) == b"\1\0\1\0\0\0\0\0"
    speaker.close()
