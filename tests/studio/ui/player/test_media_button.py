from pytestqt.qtbot import QtBot

from studio.ui.player.media_button import MediaButton


def test_it_says_what_it_does_and_is_large_enough(qtbot: QtBot) -> None:
    button, speed = MediaButton("play"), MediaButton()
    qtbot.addWidget(button)
    qtbot.addWidget(speed)
    button.say("Play")
    speed.say("Speed", "0.75×")
    assert (button.accessibleName(), button.toolTip(), button.text()) == ("Play", "Play", "")
    assert (speed.accessibleName(), speed.text()) == ("Speed", "0.75×")
    assert min(button.sizeHint().width(), button.sizeHint().height()) >= 24
    assert speed.sizeHint().width() > button.sizeHint().width()
    white = [MediaButton.grab(button).toImage().pixelColor(14, y).lightness() for y in range(28)]
    assert max(white) > 200
