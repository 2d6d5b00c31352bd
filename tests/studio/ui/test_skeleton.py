from pytestqt.qtbot import QtBot

from studio.ui.skeleton import RowSkeleton
from studio.ui.theme import current_theme


def test_it_has_the_shape_of_rows_and_rests_when_hidden(qtbot: QtBot) -> None:
    skeleton = RowSkeleton(64, 24)
    qtbot.addWidget(skeleton)
    skeleton.resize(900, 300)
    skeleton.show()
    image = skeleton.grab().toImage()
    ground = image.pixelColor(2, 2)
    assert image.pixelColor(40, 32) != ground
    assert current_theme().colour("surface.skeleton").isValid()
    skeleton.hide()
