"""How a row of the upload queue is painted, and where its buttons are."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap

from server.contract.channels import QuotaOut
from studio.features.uploads import words
from studio.features.uploads.state import UploadItem
from studio.features.uploads.words import LINKS, Verb
from studio.ui import formatting
from studio.ui.icons import draw_icon
from studio.ui.stage_track import draw_stage_track
from studio.ui.text import break_line, draw_text, text_width
from studio.ui.theme import current_theme
from studio.ui.thumbnail import draw_thumbnail

Pictures = Callable[[str | None], QPixmap | None]

_PAD = 24
_GAP = 14
_TRACK = 0.3
_TRACK_LEAST = 160
_TRACK_MOST = 260
_ERROR_LINES = 2
_SIDE = 104
_BUTTON = 28
_BUTTONS = 2 * _BUTTON + 20
_LINE_GAP = 2

ICON_VERBS = {
    Verb.PAUSE: "pause",
    Verb.RESUME: "play",
    Verb.RETRY: "rotate-ccw",
    Verb.CANCEL: "x",
    Verb.REMOVE: "x",
}


@dataclass(frozen=True, slots=True)
class Spot:
    """A place of a row that does something."""

    verb: Verb
    rect: QRectF


@dataclass(frozen=True, slots=True)
class RowPlan:
    """Where the parts of a row stand."""

    thumb: QRectF
    text: QRectF
    track: QRectF
    side: QRectF
    spots: tuple[Spot, ...]


def plan(rect: QRectF, item: UploadItem) -> RowPlan:
    """Lay out a row: picture, names, track, figures, buttons."""
    width, height = current_theme().tokens.size("thumb.list")
    thumb = QRectF(rect.left() + _PAD, rect.center().y() - height / 2, width, height)
    buttons = QRectF(rect.right() - _BUTTONS - 8, rect.top(), _BUTTONS, rect.height())
    side = QRectF(buttons.left() - _SIDE, rect.top(), _SIDE, rect.height())
    track = track_of(rect)
    text = QRectF(thumb.right() + _GAP, rect.top(), 0, rect.height())
    text.setRight(track.left() - _GAP)
    return RowPlan(thumb, text, track, side, _spots(item, buttons, side))


def track_of(rect: QRectF) -> QRectF:
    """Where the track of a row stands, whatever is in it."""
    wide = min(_TRACK_MOST, max(_TRACK_LEAST, rect.width() * _TRACK))
    right = rect.right() - _BUTTONS - 8 - _SIDE - _GAP
    return QRectF(right - wide, rect.top(), wide, rect.height())


def _spots(item: UploadItem, buttons: QRectF, side: QRectF) -> tuple[Spot, ...]:
    verbs = words.verbs_for(item)
    spots = []
    signs = [verb for verb in verbs if verb in ICON_VERBS]
    left = buttons.right() - _BUTTON * min(2, len(signs)) - 4
    for verb in signs[-2:]:
        top = buttons.center().y() - _BUTTON / 2
        spots.append(Spot(verb, QRectF(left, top, _BUTTON, _BUTTON)))
        left += _BUTTON
    links = [verb for verb in verbs if verb in LINKS]
    height = max(24, current_theme().line_height("bodyMedium"))
    top = side.center().y() - height * len(links) / 2
    for verb in links:
        wide = text_width(words.verb_word(verb), "bodyMedium")
        spots.append(Spot(verb, QRectF(side.right() - wide, top, wide, height)))
        top += height
    return tuple(spots)


def spot_at(rect: QRectF, item: UploadItem, x: float, y: float) -> Verb | None:
    """What a click at a place of a row does."""
    for spot in plan(rect, item).spots:
        if spot.rect.contains(x, y):
            return spot.verb
    return None


def paint_row(
    painter: QPainter,
    rect: QRectF,
    item: UploadItem,
    pictures: Pictures,
    quota: QuotaOut | None = None,
) -> None:
    """Paint one upload."""
    place = plan(rect, item)
    key = None if item.thumbnail is None else f"file:{item.thumbnail}"
    draw_thumbnail(painter, place.thumb, pictures(key), formatting.duration(item.duration_seconds))
    one, two = _pair(place.text, "rowTitle", "small")
    draw_text(painter, one, item.title, "rowTitle", "text.primary")
    named = words.file_line(item)
    draw_text(painter, two, named, "small", "text.tertiary", elide="middle")
    _paint_track(painter, place.track, item, quota)
    _paint_side(painter, place, item)
    for spot in place.spots:
        if spot.verb in ICON_VERBS:
            mark = QRectF(0, 0, 16, 16)
            mark.moveCenter(spot.rect.center())
            draw_icon(painter, mark, ICON_VERBS[spot.verb], "text.secondary")
        else:
            draw_text(
                painter,
                spot.rect,
                words.verb_word(spot.verb),
                "bodyMedium",
                "accent.text",
                elide="none",
            )


def _paint_track(painter: QPainter, rect: QRectF, item: UploadItem, quota: QuotaOut | None) -> None:
    theme = current_theme()
    said, colour = words.headline(item, quota)
    if item.error is not None and text_width(said, "small") > rect.width():
        _paint_reason(painter, rect, item, said, colour)
        return
    percent = words.percent_of(item)
    line = theme.line_height("small")
    top = rect.center().y() - (line + 12) / 2
    first = QRectF(rect.left(), top, rect.width(), line)
    if percent is not None:
        right = Qt.AlignmentFlag.AlignRight
        figure = formatting.percent(percent)
        draw_text(painter, first, figure, "small", "text.primary", align=right)
        first.setWidth(first.width() - text_width(figure, "small") - 8)
    draw_text(painter, first, said, "small", colour)
    bar = QRectF(rect.left(), first.bottom() + 2, rect.width(), 10)
    draw_stage_track(painter, bar, words.stages_for(item))


def _paint_reason(
    painter: QPainter, rect: QRectF, item: UploadItem, said: str, colour: str
) -> None:
    """A sentence that needs more than one line, above the track; the rest is in the inspector."""
    line = current_theme().line_height("small")
    first, rest = break_line(said, "small", rect.width())
    top = rect.center().y() - (_ERROR_LINES * line + 12) / 2
    for text in (first, rest):
        draw_text(painter, QRectF(rect.left(), top, rect.width(), line), text, "small", colour)
        top += line
    bar = QRectF(rect.left(), top + 2, rect.width(), 10)
    draw_stage_track(painter, bar, words.stages_for(item))


def _paint_side(painter: QPainter, place: RowPlan, item: UploadItem) -> None:
    if any(spot.verb in LINKS for spot in place.spots):
        return
    first, second = words.side_lines(item)
    right = Qt.AlignmentFlag.AlignRight
    if first and second:
        one, two = _pair(place.side, "bodyMedium", "small")
        draw_text(painter, one, first, "bodyMedium", "text.primary", align=right)
        draw_text(painter, two, second, "small", "text.tertiary", align=right)
    else:
        draw_text(painter, place.side, first or second, "small", "text.tertiary", align=right)


def paint_stage_names(painter: QPainter, rect: QRectF, track: QRectF) -> None:
    """The names of the four stages, above the segments they belong to."""
    left = track.left()
    for name, share in words.stage_names():
        wide = track.width() * share
        area = QRectF(left, rect.top(), wide + 24, rect.height())
        draw_text(painter, area, name, "caption", "text.tertiary", elide="none")
        left += max(wide, text_width(name, "caption") + 6)


def _pair(rect: QRectF, first: str, second: str) -> tuple[QRectF, QRectF]:
    theme = current_theme()
    heights = theme.line_height(first), theme.line_height(second)
    top = rect.center().y() - (sum(heights) + _LINE_GAP) / 2
    one = QRectF(rect.left(), top, rect.width(), heights[0])
    return one, QRectF(rect.left(), one.bottom() + _LINE_GAP, rect.width(), heights[1])
