from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from studio.ui.stage_track import Stage, StageLook, draw_bar, draw_stage_track
from studio.ui.theme import current_theme


def test_segments_are_filled_as_far_as_they_are(qapp: QApplication) -> None:
    image = QImage(200, 12, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.black)
    painter = QPainter(image)
    stages = (
        Stage(StageLook.DONE, 0.25),
        Stage(StageLook.SKIPPED, 0.25),
        Stage(StageLook.ACTIVE, 0.25, 0.5),
        Stage(StageLook.FAILED, 0.25),
    )
    draw_stage_track(painter, QRectF(0, 0, 200, 12), stages)
    painter.end()
    theme = current_theme()
    assert image.pixelColor(115, 6).name() == theme.colour("accent.base").name()
    assert image.pixelColor(145, 6).name() == theme.colour("surface.pressed").name()
    assert image.pixelColor(180, 6).name() == theme.colour("danger.base").name()


def test_an_empty_bar_has_no_fill(qapp: QApplication) -> None:
    image = QImage(100, 8, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.black)
    painter = QPainter(image)
    draw_bar(painter, QRectF(0, 0, 100, 8), 0.0, "accent.base")
    painter.end()
    assert image.pixelColor(20, 4).name() == current_theme().colour("surface.pressed").name()
