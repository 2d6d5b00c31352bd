import time
from threading import Event, Thread

import pytest

from studio.net.bandwidth import UNCAPPED, Bandwidth
from tests.patience import PATIENCE_SECONDS

BLOCK = 256 * 1024


class Clock:
    """Time that passes only in waits."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


class Waits(Event):
    """A stop that is never set; waiting for it lets the time pass."""

    def __init__(self, clock: Clock) -> None:
        super().__init__()
        self._clock = clock

    def wait(self, timeout: float | None = None) -> bool:
        self._clock.now += timeout or 0.0
        return False


@pytest.mark.parametrize("cap", [64 * 1024, 1_000_000, 37_000_000])
@pytest.mark.parametrize("senders", [1, 3])
def test_what_goes_out_keeps_to_the_cap(cap: int, senders: int) -> None:
    clock = Clock()
    bandwidth, stop = Bandwidth(cap, clock=clock), Waits(clock)
    begun, sent = clock.now, 0
    while clock.now - begun < 20:
        # In one thread: only the order of the grants counts.
        sent += sum(bandwidth.grant(BLOCK, stop) for _ in range(senders))
    assert sent / (clock.now - begun) == pytest.approx(cap, rel=0.05)


def test_a_rest_is_not_made_up_for() -> None:
    clock = Clock()
    bandwidth, stop = Bandwidth(1_000_000, clock=clock), Waits(clock)
    bandwidth.grant(BLOCK, stop)
    clock.now += 60
    begun, sent = clock.now, 0
    while clock.now - begun < 10:
        sent += bandwidth.grant(BLOCK, stop)
    assert sent <= 1.05 * 1_000_000 * (clock.now - begun)


def test_who_is_woken_late_catches_up() -> None:
    clock = Clock()

    class Late(Waits):
        def wait(self, timeout: float | None = None) -> bool:
            clock.now += 0.02
            return super().wait(timeout)

    bandwidth, stop, begun, sent = Bandwidth(10_000_000, clock=clock), Late(clock), clock.now, 0
    while clock.now - begun < 10:
        sent += bandwidth.grant(BLOCK, stop)
    assert sent / (clock.now - begun) == pytest.approx(10_000_000, rel=0.05)


def test_without_a_cap_nobody_waits() -> None:
    assert UNCAPPED.bytes_per_second is None
    assert UNCAPPED.grant(BLOCK, Event()) == BLOCK


def test_a_slow_cap_gives_small_pieces_and_never_more_than_there_is() -> None:
    bandwidth = Bandwidth(1_000_000)
    assert bandwidth.grant(BLOCK, Event()) == 100_000
    assert bandwidth.grant(7, Event()) == 7
    assert Bandwidth(1).grant(BLOCK, Event()) == 16 * 1024


@pytest.mark.parametrize("how", ["stopped", "lifted"])
def test_who_waits_is_let_go_when_told(how: str) -> None:
    bandwidth, stop = Bandwidth(1), Event()
    bandwidth.grant(BLOCK, stop)
    waiting = Thread(target=bandwidth.grant, args=(BLOCK, stop))
    waiting.start()
    if how == "stopped":
        stop.set()
    else:
        bandwidth.cap(None)
    begun = time.monotonic()
    waiting.join(PATIENCE_SECONDS)
    assert not waiting.is_alive()
    assert time.monotonic() - begun < PATIENCE_SECONDS
