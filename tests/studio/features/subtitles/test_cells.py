import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from studio.features.subtitles.cells import painter_of
from studio.features.subtitles.checks import Check, Finding
from studio.features.subtitles.cue import Cue
from studio.features.subtitles.items import Column, Line
from tests.studio.features.subtitles.examples import BENGALI

WRONG = Line(1, Cue(1, 0, 900, BENGALI), "beside", (Finding(Check.TOO_FAST, 1, 40, 17),))


@pytest.mark.parametrize("column", Column)
def test_every_cell_paints_its_figure(qapp: QApplication, column: Column) -> None:
    image = QImage(200, 46, QImage.Format.Format_RGB32)
    image.fill(0)
    blank = image.copy()
    painter = QPainter(image)
    painter_of(column)(painter, QRectF(image.rect()), WRONG, False)
    painter.end()
    assert image != blank


def test_without_findings_there_is_no_mark(qapp: QApplication) -> None:
    image = QImage(40, 46, QImage.Format.Format_RGB32)
    image.fill(0)
    blank = image.copy()
    painter = QPainter(image)
    fine = WRONG._replace(findings=())
    painter_of(Column.MARK)(painter, QRectF(image.rect()), fine, False)
    painter.end()
    assert image == blank
