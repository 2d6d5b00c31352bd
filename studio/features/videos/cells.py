"""How the cells of the content list are painted."""

from collections.abc import Callable
from datetime import UTC, datetime

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap

from server.contract.media import TranscodingStatus
from server.contract.videos import VideoOut, VideoStatus
from studio.features.videos import words
from studio.ui import formatting
from studio.ui.icons import draw_icon
from studio.ui.stage_track import draw_bar
from studio.ui.text import draw_text
from studio.ui.theme import current_theme
from studio.ui.thumbnail import draw_thumbnail
from studio.ui.video_words import STATUS_TOKENS, status_word, visibility_word

THUMB_GAP = 14
_ICON = 16
_PAD = 8
_LINE_GAP = 2
_BAR_RIGHT = 20

Pictures = Callable[[str | None], QPixmap | None]


def two_lines(rect: QRectF, first: str, second: str) -> tuple[QRectF, QRectF]:
    """Two lines of text roles, centred as a pair in a row."""
    theme = current_theme()
    heights = theme.line_height(first), theme.line_height(second)
    top = rect.center().y() - (sum(heights) + _LINE_GAP) / 2
    one = QRectF(rect.left(), top, rect.width(), heights[0])
    return one, QRectF(rect.left(), one.bottom() + _LINE_GAP, rect.width(), heights[1])


def text_area(rect: QRectF) -> QRectF:
    """Where the two lines of a title stand: right of the thumbnail."""
    width, _ = current_theme().tokens.size("thumb.list")
    return rect.adjusted(width + THUMB_GAP + _PAD, 0, -_PAD, 0)


def paint_title(
    painter: QPainter,
    rect: QRectF,
    video: VideoOut,
    hot: bool,  # noqa: FBT001 - a CellPainter's signature
    pictures: Pictures,
    problem: str = "",
) -> None:
    """Thumbnail with its length, title, and a second line that gives way to the row's actions.

    What is wrong stands in the second line's place.
    """
    width, height = current_theme().tokens.size("thumb.list")
    picture = QRectF(rect.left() + _PAD, rect.center().y() - height / 2, width, height)
    length = formatting.duration(video.duration_seconds)
    draw_thumbnail(painter, picture, pictures(video.thumbnail_path), length)
    one, two = two_lines(text_area(rect), "rowTitle", "small")
    draw_text(painter, one, video.title, "rowTitle", "text.primary")
    if problem and not hot:
        draw_text(painter, two, problem, "small", "danger.text")
    elif not hot:
        draw_text(painter, two, words.second_line(video), "small", "text.tertiary")


def paint_visibility(painter: QPainter, rect: QRectF, video: VideoOut, _hot: bool) -> None:  # noqa: FBT001
    """Who may watch: icon and word."""
    path = f"visibility.{video.visibility.value}"
    icon, colour = current_theme().tokens.role_path(path)
    _icon_and_word(painter, rect, icon, colour, visibility_word(video.visibility))


def paint_status(painter: QPainter, rect: QRectF, video: VideoOut, _hot: bool) -> None:  # noqa: FBT001
    """Where the video stands: progress, why it failed, or icon and word."""
    work = words.still_processing(video)
    if work is not None and work.status is not TranscodingStatus.PENDING:
        _progress(painter, rect, video)
        return
    icon, colour = current_theme().tokens.role_path(STATUS_TOKENS[video.status])
    word = status_word(video.status)
    if work is not None:
        below = words.processing_detail(work)
        _explained(painter, rect, (icon, colour), (word, "text.secondary"), below)
    elif video.status in {VideoStatus.FAILED, VideoStatus.UNDER_REVIEW, VideoStatus.REMOVED}:
        ink = colour.replace(".base", ".text")
        _explained(painter, rect, (icon, colour), (word, ink), words.failure(video))
    else:
        _icon_and_word(painter, rect, icon, colour, word)


def _explained(
    painter: QPainter, rect: QRectF, sign: tuple[str, str], word: tuple[str, str], below: str
) -> None:
    """Icon and word, and a reason under the word where there is one."""
    area = rect.adjusted(_PAD + _ICON + _PAD, 0, -_PAD, 0)
    one, two = two_lines(area, "body", "small") if below else (area, area)
    mark = QRectF(rect.left() + _PAD, one.center().y() - _ICON / 2, _ICON, _ICON)
    draw_icon(painter, mark, *sign)
    draw_text(painter, one, word[0], "body", word[1])
    if below:
        draw_text(painter, two, below, "small", "text.tertiary")


def _progress(painter: QPainter, rect: QRectF, video: VideoOut) -> None:
    work = video.processing
    if work is None:
        return
    area = rect.adjusted(_PAD, 0, -_BAR_RIGHT, 0)
    theme = current_theme()
    line, small = theme.line_height("body"), theme.line_height("caption")
    top = area.center().y() - (line + 8 + small) / 2
    first = QRectF(area.left(), top, area.width(), line)
    percent = formatting.percent(work.percent)
    draw_text(painter, first, percent, "small", "text.secondary", align=Qt.AlignmentFlag.AlignRight)
    published = video.status is VideoStatus.PUBLISHED
    status = VideoStatus.PUBLISHED if published else VideoStatus.PROCESSING
    colour = "text.secondary" if published else "accent.text"
    first.setWidth(area.width() - 44)
    draw_text(painter, first, status_word(status), "body", colour)
    bar = QRectF(area.left(), first.bottom(), area.width(), 8)
    draw_bar(painter, bar, work.percent / 100, "accent.base")
    below = QRectF(area.left(), bar.bottom(), area.width(), small)
    draw_text(painter, below, words.processing_detail(work), "caption", "text.tertiary")


def paint_date(painter: QPainter, rect: QRectF, video: VideoOut, _hot: bool) -> None:  # noqa: FBT001
    """When it was published, or added while it is not."""
    moment = video.published_at or video.created_at
    day, detail = formatting.date_lines(moment, datetime.now(UTC))
    one, two = two_lines(rect.adjusted(_PAD, 0, -_PAD, 0), "body", "small")
    draw_text(painter, one, day, "body", "text.secondary")
    draw_text(painter, two, detail, "small", "text.tertiary")


def paint_count(painter: QPainter, rect: QRectF, count: int | None, colour: str) -> None:
    """A figure at the right, or a dash where there is nothing to count yet."""
    area = rect.adjusted(_PAD, 0, -_PAD - 4, 0)
    text = "–" if count is None else formatting.number(count)
    ink = "text.tertiary" if count is None else colour
    draw_text(painter, area, text, "body", ink, align=Qt.AlignmentFlag.AlignRight)


def counted(video: VideoOut, count: int) -> int | None:
    """A count, or None while the video has never been on air."""
    return count if count or video.status is VideoStatus.PUBLISHED else None


def _icon_and_word(painter: QPainter, rect: QRectF, icon: str, colour: str, word: str) -> None:
    mark = QRectF(rect.left() + _PAD, rect.center().y() - _ICON / 2, _ICON, _ICON)
    draw_icon(painter, mark, icon, colour)
    area = rect.adjusted(_PAD + _ICON + _PAD, 0, -_PAD, 0)
    draw_text(painter, area, word, "body", "text.secondary")
