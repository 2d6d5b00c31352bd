import os
import signal
import sys
from pathlib import Path

import numpy as np

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
    assert player.open(short_film) == 2
    until(lambda: isinstance(seen.told[-1], Shown))
    process = player._process
    assert process is not None
    folder = seen.player._folder
    assert folder is not None
    player.close()
    until(lambda: process.poll() is not None and not Path(folder.name).exists())
    assert process.returncode == 0
    assert seen.count(Failed) == 1
    player.close()


def test_a_picture_that_claims_too_much_is_none(short_film: LocalFile) -> None:
    seen = Seen()
    seen.player.open(short_film)
    until(lambda: seen.count(Film) == 1)
    shown = Shown(number=1, slot=0, width=1920, height=1080, stride=8, quarters=0, seconds=0.0)
    assert seen.player.picture(shown) is None
    assert seen.player.picture(shown.model_copy(update={"stride": 1 << 30})) is None
    seen.player.close()
