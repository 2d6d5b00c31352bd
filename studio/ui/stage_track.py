"""The track of an upload: one segment a stage."""

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from studio.ui.theme import current_theme

_GAP = 3
_DASH = (3.0, 2.5)


class StageLook(Enum):
    """How a segment is painted."""

    AHEAD = "ahead"
    SKIPPED = "skipped"
    ACTIVE = "active"
    HELD = "held"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Stage:
    """One segment. ``share`` is its part of the track's width, ``fraction`` how full it is."""

    look: StageLook
    share: float
    fraction: float = 1.0


_FILLS = {
    StageLook.ACTIVE: "accent.base",
    StageLook.HELD: "text.secondary",
    StageLook.DONE: "border.strong",
    StageLook.FAILED: "danger.base",
}


def draw_stage_track(painter: QPainter, rect: QRectF, stages: tuple[Stage, ...]) -> None:
    """Paint the segments along ``rect``, centred on its height."""
    theme = current_theme()
    height = theme.tokens.number("control.progress")
    usable = rect.width() - _GAP * (len(stages) - 1)
    left = rect.left()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for stage in stages:
        segment = QRectF(left, rect.center().y() - height / 2, usable * stage.share, height)
        _draw_segment(painter, segment, stage)
        left = segment.right() + _GAP
    painter.restore()


def _draw_segment(painter: QPainter, segment: QRectF, stage: Stage) -> None:
    theme = current_theme()
    if stage.look is StageLook.SKIPPED:
        pen = QPen(theme.colour("border.strong"), 1)
        pen.setDashPattern(list(_DASH))
        painter.setPen(pen)
        middle = segment.center().y()
        painter.drawLine(QPointF(segment.left(), middle), QPointF(segment.right(), middle))
        return
    radius = segment.height() / 2
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("surface.pressed"))
    painter.drawRoundedRect(segment, radius, radius)
    fill = _FILLS.get(stage.look)
    if fill is None:
        return
    part = QRectF(segment)
    part.setWidth(max(segment.height(), segment.width() * min(1.0, max(0.0, stage.fraction))))
    if stage.fraction > 0:
        painter.setBrush(theme.colour(fill))
        painter.drawRoundedRect(part, radius, radius)


def draw_bar(painter: QPainter, rect: QRectF, fraction: float, colour: str) -> None:
    """A plain progress bar with round ends, centred on the height of ``rect``."""
    look = {"accent.base": StageLook.ACTIVE, "danger.base": StageLook.FAILED}
    stage = Stage(look.get(colour, StageLook.DONE), 1.0, fraction)
    draw_stage_track(painter, rect, (stage,))
