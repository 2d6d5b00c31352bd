"""How the cells of the cue table are painted."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from studio.features.subtitles.checks import Check
from studio.features.subtitles.items import Column, Line
from studio.features.subtitles.reading import plain, speed
from studio.features.subtitles.timecode import seconds_text, timecode
from studio.features.subtitles.words import check_icon, speed_text
from studio.ui.formatting import number
from studio.ui.icons import draw_icon
from studio.ui.rows import CellPainter
from studio.ui.text import draw_text
from studio.ui.theme import current_theme

_PAD = 8
_LINES = 2
_ICON = 16
_RIGHT = Qt.AlignmentFlag.AlignRight


def painter_of(column: Column) -> CellPainter:
    """What paints a column."""
    return {
        Column.NUMBER: _number,
        Column.START: _start,
        Column.DURATION: _duration,
        Column.OTHER: lambda p, r, line, _hot: _words(p, r, line.other, "text.secondary"),
        Column.TEXT: lambda p, r, line, _hot: _words(p, r, line.cue.text, "text.primary"),
        Column.SPEED: _speed,
        Column.MARK: _mark,
    }[column]


def _number(painter: QPainter, rect: QRectF, line: Line, _hot: bool) -> None:  # noqa: FBT001
    draw_text(painter, _inner(rect), number(line.number), "small", "text.tertiary")


def _start(painter: QPainter, rect: QRectF, line: Line, _hot: bool) -> None:  # noqa: FBT001
    draw_text(painter, _inner(rect), timecode(line.cue.start), "mono", "text.secondary")


def _duration(painter: QPainter, rect: QRectF, line: Line, _hot: bool) -> None:  # noqa: FBT001
    length = seconds_text(line.cue.duration)
    draw_text(painter, _inner(rect), length, "mono", "text.tertiary", align=_RIGHT)


def _words(painter: QPainter, rect: QRectF, text: str, colour: str) -> None:
    """Two lines; what is beyond them is told by an ellipsis."""
    lines = plain(text).splitlines()
    shown = [*lines[: _LINES - 1], " ".join(lines[_LINES - 1 :])] if lines else []
    shown = [line for line in shown if line]
    height = current_theme().line_height("small")
    top = rect.center().y() - height * len(shown) / 2
    for place, words in enumerate(shown):
        area = QRectF(rect.left() + _PAD, top + place * height, rect.width() - 2 * _PAD, height)
        draw_text(painter, area, words, "small", colour)


def _speed(painter: QPainter, rect: QRectF, line: Line, _hot: bool) -> None:  # noqa: FBT001
    fast = any(finding.check is Check.TOO_FAST for finding in line.findings)
    colour = "warn.base" if fast else "text.tertiary"
    draw_text(painter, _inner(rect), speed_text(speed(line.cue)), "mono", colour, align=_RIGHT)


def _mark(painter: QPainter, rect: QRectF, line: Line, _hot: bool) -> None:  # noqa: FBT001
    if not line.findings:
        return
    area = QRectF(0, 0, _ICON, _ICON)
    area.moveCenter(rect.center())
    draw_icon(painter, area, check_icon(line.findings[0].check), "warn.base")


def _inner(rect: QRectF) -> QRectF:
    return rect.adjusted(_PAD, 0, -_PAD, 0)
