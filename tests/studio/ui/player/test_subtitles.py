from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from studio.ui.player.subtitles import Styled, draw_subtitles, styled


def test_markup_is_looks_and_not_letters() -> None:
    seen, pieces = styled("a <b>b</b> <i.x><u>চি𝄞</u></i> 1 < 2</b>")
    assert seen == "a b চি𝄞 1 < 2"
    assert [(p.start, p.length, p.bold, p.italic, p.underlined) for p in pieces] == [
        (0, 2, False, False, False),
        (2, 1, True, False, False),
        (3, 1, False, False, False),
        (4, 4, False, True, True),
        (8, 6, False, False, False),
    ]
    assert styled("") == ("", list[Styled]())


def test_words_stand_at_the_bottom_in_the_middle_on_a_dark_ground(qapp: QApplication) -> None:
    image = QImage(640, 360, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFF)
    painter = QPainter(image)
    picture = QRectF(0, 0, 640, 360)
    one = draw_subtitles(painter, picture, ["গ্রামটাকে <b>নতুন</b> চরে"], 340)
    painter.end()
    assert abs(one.center().x() - 320) < 2
    assert one.bottom() <= 341
    assert image.pixelColor(round(one.left()) + 1, round(one.center().y())).lightness() < 80
    painter = QPainter(image)
    two = draw_subtitles(painter, picture, ["one", "two\nlines"], 340)
    wide = draw_subtitles(painter, picture, ["word " * 60], 340)
    painter.end()
    assert two.height() > 2.5 * one.height()
    assert wide.width() < 640
