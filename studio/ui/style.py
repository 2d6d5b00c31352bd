"""What a stylesheet cannot draw: check boxes, radio buttons, scroll bars, the focus ring."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import (
    QProxyStyle,
    QStyle,
    QStyleHintReturn,
    QStyleOption,
    QStyleOptionComplex,
    QStyleOptionSlider,
    QWidget,
)

from studio.ui.icons import draw_icon
from studio.ui.theme import current_theme

_State = QStyle.StateFlag
_MOVING = (QStyle.StyleHint.SH_Widget_Animate, QStyle.StyleHint.SH_Widget_Animation_Duration)
_SCROLL_THUMB_MIN = 32
_SCROLL_THUMB_WIDTH = 6
_TICK = 12


class ChitraStyle(QProxyStyle):
    """Fusion with our own indicators."""

    def __init__(self) -> None:
        super().__init__("Fusion")

    def pixelMetric(
        self,
        metric: QStyle.PixelMetric,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
    ) -> int:
        """Sizes from the tokens."""
        path = _METRICS.get(metric)
        if path is not None:
            return current_theme().tokens.number(path)
        if metric in _FOCUS_MARGINS:
            return focus_margin()
        return super().pixelMetric(metric, option, widget)

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returnData: QStyleHintReturn | None = None,  # noqa: N803 - Qt's name
    ) -> int:
        """Tooltips wait as the tokens say, the focus ring lies on top, and calm is kept."""
        if hint == QStyle.StyleHint.SH_ToolTip_WakeUpDelay:
            return current_theme().tokens.number("motion.tooltipDelay")
        if hint == QStyle.StyleHint.SH_FocusFrame_AboveWidget:
            return 1
        if hint in _MOVING and current_theme().calm:
            return 0
        return super().styleHint(hint, option, widget, returnData)

    def drawPrimitive(
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """Our check boxes and radio buttons; the ring is a frame of its own, so none here."""
        if element in _CHECKS:
            draw_checkbox(painter, QRectF(option.rect), option.state)
        elif element == QStyle.PrimitiveElement.PE_IndicatorRadioButton:
            draw_radio(painter, QRectF(option.rect), option.state)
        elif element == QStyle.PrimitiveElement.PE_IndicatorArrowDown:
            draw_icon(painter, QRectF(option.rect), "chevron-down", "text.tertiary")
        elif element != QStyle.PrimitiveElement.PE_FrameFocusRect:
            super().drawPrimitive(element, option, painter, widget)

    def drawControl(
        self,
        element: QStyle.ControlElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """The focus frame is a ring around the widget, outside its edge."""
        if element == QStyle.ControlElement.CE_FocusFrame:
            draw_focus_ring(painter, QRectF(option.rect))
            return
        super().drawControl(element, option, painter, widget)

    def drawComplexControl(
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """Thin scroll bars without arrows or groove."""
        scroll_bar = control == QStyle.ComplexControl.CC_ScrollBar
        if scroll_bar and isinstance(option, QStyleOptionSlider):
            _draw_scroll_bar(option, painter)
            return
        super().drawComplexControl(control, option, painter, widget)

    def subControlRect(
        self,
        cc: QStyle.ComplexControl,
        opt: QStyleOptionComplex,
        sc: QStyle.SubControl,
        w: QWidget | None = None,
    ) -> QRect:
        """A scroll bar is all groove: it has no arrows."""
        if cc == QStyle.ComplexControl.CC_ScrollBar and isinstance(opt, QStyleOptionSlider):
            return _scroll_bar_part(opt, sc)
        return super().subControlRect(cc, opt, sc, w)  # type: ignore[arg-type]


def focus_margin() -> int:
    """How far the ring reaches beyond what it frames."""
    tokens = current_theme().tokens
    return tokens.number("focus.width") + tokens.number("focus.offset")


def draw_focus_ring(painter: QPainter, rect: QRectF, *, inset: bool = False) -> None:
    """The ring of keyboard focus; ``inset`` for rows, which have no room outside."""
    theme = current_theme()
    width = theme.tokens.number("focus.width")
    radius = theme.tokens.number("radius.row" if inset else "radius.control")
    radius += 0 if inset else theme.tokens.number("focus.offset")
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.colour("accent.focus"), width))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    half = width / 2
    painter.drawRoundedRect(rect.adjusted(half, half, -half, -half), radius, radius)
    painter.restore()


def draw_checkbox(painter: QPainter, rect: QRectF, state: QStyle.StateFlag) -> None:
    """A box of 16 px in the middle of ``rect``: empty, ticked, or partly."""
    theme = current_theme()
    side = theme.tokens.number("control.checkbox")
    box = QRectF(0, 0, side, side)
    box.moveCenter(rect.center())
    filled = bool(state & (_State.State_On | _State.State_NoChange))
    enabled = bool(state & _State.State_Enabled)
    base = "accent.base" if enabled else "text.disabled"
    edge = base if filled else ("border.control" if enabled else "border.default")
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.colour(edge), 1.5))
    painter.setBrush(theme.colour(base if filled else "surface.sunken"))
    radius = theme.tokens.number("radius.tag")
    painter.drawRoundedRect(box.adjusted(0.75, 0.75, -0.75, -0.75), radius, radius)
    painter.restore()
    if filled:
        mark = QRectF(0, 0, _TICK, _TICK)
        mark.moveCenter(box.center())
        name = "minus" if state & _State.State_NoChange else "check"
        draw_icon(painter, mark, name, "text.onAccent")


def draw_radio(painter: QPainter, rect: QRectF, state: QStyle.StateFlag) -> None:
    """A ring of 16 px in the middle of ``rect``, filled around a dot when chosen."""
    theme = current_theme()
    side = theme.tokens.number("control.radio")
    middle = QPointF(rect.center())
    chosen = bool(state & _State.State_On)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.colour("accent.base" if chosen else "border.control"), 1.5))
    painter.setBrush(theme.colour("accent.base" if chosen else "surface.sunken"))
    painter.drawEllipse(middle, side / 2 - 1, side / 2 - 1)
    if chosen:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("text.onAccent"))
        painter.drawEllipse(middle, side / 5, side / 5)
    painter.restore()


def _draw_scroll_bar(option: QStyleOptionSlider, painter: QPainter) -> None:
    thumb = _scroll_bar_part(option, QStyle.SubControl.SC_ScrollBarSlider)
    if option.maximum <= option.minimum:
        return
    hot = bool(option.state & (_State.State_MouseOver | _State.State_Sunken))
    area = QRectF(thumb)
    if option.orientation == Qt.Orientation.Vertical:
        area.setLeft(area.center().x() - _SCROLL_THUMB_WIDTH / 2)
        area.setWidth(_SCROLL_THUMB_WIDTH)
    else:
        area.setTop(area.center().y() - _SCROLL_THUMB_WIDTH / 2)
        area.setHeight(_SCROLL_THUMB_WIDTH)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(current_theme().colour("border.strong" if hot else "border.controlRest"))
    painter.drawRoundedRect(area, _SCROLL_THUMB_WIDTH / 2, _SCROLL_THUMB_WIDTH / 2)
    painter.restore()


def _scroll_bar_part(option: QStyleOptionSlider, part: QStyle.SubControl) -> QRect:
    whole = option.rect
    vertical = option.orientation == Qt.Orientation.Vertical
    groove = whole.height() if vertical else whole.width()
    span = option.maximum - option.minimum
    if part == QStyle.SubControl.SC_ScrollBarGroove:
        return whole
    length = groove
    if span > 0:
        length = groove * option.pageStep // (span + option.pageStep)
        length = min(groove, max(_SCROLL_THUMB_MIN, length))
    start = QStyle.sliderPositionFromValue(
        option.minimum, option.maximum, option.sliderPosition, groove - length, option.upsideDown
    )
    pieces = {
        QStyle.SubControl.SC_ScrollBarSlider: (start, length),
        QStyle.SubControl.SC_ScrollBarSubPage: (0, start),
        QStyle.SubControl.SC_ScrollBarAddPage: (start + length, groove - start - length),
    }
    if part not in pieces:
        return QRect()
    begin, extent = pieces[part]
    if vertical:
        return QRect(whole.left(), whole.top() + begin, whole.width(), extent)
    return QRect(whole.left() + begin, whole.top(), extent, whole.height())


_METRICS = {
    QStyle.PixelMetric.PM_IndicatorWidth: "control.checkbox",
    QStyle.PixelMetric.PM_IndicatorHeight: "control.checkbox",
    QStyle.PixelMetric.PM_ExclusiveIndicatorWidth: "control.radio",
    QStyle.PixelMetric.PM_ExclusiveIndicatorHeight: "control.radio",
    QStyle.PixelMetric.PM_ScrollBarExtent: "control.scrollbar",
}
_FOCUS_MARGINS = {
    QStyle.PixelMetric.PM_FocusFrameHMargin,
    QStyle.PixelMetric.PM_FocusFrameVMargin,
}
_CHECKS = {
    QStyle.PrimitiveElement.PE_IndicatorCheckBox,
    QStyle.PrimitiveElement.PE_IndicatorItemViewItemCheck,
}
