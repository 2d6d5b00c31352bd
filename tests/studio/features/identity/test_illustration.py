from pytestqt.qtbot import QtBot

from studio.features.identity.illustration import RiverAtDusk


def test_it_fills_any_size_and_carries_the_version(qtbot: QtBot) -> None:
    picture = RiverAtDusk("1.0")
    qtbot.addWidget(picture)
    picture.say("Version %1")
    for width, height in ((280, 640), (400, 900), (900, 300)):
        picture.resize(width, height)
        image = picture.grab().toImage()
        corners = [image.pixelColor(x, y) for x in (1, width - 2) for y in (1, height - 2)]
        assert all(colour.alpha() == 255 and colour.lightness() > 2 for colour in corners)
