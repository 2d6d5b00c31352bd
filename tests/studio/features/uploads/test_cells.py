from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from server.contract.errors import ErrorCode
from studio.features.uploads import cells
from studio.features.uploads.state import ItemError, ItemState
from studio.features.uploads.words import Verb
from studio.ui.theme import current_theme
from tests.studio.examples import make_item

RECT = QRectF(0, 0, 820, 70)


def test_parts_of_a_row_do_not_overlap_at_any_width(qapp: QApplication) -> None:
    for width in (560, 820, 1200):
        rect = QRectF(0, 0, width, 70)
        for state in ItemState:
            place = cells.plan(rect, make_item(state))
            assert place.thumb.right() < place.text.left() < place.text.right()
            assert place.text.right() < place.track.left()
            assert place.track.right() < place.side.left()
            assert all(min(s.rect.width(), s.rect.height()) >= 20 for s in place.spots)


def test_a_click_finds_the_painted_button(qapp: QApplication) -> None:
    item = make_item()
    spot = cells.plan(RECT, item).spots[0]
    centre = spot.rect.center()
    assert cells.spot_at(RECT, item, centre.x(), centre.y()) is Verb.PAUSE
    assert cells.spot_at(RECT, item, 1, 1) is None


def test_rows_are_painted_with_long_reasons_too(qapp: QApplication) -> None:
    error = ItemError(ErrorCode.NOT_A_VIDEO, "This file is not a video. " * 4, retryable=False)
    for item in (make_item(), make_item(ItemState.REFUSED, error=error)):
        image = QImage(820, 70, QImage.Format.Format_ARGB32)
        image.fill(current_theme().colour("surface.canvas"))
        before = image.copy()
        painter = QPainter(image)
        cells.paint_row(painter, RECT, item, lambda _key: None)
        cells.paint_stage_names(painter, RECT, cells.track_of(RECT))
        painter.end()
        assert image != before
