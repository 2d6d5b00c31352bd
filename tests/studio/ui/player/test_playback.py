from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from studio.media.player.messages import LocalFile, Stream
from studio.ui.player.cues import TimedText, words_at
from studio.ui.player.playback import Playback
from studio.ui.state import ViewState
from tests.patience import PATIENCE_MS
from tests.studio.ui.player.films import playing


def test_it_goes_to_the_frame_and_says_what_is_said_there(
    qtbot: QtBot, playback: Playback, tmp_path: Path
) -> None:
    assert playback.state is ViewState.CONTENT
    assert (playback.rate, playback.playing) == (25.0, False)
    assert (playback.picture.width(), playback.picture.height()) == (320, 180)
    first = playback.picture.copy()
    playback.show_words(words_at([TimedText(1000, 1500, "hello")]))
    assert playback.words == []
    playback.seek(1.2)
    qtbot.waitUntil(lambda: playback.seconds == pytest.approx(1.2), timeout=PATIENCE_MS)
    assert playback.words == ["hello"]
    assert playback.picture != first
    playback.hide_words(hidden=True)
    assert playback.words == []
    playback.step(-1)
    qtbot.waitUntil(lambda: playback.seconds == pytest.approx(1.16), timeout=PATIENCE_MS)
    with qtbot.waitSignal(playback.grabbed, timeout=PATIENCE_MS) as told:
        playback.grab(tmp_path / "a.jpg")
    assert told.args == [tmp_path / "a.jpg", pytest.approx(1.16)]
    with qtbot.waitSignal(playback.failed, timeout=PATIENCE_MS):
        playback.grab(tmp_path / "none" / "a.jpg")


def test_it_plays_and_shuttles_and_loops_what_is_marked(qtbot: QtBot, playback: Playback) -> None:
    playback.shuttle(1)
    qtbot.waitUntil(lambda: playback.speed == 1.0, timeout=PATIENCE_MS)
    playback.shuttle(1)
    qtbot.waitUntil(lambda: playback.speed == 2.0, timeout=PATIENCE_MS)
    playback.shuttle(-1)
    qtbot.waitUntil(lambda: playback.speed == -1.0, timeout=PATIENCE_MS)
    playback.toggle()
    qtbot.waitUntil(lambda: not playback.playing, timeout=PATIENCE_MS)
    playback.seek(0.4)
    qtbot.waitUntil(lambda: playback.seconds == pytest.approx(0.4), timeout=PATIENCE_MS)
    playback.set_mark(begin=True)
    playback.seek(0.6)
    qtbot.waitUntil(lambda: playback.seconds == pytest.approx(0.6), timeout=PATIENCE_MS)
    playback.set_mark(begin=False)
    assert playback.mark_in == pytest.approx(0.4)
    assert playback.mark_out == pytest.approx(0.64)
    playback.loop(on=True)
    seen: list[int] = []
    playback.moved.connect(seen.append)
    playback.choose_speed(2.0)
    playback.toggle()
    qtbot.waitUntil(lambda: seen.count(400) >= 2, timeout=PATIENCE_MS)
    assert max(seen) <= 640
    playback.play(0.0)
    playback.set_mark(begin=True)
    playback.clear_marks()
    assert (playback.mark_in, playback.mark_out) == (None, None)


def test_a_stretch_is_played_once(qtbot: QtBot, playback: Playback) -> None:
    playback.play_once(0.2, 0.48)
    qtbot.waitUntil(lambda: playback.playing, timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: not playback.playing, timeout=PATIENCE_MS)
    assert playback.seconds == pytest.approx(0.44)


def test_what_cannot_be_played_is_said_and_nothing_is_nothing(
    qtbot: QtBot, tmp_path: Path, short_film: LocalFile
) -> None:
    bad = tmp_path / "bad.mp4"
    bad.write_bytes(b"\0" * 4000)
    with playing(qtbot, None) as playback:
        playback.open(LocalFile(path=bad))
        qtbot.waitUntil(lambda: playback.state is ViewState.ERROR, timeout=PATIENCE_MS)
        assert playback.why == "unreadable"
        playback.open(Stream(address="http://127.0.0.1:9/master.m3u8"))
        qtbot.waitUntil(lambda: playback.state is ViewState.OFFLINE, timeout=PATIENCE_MS)
        bad.write_bytes(short_film.path.read_bytes())
        playback.open(LocalFile(path=bad))
        playback.again()
        qtbot.waitUntil(lambda: playback.state is ViewState.CONTENT, timeout=PATIENCE_MS)
        playback.set_level(0.5)
        playback.mute(on=True)
        assert (playback.level, playback.muted) == (0.5, True)
        playback.refuse("refused")
        assert (playback.state, playback.why) == (ViewState.ERROR, "refused")
        assert playback.picture.isNull()
