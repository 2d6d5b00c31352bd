import mmap
from collections.abc import Iterator
from pathlib import Path
from threading import Thread
from typing import TypeVar

import pytest

from studio.media.player import messages
from studio.media.player.canvas import Canvas
from studio.media.player.engine import Engine
from studio.media.player.inbox import Inbox
from studio.media.player.messages import (
    SLOT_BYTES,
    SLOTS,
    Command,
    Event,
    Failed,
    Film,
    Grabbed,
    LocalFile,
    Play,
    Playing,
    Seek,
    Shown,
    Step,
    Stream,
)
from studio.media.player.speaker import Pull
from tests.patience import until

Told = TypeVar("Told", bound=Event)


class Deaf:
    """A device that takes what it is given, at once and once."""

    def start(self, pull: Pull) -> None:
        self.pull = pull
        self.block = pull.send(480)

    def close(self) -> None:
        self.pull.close()


class Bench:
    """An engine in a thread, and everything it told."""

    def __init__(self) -> None:
        self.inbox = Inbox()
        self.told: list[Event] = []
        self.devices: list[Deaf] = []
        self._memory = mmap.mmap(-1, SLOTS * SLOT_BYTES)
        engine = Engine(self.inbox, Canvas(self._memory), self._tell, self._device)
        self.thread = Thread(target=engine.run, daemon=True)
        self.thread.start()

    def _tell(self, event: Event) -> None:
        self.told.append(event)
        if isinstance(event, Shown):
            self.inbox.put(messages.Taken(slot=event.slot))

    def _device(self) -> Deaf:
        self.devices.append(Deaf())
        return self.devices[-1]

    def say(self, *commands: Command) -> int:
        """Ask, and return how much had been told before."""
        before = len(self.told)
        for command in commands:
            self.inbox.put(command)
        return before

    def wait(self, kind: type[Told], after: int, count: int = 1) -> Told:
        def found() -> list[Told]:
            return [each for each in self.told[after:] if isinstance(each, kind)]

        until(lambda: len(found()) >= count, lambda: self.told)
        return found()[count - 1]

    def close(self) -> None:
        self.inbox.put(None)
        self.thread.join()


@pytest.fixture
def bench() -> Iterator[Bench]:
    it = Bench()
    yield it
    it.close()


def _open(bench: Bench, source: messages.Source, number: int = 1) -> Film:
    before = bench.say(messages.Open(number=number, source=source))
    bench.wait(Shown, before)
    return bench.wait(Film, before)


def test_it_shows_the_first_frame_then_any_and_those_beside_it(
    bench: Bench, short_film: LocalFile, tmp_path: Path
) -> None:
    film = _open(bench, short_film)
    assert film.number == 1
    before = bench.say(Seek(seconds=1.21))
    assert bench.wait(Shown, before).seconds == pytest.approx(1.2, abs=0.001)
    before = bench.say(Step(frames=1))
    assert bench.wait(Shown, before).seconds == pytest.approx(1.24, abs=0.001)
    before = bench.say(Step(frames=-10))
    assert bench.wait(Shown, before).seconds == pytest.approx(0.84, abs=0.001)
    before = bench.say(messages.Fit(width=100, height=100))
    assert bench.wait(Shown, before).width == 100
    before = bench.say(messages.Grab(target=tmp_path / "frame.jpg"))
    assert bench.wait(Grabbed, before).seconds == pytest.approx(0.84, abs=0.001)
    assert (tmp_path / "frame.jpg").stat().st_size > 1000
    before = bench.say(messages.Grab(target=tmp_path / "none" / "frame.jpg"))
    assert bench.wait(Failed, before).why == "grab"


def test_it_plays_with_sound_to_the_end_and_from_there_anew(
    bench: Bench, short_film: LocalFile
) -> None:
    _open(bench, short_film)
    bench.say(Seek(seconds=1.5), messages.Volume(level=0.0))
    before = bench.say(Play(speed=2.0))
    assert bench.wait(Playing, before).speed == 2.0
    ended = bench.wait(Playing, before, 2)
    assert (ended.speed, ended.ended) == (0.0, True)
    seen = [each.seconds for each in bench.told[before:] if isinstance(each, Shown)]
    assert seen == sorted(seen)
    assert seen[-1] == pytest.approx(1.96, abs=0.001)
    assert not any(bench.devices[0].block)
    before = bench.say(Play(speed=1.0))
    assert bench.wait(Shown, before).seconds == 0.0
    before = bench.say(Play(speed=0.0))
    assert bench.wait(Playing, before).ended is False


def test_a_stretch_is_played_again_and_again_or_once(bench: Bench, short_film: LocalFile) -> None:
    _open(bench, short_film)
    before = bench.say(Seek(seconds=0.4), messages.Loop(start=0.4, end=0.6), Play(speed=2.0))
    bench.wait(Shown, before, 14)
    seen = [each.seconds for each in bench.told[before:] if isinstance(each, Shown)]
    assert seen.count(min(seen)) >= 2
    assert min(seen) == pytest.approx(0.4, abs=0.001)
    assert max(seen) < 0.6
    bench.say(Play(speed=0.0))
    before = bench.say(
        Seek(seconds=0.4), messages.Loop(start=0.4, end=0.6, again=False), Play(speed=2.0)
    )
    ended = bench.wait(Playing, before, 3)  # the pause before, the start, the end
    assert (ended.speed, ended.ended) == (0.0, False)


def test_backwards_it_reaches_the_beginning(bench: Bench, short_film: LocalFile) -> None:
    _open(bench, short_film)
    before = bench.say(Seek(seconds=0.6), Play(speed=-2.0))
    assert bench.wait(Playing, before, 2).speed == 0.0
    seen = [each.seconds for each in bench.told[before:] if isinstance(each, Shown)]
    assert seen == sorted(seen, reverse=True)
    assert seen[-1] == 0.0
    assert bench.devices == []


def test_what_cannot_be_played_is_told_and_another_can_be(
    bench: Bench, short_film: LocalFile, tmp_path: Path
) -> None:
    bad = tmp_path / "bad.mp4"
    bad.write_bytes(b"\0" * 5000)
    before = bench.say(messages.Open(number=4, source=LocalFile(path=bad)), Seek(seconds=1))
    assert bench.wait(Failed, before) == Failed(number=4, why="unreadable")
    away = Stream(address="http://127.0.0.1:9/master.m3u8")
    before = bench.say(messages.Open(number=5, source=away))
    assert bench.wait(Failed, before) == Failed(number=5, why="away")
    assert _open(bench, short_film, 6).number == 6
