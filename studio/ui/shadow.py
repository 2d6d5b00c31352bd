"""Soft shadows for what floats: painted once into a nine-patch, never a graphics effect."""

from functools import lru_cache

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

from studio.ui.theme import current_theme

SHADOW_MARGIN = 16
"""Pixels a floating widget leaves free around its card."""
_DROP = 6


@lru_cache(maxsize=8)
def _patch(rgba: int, radius: int) -> QPixmap:
    side = 2 * (SHADOW_MARGIN + radius) + 2
    patch = QPixmap(side, side)
    patch.fill(Qt.GlobalColor.transparent)
    painter = QPainter(patch)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    # Rings that overlap add up to a soft edge: strongest at the card, nothing at the margin.
    colour = QColor.fromRgba(rgba)
    colour.setAlphaF(colour.alphaF() / SHADOW_MARGIN * 1.6)
    painter.setBrush(colour)
    for ring in range(SHADOW_MARGIN):
        rect = QRectF(0, 0, side, side).adjusted(ring, ring, -ring, -ring)
        corner = radius + SHADOW_MARGIN - ring
        painter.drawRoundedRect(rect, corner, corner)
    painter.end()
    return patch


def draw_shadow(painter: QPainter, card: QRectF, radius: int) -> None:
    """Paint the shadow of a card; the caller paints the card over it."""
    patch = _patch(current_theme().colour("shadow").rgba(), radius)
    target = card.toRect().adjusted(
        -SHADOW_MARGIN, -SHADOW_MARGIN + _DROP, SHADOW_MARGIN, SHADOW_MARGIN
    )
    edge = SHADOW_MARGIN + radius
    _draw_nine(painter, patch, target, edge)


def _draw_nine(painter: QPainter, patch: QPixmap, target: QRect, edge: int) -> None:
    """Corners as they are, sides stretched along, the middle stretched both ways."""
    spans = []
    for start, whole, source in (
        (target.left(), target.width(), patch.width()),
        (target.top(), target.height(), patch.height()),
    ):
        middle, source_middle = whole - 2 * edge, source - 2 * edge
        spans.append(
            (
                (start, edge, 0, edge),
                (start + edge, middle, edge, source_middle),
                (start + edge + middle, edge, edge + source_middle, edge),
            )
        )
    for left, width, source_left, source_width in spans[0]:
        for top, height, source_top, source_height in spans[1]:
            painter.drawPixmap(
                QRect(left, top, width, height),
                patch,
                QRect(source_left, source_top, source_width, source_height),
            )
