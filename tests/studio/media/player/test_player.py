import os
import signal
import sys
from pathlib import Path

import numpy as np
import pytest

from studio.media.player.messages import (
    Event,
    Failed,
    Film,
    Fit,
    LocalFile,
    Seek,
    Shown,
)
from studio.media.player.player import Player
from tests.patience import until


class Seen:
    """A player, what it told and the last picture."""

    def __init__(self) -> None:
        self.told: list[Event] = []
        self.pictures: list[np.ndarray] = []
        self.player = Player(self._on_event)

    def _on_event(self, event: Event) -> None:
        if isinstance(event, Shown):
            data = self.player.picture(event)
            assert data is not None
            self.pictures.append(np.frombuffer(data, np.uint8))
        self.told.append(event)

    def wait_for(self, count: int) -> None:
        """So many pictures in all."""
        until(lambda: self.count(Shown) >= count, lambda: self.told)

    def count(self, kind: type[Event]) -> int:
        return sum(isinstance(each, kind) for each in self.told)


def test_pictures_come_from_another_process_which_may_die_and_is_not_left_behind(
    short_film: LocalFile,
) -> None:
    seen = Seen()
    player = seen.player
    player.say(Seek(seconds=1))  # nothing is open: nothing happens
    assert player.open(short_film) == 1
    player.say(Fit(width=160, height=90))
    seen.wait_for(2)
    assert seen.pictures[-1].max() > 100
    assert player._folder is not None
    assert not Path(player._folder.name).exists() or sys.platform == "win32"
    for _ in range(9):  # more than there are slots
        before = seen.count(Shown)
        player.say(Seek(seconds=before * 0.1))
        seen.wait_for(before + 1)
    process = player._process
    assert process is not None
    os.kill(process.pid, signal.SIGKILL)
    until(lambda: seen.count(Failed) == 1)
    assert seen.told[-1] == Failed(number=1, why="gone")
    player.say(Seek(seconds=1))  # which nobody hears
    assert player.open(short_film) == 2
    until(lambda: isinstance(seen.told[-1], Shown))
    process = player._process
    assert process is not None
    folder = seen.player._folder
    assert folder is not None
    player.close()
    until(lambda: process.poll() is not None and not Path(folder.name).exists())
    assert seen.count(Failed) == 1
    player.close()


@pytest.mark.skipif(sys.platform == "win32", reason="no signals")
def test_a_process_that_hangs_stops_nobody_and_is_ended(short_film: LocalFile) -> None:
    seen = Seen()
    seen.player.open(short_film)
    seen.wait_for(1)
    process, hearing = seen.player._process, seen.player._hearing
    assert process is not None
    assert hearing is not None
    os.kill(process.pid, signal.SIGSTOP)
    for _ in range(3000):  # more than a pipe holds
        seen.player.say(Seek(seconds=1))
    seen.player.close()
    hearing.join()
    assert process.returncode is not None


def test_a_picture_that_comes_after_the_end_is_none(short_film: LocalFile) -> None:
    seen = Seen()
    seen.player.open(short_film)
    seen.wait_for(1)
    hearing = seen.player._hearing
    seen.player.close()
    assert hearing is not None
    hearing.join()
    late = next(each for each in seen.told if isinstance(each, Shown))
    assert seen.player.picture(late) is None


def test_a_picture_that_claims_too_much_is_none(short_film: LocalFile) -> None:
    seen = Seen()
    seen.player.open(short_film)
    until(lambda: seen.count(Film) == 1)
    shown = Shown(number=1, slot=0, width=1920, height=1080, stride=8, quarters=0, seconds=0.0)
    assert seen.player.picture(shown) is None
    assert seen.player.picture(shown.model_copy(update={"stride": 1 << 30})) is None
    seen.player.close()
