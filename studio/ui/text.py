"""Text painted by script runs, so that each script gets its own font and its true weight.

Qt picks a fallback font for letters the first family lacks, and sometimes draws it at another
weight. Every painter of ours therefore splits text into runs and names the family of each.
"""

from collections import OrderedDict
from dataclasses import dataclass
from html import escape
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)

from studio.ui.theme import current_theme

Elide = Literal["none", "end", "middle"]
ELLIPSIS = "…"
_BENGALI = range(0x0980, 0x0A00)
_DANDA = (0x0964, 0x0965)
_JOINERS = (0x200C, 0x200D)
_CACHE_SIZE = 2048
_UNBOUNDED = 1.0e6


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of one script. ``start`` and ``length`` count UTF-16 units, as Qt does."""

    start: int
    length: int
    bengali: bool


def script_runs(text: str) -> list[Run]:
    """Split text where the script changes. Spaces and joiners stay with what is before them."""
    runs: list[Run] = []
    position = 0
    for letter in text:
        code = ord(letter)
        units = 2 if code > 0xFFFF else 1  # noqa: PLR2004 - beyond the basic plane
        bengali = code in _BENGALI or code in _DANDA
        neutral = letter.isspace() or code in _JOINERS
        if runs and (neutral or runs[-1].bengali == bengali):
            last = runs.pop()
            runs.append(Run(last.start, last.length + units, last.bengali))
        else:
            runs.append(Run(position, units, bengali))
        position += units
    return runs


def has_bengali(text: str) -> bool:
    """Whether any letter is Bengali."""
    return any(ord(letter) in _BENGALI for letter in text)


def make_layout(text: str, role: str, width: float | None = None) -> QTextLayout:
    """Shape text by runs. With ``width`` it wraps; without, it is one line."""
    theme = current_theme()
    layout = QTextLayout(text, theme.font(role))
    option = QTextOption()
    wrap = QTextOption.WrapMode.NoWrap if width is None else QTextOption.WrapMode.WordWrap
    option.setWrapMode(wrap)
    layout.setTextOption(option)
    formats = []
    for run in script_runs(text):
        form = QTextCharFormat()
        # Bengali runs take the Bengali step of the scale whatever language the interface has.
        form.setFont(theme.font(role, bengali=run.bengali or theme.bengali))
        if not run.bengali:
            form.setFontFamilies(list(theme.tokens.type_role(role, bengali=False).families))
        piece = QTextLayout.FormatRange()
        piece.start, piece.length, piece.format = run.start, run.length, form
        formats.append(piece)
    layout.setFormats(formats)
    _lay_lines(layout, _UNBOUNDED if width is None else width, theme.line_height(role))
    return layout


def _lay_lines(layout: QTextLayout, width: float, step: int) -> None:
    layout.beginLayout()
    top = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, top + (step - line.height()) / 2))
        top += step
    layout.endLayout()


def text_width(text: str, role: str) -> float:
    """Pixels that one line of text takes."""
    layout, _ = _one_line(text, role, None, "none")
    return layout.lineAt(0).naturalTextWidth() if layout.lineCount() else 0.0


_cache: OrderedDict[tuple[object, ...], tuple[QTextLayout, str]] = OrderedDict()


def _one_line(text: str, role: str, width: float | None, elide: Elide) -> tuple[QTextLayout, str]:
    key = (text, role, None if width is None else round(width), elide, current_theme().generation)
    if key in _cache:
        _cache.move_to_end(key)
        return _cache[key]
    text = text.replace("\n", " ")
    layout = make_layout(text, role)
    if width is not None and elide != "none" and layout.lineCount():
        line = layout.lineAt(0)
        if line.naturalTextWidth() > width + 0.5:
            text = _elided(text, layout, role, width, elide)
            layout = make_layout(text, role)
    _cache[key] = (layout, text)
    if len(_cache) > _CACHE_SIZE:
        _cache.popitem(last=False)
    return layout, text


def _elided(text: str, layout: QTextLayout, role: str, width: float, elide: Elide) -> str:
    """Cut shaped text at a place where the cursor may stand, never inside a syllable."""
    line = layout.lineAt(0)
    # A line belongs to its layout and must not outlive it.
    ellipsis = make_layout(ELLIPSIS, role)
    room = max(0.0, width - ellipsis.lineAt(0).naturalTextWidth())
    units = text.encode("utf-16-le")

    def cut(start: int, stop: int) -> str:
        return units[start * 2 : stop * 2].decode("utf-16-le", "ignore")

    if elide == "middle":
        tail_from = _cursor_after(layout, line.naturalTextWidth() - room / 2)
        head_to = _cursor_before(layout, room / 2)
        return cut(0, head_to).rstrip() + ELLIPSIS + cut(tail_from, len(units) // 2).lstrip()
    return cut(0, _cursor_before(layout, room)).rstrip() + ELLIPSIS


def _cursor_before(layout: QTextLayout, x: float) -> int:
    line = layout.lineAt(0)
    position = int(line.xToCursor(x))
    while position > 0 and _x_of(layout, position) > x:
        position = layout.previousCursorPosition(position)
    return position


def _cursor_after(layout: QTextLayout, x: float) -> int:
    line = layout.lineAt(0)
    position = int(line.xToCursor(x))
    end = line.textLength()
    while position < end and _x_of(layout, position) < x:
        position = layout.nextCursorPosition(position)
    return position


def _x_of(layout: QTextLayout, position: int) -> float:
    found = layout.lineAt(0).cursorToX(position)
    # PySide returns the position and the cursor that it moved to.
    return float(found[0]) if isinstance(found, tuple) else float(str(found))


def break_line(text: str, role: str, width: float) -> tuple[str, str]:
    """Split a sentence where its first line ends in ``width`` pixels."""
    layout = make_layout(text, role, width)
    first = layout.lineAt(0).textLength() if layout.lineCount() else 0
    units = text.encode("utf-16-le")
    return units[: first * 2].decode("utf-16-le").rstrip(), units[first * 2 :].decode("utf-16-le")


def elided(text: str, role: str, width: float, elide: Elide = "end") -> str:
    """What is painted of a text in ``width`` pixels."""
    return _one_line(text, role, width, elide)[1]


def draw_text(
    painter: QPainter,
    rect: QRectF,
    text: str,
    role: str,
    colour: str | QColor,
    *,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    elide: Elide = "end",
) -> float:
    """Paint one line, centred vertically in ``rect`` on a steady baseline.

    Returns:
        The width in pixels that was painted.
    """
    layout, shown = _one_line(text, role, rect.width(), elide)
    if not layout.lineCount():
        return 0.0
    theme = current_theme()
    line = layout.lineAt(0)
    width = line.naturalTextWidth()
    left = rect.left()
    if align == Qt.AlignmentFlag.AlignRight:
        left = rect.right() - width
    elif align == Qt.AlignmentFlag.AlignHCenter:
        left = rect.center().x() - width / 2
    bengali = has_bengali(shown)
    shift = theme.tokens.number("type.rendering.bengaliOpticalShiftPx") if bengali else 0
    middle = rect.top() + rect.height() / 2
    # The cap height of the Latin font sits in the middle; Bengali shares its baseline.
    cap = _cap_height(role)
    baseline = round(middle + cap / 2) + shift
    top = baseline - line.ascent() - line.y()
    painter.setPen(theme.colour(colour) if isinstance(colour, str) else colour)
    layout.draw(painter, QPointF(left, top))
    return width


_caps: dict[tuple[str, int], float] = {}


def _cap_height(role: str) -> float:
    theme = current_theme()
    key = (role, theme.generation)
    if key not in _caps:
        _caps[key] = QFontMetricsF(theme.font(role, bengali=False)).capHeight()
    return _caps[key]


def plain_tooltip(text: str) -> str:
    """A text as a tooltip that shows every letter of it: Qt takes ``<b>`` for markup there."""
    # Whatever has neither of these, Qt shows as it is.
    if "<" not in text and "&lt;" not in text:
        return text
    return f'<p style="white-space: pre-wrap">{escape(text)}</p>'
