"""Pictures of videos: a bounded cache filled in the background, and how one is painted."""

from collections import OrderedDict
from collections.abc import Callable, Coroutine
from pathlib import Path

from PySide6.QtCore import QObject, QRectF, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPixmap

from studio.kit.task_scope import TaskScope
from studio.ui.icons import draw_icon
from studio.ui.text import draw_text, text_width
from studio.ui.theme import current_theme

Fetch = Callable[[str], Coroutine[None, None, bytes]]
"""Gets the bytes of a picture on the server by its path."""

_MAX_PICTURES = 400
_MAX_SIDE = 172
"""Twice the list's thumbnail, for screens with two pixels a point."""
_BADGE_PAD = 5
_BADGE_HEIGHT = 16


class ThumbnailCache(QObject):
    """Pictures by key. A row asks, gets None at first, and repaints on ``arrived``.

    Keys are paths on the server, or local files as ``file:`` and their path.

    Args:
        fetch: Gets a picture of the server's.
        scope: Runs the fetching.
        side: Pixels that the longer side has at most.
        most: Pictures that are kept.
    """

    arrived = Signal(str)

    def __init__(
        self, fetch: Fetch, scope: TaskScope, *, side: int = _MAX_SIDE, most: int = _MAX_PICTURES
    ) -> None:
        super().__init__()
        self._fetch = fetch
        self._scope = scope
        self._side, self._most = side, most
        self._pictures: OrderedDict[str, QPixmap | None] = OrderedDict()
        self._under_way: set[str] = set()

    def get(self, key: str | None) -> QPixmap | None:
        """The picture, or None while it is on its way or when there is none."""
        if not key:
            return None
        if key in self._pictures:
            self._pictures.move_to_end(key)
            return self._pictures[key]
        if key not in self._under_way and not self._scope.closed:
            self._under_way.add(key)
            self._scope.start(self._bring(key), name="thumbnail")
        return None

    def forget(self, key: str) -> None:
        """Drop a picture, so that it is fetched again."""
        self._pictures.pop(key, None)

    async def _bring(self, key: str) -> None:
        try:
            image = await self._load(key)
        except Exception:  # noqa: BLE001 - a missing picture is no reason to tell anyone
            image = QImage()
        self._under_way.discard(key)
        self._pictures[key] = None if image.isNull() else QPixmap.fromImage(image)
        while len(self._pictures) > self._most:
            self._pictures.popitem(last=False)
        self.arrived.emit(key)

    async def _load(self, key: str) -> QImage:
        if key.startswith("file:"):
            path = Path(key.removeprefix("file:"))
            data = await self._scope.run_blocking(path.read_bytes)
        else:
            data = await self._fetch(key)
        # Decoding is the slow part, and QImage may be used off the main thread.
        return await self._scope.run_blocking(_decode, data, self._side)


def _decode(data: bytes, side: int) -> QImage:
    image = QImage.fromData(data)
    if image.isNull():
        return image
    return image.scaled(
        side,
        side,
        Qt.AspectRatioMode.KeepAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )


def draw_thumbnail(
    painter: QPainter, rect: QRectF, picture: QPixmap | None, length: str = ""
) -> None:
    """Paint a picture whole on black, with its length in the corner."""
    theme = current_theme()
    radius = theme.tokens.number("radius.thumb")
    clip = QPainterPath()
    clip.addRoundedRect(rect, radius, radius)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.setClipPath(clip)
    painter.fillRect(rect, theme.colour("surface.media" if picture else "surface.skeleton"))
    if picture is not None:
        fitted = picture.size().scaled(rect.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
        target = QRectF(0, 0, fitted.width(), fitted.height())
        target.moveCenter(rect.center())
        painter.drawPixmap(target, picture, QRectF(picture.rect()))
    painter.restore()
    if picture is None:
        mark = QRectF(0, 0, 18, 18)
        mark.moveCenter(rect.center())
        draw_icon(painter, mark, "film", "text.tertiary")
    if length:
        _draw_badge(painter, rect, length)


def _draw_badge(painter: QPainter, rect: QRectF, length: str) -> None:
    theme = current_theme()
    fill, ink = theme.tokens.duration_badge()
    width = text_width(length, "captionStrong") + 2 * _BADGE_PAD
    badge = QRectF(0, 0, width, theme.scaled(_BADGE_HEIGHT))
    badge.moveBottomRight(rect.bottomRight())
    badge.translate(-3, -3)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(fill)
    painter.drawRoundedRect(badge, 4, 4)
    painter.restore()
    draw_text(
        painter,
        badge,
        length,
        "captionStrong",
        ink,
        align=Qt.AlignmentFlag.AlignHCenter,
        elide="none",
    )
