from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from studio.ui.player.controls import Controls
from studio.ui.player.cues import TimedText, words_at
from studio.ui.player.playback import Playback
from tests.patience import PATIENCE_MS
from tests.studio.ui.player.films import playing


def test_they_show_where_it_is_and_work_it(qtbot: QtBot, playback: Playback) -> None:
    controls = Controls(playback)
    qtbot.addWidget(controls)
    controls.show_chapters([(0.0, "Timber"), (1.0, "নৌকা")])
    assert controls.bar.maximum() == round(playback.duration * 1000)
    assert controls._length.text().startswith("00:02.0")
    controls.bar.wanted.emit(1240)
    qtbot.waitUntil(lambda: controls._time.text() == "00:01.06", timeout=PATIENCE_MS)
    assert controls._chapter.text == "নৌকা"
    assert controls.bar.value() == 1240
    assert controls.play.accessibleName() == "Play (Space)"
    qtbot.mouseClick(controls.play, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: controls.play.accessibleName() == "Pause (Space)", timeout=PATIENCE_MS)
    qtbot.mouseClick(controls.play, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(controls.sound, Qt.MouseButton.LeftButton)
    assert playback.muted
    assert controls.sound.accessibleName() == "Sound on (M)"
    assert controls.captions.isHidden(), "there are no words"
    playback.show_words(words_at([TimedText(0, 2000, "hello")]))
    assert not controls.captions.isHidden()
    qtbot.mouseClick(controls.captions, Qt.MouseButton.LeftButton)
    assert not playback.words_shown
    playback.show_words(None)
    assert controls.captions.isHidden()


def test_the_speed_is_chosen_from_a_menu(qtbot: QtBot, playback: Playback) -> None:
    controls = Controls(playback, compact=True)
    qtbot.addWidget(controls)
    controls.show()
    qtbot.mouseClick(controls.speed, Qt.MouseButton.LeftButton)
    menu = controls.menu
    assert menu.isVisible()
    actions = {action.text(): action for action in menu.actions()}
    assert actions["1×"].isChecked()
    actions["0.5×"].trigger()
    assert playback.usual_speed == 0.5
    assert controls.speed.text() == "0.5×"
    playback.show_words(words_at([]))
    assert controls.captions.isHidden(), "one row has no room for it"
    menu.actions()[-1].trigger()
    assert playback.looping
    menu.close()


def test_without_a_film_there_is_nothing_to_work(qtbot: QtBot) -> None:
    with playing(qtbot, None) as playback:
        controls = Controls(playback)
        qtbot.addWidget(controls)
        assert not controls.play.isEnabled()
        assert not controls.bar.isEnabled()
        assert controls.chapter_at(3) == ""
