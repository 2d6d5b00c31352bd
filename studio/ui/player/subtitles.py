"""Subtitles over a picture, as the watch site draws them: at the bottom, centred, on black."""

import re
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QTextCharFormat, QTextLayout, QTextOption

from studio.ui.text import script_runs
from studio.ui.theme import current_theme

_TAG = re.compile(r"<(/?)([biuc]|v|lang|ruby|rt)(?:[.\s][^<>]*)?>")
_OF_HEIGHT = 0.05
"""The letters' share of the picture's height, as browsers take it."""
_LEAST_PIXELS = 12
_WIDEST = 0.9
_BOX = QColor(0, 0, 0, 204)
_INK = QColor(255, 255, 255)
_PAD = 0.35
"""Of the letters' height, left and right of each line."""
_ROLE = "subtitlePreview"
_LINE = 1.4
_CENTRE = Qt.AlignmentFlag.AlignHCenter


@dataclass(frozen=True, slots=True)
class Styled:
    """A stretch of a text; ``start`` and ``length`` count UTF-16 units, as Qt does."""

    start: int
    length: int
    bold: bool
    italic: bool
    underlined: bool


def styled(text: str) -> tuple[str, list[Styled]]:
    """The text without its markup, and how its stretches look."""
    seen, pieces, at, units = "", list[Styled](), 0, 0
    on = {"b": 0, "i": 0, "u": 0}

    def take(part: str) -> None:
        nonlocal seen, units
        length = len(part.encode("utf-16-le")) // 2
        if length:
            pieces.append(Styled(units, length, *(count > 0 for count in on.values())))
        seen, units = seen + part, units + length

    for tag in _TAG.finditer(text):
        take(text[at : tag.start()])
        at = tag.end()
        if tag[2] in on:
            on[tag[2]] = max(0, on[tag[2]] + (-1 if tag[1] else 1))
    take(text[at:])
    return seen, pieces


def draw_subtitles(painter: QPainter, picture: QRectF, words: list[str], bottom: float) -> QRectF:
    """Write words over a picture.

    Args:
        painter: Of what shows it.
        picture: Where it is.
        words: Of each cue; the last one stands lowest.
        bottom: Where the lowest line ends.

    Returns:
        What was written on.
    """
    pixels = max(_LEAST_PIXELS, round(picture.height() * _OF_HEIGHT))
    pad = pixels * _PAD
    whole = QRectF()
    for text in reversed(words):
        layout = _layout(text, pixels, picture.width() * _WIDEST, current_theme().generation)
        height = layout.boundingRect().height()
        bottom -= height
        left = picture.center().x() - picture.width() * _WIDEST / 2
        for row in range(layout.lineCount()):
            line = layout.lineAt(row).naturalTextRect().translated(left, bottom)
            box = line.adjusted(-pad, 0, pad, 0)
            painter.fillRect(box, _BOX)
            whole = whole.united(box)
        painter.setPen(_INK)
        layout.draw(painter, QPointF(left, bottom))
    return whole


@lru_cache(maxsize=64)
def _layout(text: str, pixels: int, width: float, _theme: int) -> QTextLayout:
    seen, pieces = styled(text)
    theme = current_theme()
    font = theme.font(_ROLE)
    font.setPixelSize(pixels)
    layout = QTextLayout(seen.replace("\n", "\u2028"), font)
    layout.setTextOption(_middle())
    formats = []
    for run in script_runs(seen):
        for piece in pieces:
            start = max(run.start, piece.start)
            length = min(run.start + run.length, piece.start + piece.length) - start
            if length > 0:
                formats.append(_format(start, length, piece, pixels, bengali=run.bengali))
    layout.setFormats(formats)
    layout.beginLayout()
    top = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, top))
        top += max(line.height(), pixels * _LINE)
    layout.endLayout()
    return layout


def _middle() -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    option.setAlignment(_CENTRE)
    return option


def _format(
    start: int, length: int, piece: Styled, pixels: int, *, bengali: bool
) -> QTextLayout.FormatRange:
    theme = current_theme()
    font = theme.font(_ROLE, bengali=bengali)
    if not bengali:
        font.setFamilies(list(theme.tokens.type_role(_ROLE, bengali=False).families))
    font.setPixelSize(pixels)
    font.setItalic(piece.italic)
    font.setUnderline(piece.underlined)
    if piece.bold:
        font.setBold(True)
    form = QTextCharFormat()
    form.setFont(font)
    made = QTextLayout.FormatRange()
    made.start, made.length, made.format = start, length, form
    return made
