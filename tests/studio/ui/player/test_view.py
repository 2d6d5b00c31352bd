from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.ui.player.playback import Playback
from studio.ui.player.view import PlayerView
from tests.patience import PATIENCE_MS
from tests.studio.ui.player.films import playing


@pytest.fixture
def view(qtbot: QtBot, playback: Playback) -> PlayerView:
    made = PlayerView(playback)
    qtbot.addWidget(made)
    made.resize(480, 270)
    made.show()
    return made


def test_its_keys_work_it(qtbot: QtBot, view: PlayerView) -> None:
    playback = view.playback

    def press(key: Qt.Key, done: Callable[[], bool], *, shift: bool = False) -> None:
        held = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
        qtbot.keyClick(view.stage, key, held)
        qtbot.waitUntil(done, timeout=PATIENCE_MS)

    def at(seconds: float) -> Callable[[], bool]:
        return lambda: playback.seconds == pytest.approx(seconds)

    press(Qt.Key.Key_Period, at(0.04))
    press(Qt.Key.Key_Period, at(0.44), shift=True)
    press(Qt.Key.Key_I, lambda: playback.mark_in == pytest.approx(0.44))
    press(Qt.Key.Key_Comma, at(0.4))
    press(Qt.Key.Key_End, at(1.96))
    press(Qt.Key.Key_O, lambda: playback.mark_out == pytest.approx(2.0))
    press(Qt.Key.Key_X, lambda: playback.mark_out is None)
    press(Qt.Key.Key_Left, at(0.0))
    press(Qt.Key.Key_L, lambda: playback.speed == 1.0)
    press(Qt.Key.Key_K, lambda: playback.speed == 0.0)
    press(Qt.Key.Key_Space, lambda: playback.playing)
    press(Qt.Key.Key_J, lambda: playback.speed <= 0.0)
    press(Qt.Key.Key_M, lambda: playback.muted)
    press(Qt.Key.Key_C, lambda: not playback.words_shown)
    press(Qt.Key.Key_R, lambda: playback.looping)
    with qtbot.waitSignal(view.frame_wanted):
        qtbot.keyClick(view.stage, Qt.Key.Key_T)
    qtbot.keyClick(view.stage, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert not playback.words_shown


def test_letters_can_be_switched_off_and_are_not_promised_then(
    qtbot: QtBot, view: PlayerView
) -> None:
    assert view.controls.captions.toolTip() == "Subtitles (C)"
    qtbot.keyClick(view.stage, Qt.Key.Key_F)
    full = view._full
    assert full is not None
    view.use_single_keys(on=False)
    for each in (view, *full.findChildren(PlayerView)):
        each.use_single_keys(on=False)
        qtbot.keyClick(each.stage, Qt.Key.Key_C)
        assert view.playback.words_shown
        assert each.controls.captions.toolTip() == "Subtitles"
        assert each.controls.sound.toolTip() == "Mute"
    full.close()
    qtbot.keyClick(view.stage, Qt.Key.Key_Period)
    qtbot.waitUntil(lambda: view.playback.seconds > 0, timeout=PATIENCE_MS)


def test_the_full_screen_goes_with_its_page(qtbot: QtBot, playback: Playback) -> None:
    view = PlayerView(playback)
    view.show()
    view.toggle_full_screen()
    full = view._full
    assert full is not None
    view.hide()
    assert not full.isVisible()
    view.show()
    view.toggle_full_screen()
    full = view._full
    assert full is not None
    with qtbot.waitSignal(full.destroyed):
        view.deleteLater()


def test_it_fills_the_screen_and_comes_back(qtbot: QtBot, view: PlayerView) -> None:
    before = set(QApplication.topLevelWidgets())
    qtbot.keyClick(view.stage, Qt.Key.Key_F)
    full = next(each for each in set(QApplication.topLevelWidgets()) - before if each.isVisible())
    inner = full.findChild(PlayerView)
    assert isinstance(inner, PlayerView)
    assert inner.playback is view.playback
    qtbot.keyClick(full, Qt.Key.Key_Escape)
    assert not full.isVisible()
    qtbot.keyClick(view.stage, Qt.Key.Key_F)
    assert view._full is not None
    view._full.close()


def test_hovering_shows_what_is_there(qtbot: QtBot, view: PlayerView) -> None:
    view.show_chapters([(0.0, "Timber")])
    asked: list[int] = []
    view.picture_at = asked.append
    before = view.grab().toImage()
    view.controls.bar.hovered.emit(1000, 100)
    assert view.grab().toImage() != before
    assert asked[-1] == 1000
    view.controls.bar.hovered.emit(-1, 0)
    assert view.grab().toImage() == before


def test_what_is_wrong_is_said_with_a_way_on(qtbot: QtBot) -> None:
    with playing(qtbot, None) as playback:
        view = PlayerView(playback)
        qtbot.addWidget(view)
        view.resize(480, 270)
        view.show()
        assert not view.controls.isVisible()
        assert not view.again.isVisible()
        playback.refuse("away")
        assert view.again.isVisible()
        assert view.stage._message == "The server is not answering"
        assert view.heightForWidth(160) == 90
