from pytestqt.qtbot import QtBot

from studio.features.editor.skeleton import EditorSkeleton
from studio.ui.theme import current_theme


def test_it_has_the_shape_of_the_page(qtbot: QtBot) -> None:
    skeleton = EditorSkeleton()
    qtbot.addWidget(skeleton)
    skeleton.resize(1100, 600)
    image = skeleton.grab().toImage()
    box = current_theme().colour("surface.skeleton").rgb()
    assert image.pixelColor(60, 60).rgb() == box
    assert image.pixelColor(600, 100).rgb() == box
    assert image.pixelColor(340, 580).rgb() != box
