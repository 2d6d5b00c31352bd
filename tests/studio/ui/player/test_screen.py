from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from studio.ui.player.playback import Playback
from studio.ui.player.screen import Screen
from tests.studio.ui.player.films import playing


def test_the_picture_is_whole_and_upright_on_black(qtbot: QtBot) -> None:
    with playing(qtbot, None) as playback:
        screen = Screen(playback)
        qtbot.addWidget(screen)
        screen.resize(400, 100)
        picture = QImage(160, 90, QImage.Format.Format_RGB32)
        picture.fill(QColor("red"))
        for x in range(160):
            picture.setPixelColor(x, 2, QColor("blue"))
            picture.setPixelColor(x, 1, QColor("blue"))
        playback.picture = picture
        seen = screen.grab().toImage()
        assert seen.pixelColor(20, 50) == QColor("black")
        assert seen.pixelColor(200, 50) == QColor("red")
        assert seen.pixelColor(200, 2) == QColor("blue")
        playback.quarters = 1  # its top is to the left, seen upright
        seen = screen.grab().toImage()
        assert seen.pixelColor(150, 50) == QColor("black")
        assert seen.pixelColor(210, 50) == QColor("red")
        assert seen.pixelColor(173, 50).blue() > 100


def test_pressing_plays_and_pressing_twice_fills_the_screen(
    qtbot: QtBot, playback: Playback
) -> None:
    screen = Screen(playback)
    qtbot.addWidget(screen)
    pressed: list[int] = []
    screen.pressed.connect(lambda: pressed.append(1))
    qtbot.mouseClick(screen, Qt.MouseButton.LeftButton)
    assert pressed == [1]
    with qtbot.waitSignal(screen.full_screen_wanted):
        qtbot.mouseDClick(screen, Qt.MouseButton.LeftButton)
    assert pressed == [1, 1]


def test_without_a_film_it_says_why(qtbot: QtBot) -> None:
    with playing(qtbot, None) as playback:
        screen = Screen(playback)
        qtbot.addWidget(screen)
        screen.resize(300, 120)
        before = screen.grab().toImage()
        screen.show_message("There is none")
        assert screen.grab().toImage() != before
        still = QImage(300, 120, QImage.Format.Format_RGB32)
        still.fill(QColor("green"))
        screen.show_message("")
        screen.show_still(still)
        assert screen.grab().toImage().pixelColor(150, 20) == QColor("green")
