from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.features.subtitles.view import SubtitlesView
from studio.ui.state import ViewState
from tests.patience import eventually
from tests.studio.examples import run
from tests.studio.features.subtitles.examples import Bench, MemorySubtitles, track
from tests.studio.media.player.films import film
from tests.studio.media.player.web import package, served

ENGLISH = track((0, 500, "one"), (1000, 1500, "<b>two</b>"), (1600, 1900, "three"))


async def _close(bench: Bench) -> None:
    bench.player.close()
    hearing = bench.player.playback._player._hearing
    assert hearing is not None
    hearing.join()
    await bench.close()


def test_what_is_edited_is_seen_on_the_film_which_says_when(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    package(film(tmp_path, "f.mp4", "-r", "50").path, tmp_path)

    async def work(address: str) -> None:
        bench = Bench(MemorySubtitles({"en": ENGLISH}), tmp_path)
        bench.streams.refuse, bench.streams.base = None, address
        view = SubtitlesView(bench.model, bench.player)
        qtbot.addWidget(view)
        view.resize(1300, 760)
        view.show()
        playback, editing, cues = bench.player.playback, bench.model.editing, bench.model.track
        await bench.opened()
        await eventually(lambda: not playback.picture.isNull())
        await eventually(lambda: cues.film.frame_rate == pytest.approx(50))
        assert view.watching.frame == 20
        editing.select(2)
        await eventually(lambda: playback.words == ["<b>two</b>"])
        assert playback.seconds == pytest.approx(1.0)
        editing.write(2, "changed")
        assert playback.words == ["changed"]
        view.timeline.sought.emit(1200)
        await eventually(lambda: playback.seconds == pytest.approx(1.2))
        assert view.timeline.playhead == 1200
        view.list.setFocus()
        qtbot.keyClick(view.list, Qt.Key.Key_BracketRight)
        assert (cues.cues[1].start, cues.cues[1].end) == (1000, 1220)
        qtbot.keyClick(view.list, Qt.Key.Key_BracketLeft)
        assert (cues.cues[1].start, cues.cues[1].end) == (1200, 1220)
        cues.stack.undo()
        editing.select(1)
        view.watching.play_cue()
        await eventually(lambda: playback.playing)
        await eventually(lambda: not playback.playing)
        assert playback.seconds == pytest.approx(0.48)
        playback.play(1.0)
        await eventually(lambda: editing.current == 2)
        playback.play(0.0)
        view.hide()
        await _close(bench)

    with served(tmp_path) as (address, _):
        run(qapp, work(address))


def test_without_a_film_the_words_of_the_current_cue_are_shown(
    qapp: QApplication, tmp_path: Path, qtbot: QtBot
) -> None:
    async def work() -> None:
        bench = Bench(MemorySubtitles({"en": ENGLISH}), tmp_path)
        view = SubtitlesView(bench.model, bench.player)
        qtbot.addWidget(view)
        view.show()
        await bench.opened()
        playback = bench.player.playback
        await eventually(lambda: playback.state is ViewState.OFFLINE)
        bench.model.editing.select(3)
        assert playback.words == ["three"]
        view.watching.set_edge(begin=True)
        assert bench.model.track.cues == ENGLISH
        await bench.close()

    run(qapp, work())
