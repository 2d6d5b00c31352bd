from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from studio.features.editor.frame_stepper import FrameStepper
from tests.patience import PATIENCE_MS
from tests.studio.media.player.films import film
from tests.studio.ui.player.films import playing


def test_a_frame_is_found_by_steps_and_by_its_timecode(qtbot: QtBot, tmp_path: Path) -> None:
    with playing(qtbot, film(tmp_path)) as playback:
        stepper = FrameStepper(playback)
        qtbot.addWidget(stepper)
        assert stepper.field.text() == "00:00:00:00"

        def shows(code: str) -> None:
            qtbot.waitUntil(lambda: stepper.field.text() == code, timeout=PATIENCE_MS)

        qtbot.mouseClick(stepper.buttons[10], Qt.MouseButton.LeftButton)
        shows("00:00:00:10")
        qtbot.mouseClick(stepper.buttons[-1], Qt.MouseButton.LeftButton)
        shows("00:00:00:09")
        stepper.field.selectAll()
        qtbot.keyClicks(stepper.field, "1.5")
        qtbot.keyClick(stepper.field, Qt.Key.Key_Return)
        shows("00:00:01:05")
        assert playback.seconds == pytest.approx(1.2)
        assert stepper._number.text() == "Frame 30"
        stepper.field.selectAll()
        qtbot.keyClicks(stepper.field, "soon")
        qtbot.keyClick(stepper.field, Qt.Key.Key_Return)
        shows("00:00:01:05")
        with qtbot.waitSignal(stepper.use_wanted):
            qtbot.mouseClick(stepper.use, Qt.MouseButton.LeftButton)
        stepper.set_busy(busy=True)
        assert not stepper.use.isEnabled()


def test_without_a_film_there_is_no_frame(qtbot: QtBot) -> None:
    with playing(qtbot, None) as playback:
        stepper = FrameStepper(playback)
        qtbot.addWidget(stepper)
        assert not stepper.use.isEnabled()
        assert stepper.field.text() == ""
