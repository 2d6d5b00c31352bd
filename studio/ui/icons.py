"""Lucide icons, tinted from the tokens and cached for each colour, size and pixel ratio."""

import logging
import re
from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from studio.kit.paths import assets_dir
from studio.ui.resources import resources_dir
from studio.ui.theme import current_theme

log = logging.getLogger(__name__)

_STROKE = {14: 2.0}
_STROKE_DEFAULT = 1.75
_VIEW_BOX = 24
"""Lucide draws on a 24 by 24 grid."""


def icon_path(name: str) -> Path:
    """Where an icon's drawing is: our own first, then Lucide's."""
    own = resources_dir() / "icons" / f"{name}.svg"
    return own if own.exists() else assets_dir() / "icons" / f"{name}.svg"


@lru_cache(maxsize=256)
def _drawing(name: str) -> str:
    path = icon_path(name)
    if not path.exists():
        log.error("there is no icon called %s in the assets", name)
        return ""
    return path.read_text(encoding="utf-8")


@lru_cache(maxsize=1024)
def _pixmap(name: str, colour: str, size: int, ratio: float) -> QPixmap:
    """One drawing; ``colour`` is a name Qt reads, ``size`` is in device-independent pixels."""
    pixmap = QPixmap(QSize(round(size * ratio), round(size * ratio)))
    pixmap.fill(Qt.GlobalColor.transparent)
    drawing = _drawing(name)
    if drawing:
        stroke = _STROKE.get(size, _STROKE_DEFAULT) * _VIEW_BOX / size
        drawing = drawing.replace("currentColor", colour)
        drawing = re.sub(r'stroke-width="[\d.]+"', f'stroke-width="{stroke:.2f}"', drawing)
        painter = QPainter(pixmap)
        renderer = QSvgRenderer(QByteArray(drawing.encode()))
        renderer.render(painter, QRectF(0, 0, size * ratio, size * ratio))
        painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def icon_pixmap(name: str, colour: str, size: int = 16, ratio: float = 1.0) -> QPixmap:
    """An icon as a picture. ``colour`` is a token path such as ``"text.tertiary"``."""
    return _pixmap(name, current_theme().colour(colour).name(), size, ratio)


def draw_icon(painter: QPainter, rect: QRectF, name: str, colour: str) -> None:
    """Paint an icon into the middle of ``rect``, as large as its shorter side."""
    size = round(min(rect.width(), rect.height()))
    ratio = painter.device().devicePixelRatioF()
    pixmap = icon_pixmap(name, colour, size, ratio)
    left = rect.center().x() - size / 2
    top = rect.center().y() - size / 2
    painter.drawPixmap(round(left), round(top), pixmap)


def icon(name: str, colour: str = "text.secondary", size: int = 16) -> QIcon:
    """An icon for buttons and menus, with its disabled tint, at one and two times the pixels."""
    made = QIcon()
    states = ((QIcon.Mode.Normal, colour), (QIcon.Mode.Disabled, "text.disabled"))
    for mode, tint in states:
        for ratio in (1.0, 2.0):
            made.addPixmap(icon_pixmap(name, tint, size, ratio), mode)
    return made


def tinted(name: str, colour: QColor, size: int) -> QPixmap:
    """An icon in a colour that is no token of its own (on media, on avatars)."""
    return _pixmap(name, colour.name(), size, 1.0)
