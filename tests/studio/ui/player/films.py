"""A playback of a real film, for widgets."""

from collections.abc import Iterator
from contextlib import contextmanager

from pytestqt.qtbot import QtBot

from studio.media.player.messages import LocalFile
from studio.ui.player.playback import Playback
from tests.patience import PATIENCE_MS


@contextmanager
def playing(qtbot: QtBot, source: LocalFile | None) -> Iterator[Playback]:
    """Open, shown at 320 by 180."""
    playback = Playback()
    playback.fit(320, 180)
    if source is not None:
        playback.open(source)
        qtbot.waitUntil(lambda: not playback.picture.isNull(), timeout=PATIENCE_MS)
    try:
        yield playback
    finally:
        playback.close()
        if (hearing := playback._player._hearing) is not None:
            hearing.join()  # so that no process is left when the test is over
