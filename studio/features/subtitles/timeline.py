"""The timeline: a ruler, the other language's cues, and one's own, which can be dragged.

One widget that paints what is in sight, however many cues there are.
"""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QWidget

from studio.features.subtitles.cue import Cue, Cues, place_of
from studio.features.subtitles.dragging import Drag, Grip, dragged
from studio.features.subtitles.reading import plain
from studio.features.subtitles.timecode import timecode
from studio.features.subtitles.track import EditedTrack
from studio.media.waveform import Waveform
from studio.ui.style import draw_focus_ring
from studio.ui.text import draw_text
from studio.ui.theme import current_theme

EDGE = 6
"""Pixels at a cue's end that take hold of the end alone."""
SNAP = 8
"""Pixels within which what is dragged goes to a neighbour."""
_STEPS = (100, 200, 500, 1000, 2000, 5000, 10_000, 30_000, 60_000, 300_000, 600_000, 3_600_000)
_TICK = 70
"""Least pixels between two figures of the ruler."""
_LEAST_SCALE, _MOST_SCALE = 0.002, 1.0
_USUAL_SCALE = 0.04
_ZOOM = 1.2
_SECOND = 1000
_LANE_PAD = 4
_ROUND = 4
_SWING = 260
"""Of a sample from its lowest to its highest, with a little room."""
_BEHIND = 16
"""Cues that may lie over each other at one moment."""


class Lane(Enum):
    """Whose cues a lane shows."""

    OTHER = "other"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class _Held:
    drag: Drag
    from_x: float


class Timeline(QWidget):
    """Shows a track in time. What is dragged goes out as one change when it is let go."""

    retimed = Signal(int, int, int)
    sought = Signal(int)
    """The film shall stand at this moment, in milliseconds."""
    chosen = Signal(int)

    def __init__(self, track: EditedTrack) -> None:
        super().__init__()
        self._track = track
        self._other: Cues = ()
        self._scale = _USUAL_SCALE
        """Pixels a millisecond."""
        self._left = 0
        """Milliseconds at the left edge."""
        self._waveform: Waveform | None = None
        self._current: int | None = None
        self._held: _Held | None = None
        self._ghost: tuple[int, int] | None = None
        self.playhead = 0
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        track.spliced.connect(lambda _splice: self.update())
        track.reset.connect(self.update)
        current_theme().changed.connect(self._fit)
        self._fit()

    def show_other(self, cues: Cues) -> None:
        """Show another language's cues above one's own."""
        self._other = cues
        self._fit()

    def show_sound(self, waveform: Waveform | None) -> None:
        """Show how loud it is when."""
        self._waveform = waveform
        self._fit()

    def show_current(self, key: int | None) -> None:
        """Light a cue up, and bring it into sight."""
        self._current = key
        row = -1 if key is None else place_of(self._track.cues, key)
        if row >= 0:
            cue = self._track.cues[row]
            if not self._left <= cue.start or cue.end > self._left + self._span:
                self._scroll_to(cue.start - round(self._span * 0.25))
        self.update()

    def show_moment(self, moment: int, *, follow: bool) -> None:
        """Where the film stands; when it is followed it stays in sight."""
        self.playhead = moment
        if follow and not self._left <= moment <= self._left + self._span:
            self._scroll_to(moment - round(self._span * 0.1))
        self.update()

    def zoom(self, factor: float) -> None:
        """Show more or less at a time, around the middle."""
        middle = self._left + self._span // 2
        self._scale = min(_MOST_SCALE, max(_LEAST_SCALE, self._scale * factor))
        self._scroll_to(middle - self._span // 2)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Plus and minus zoom, the arrows scroll."""
        key = event.key()
        if key in {Qt.Key.Key_Plus, Qt.Key.Key_Equal}:
            self.zoom(_ZOOM)
        elif key == Qt.Key.Key_Minus:
            self.zoom(1 / _ZOOM)
        elif key in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            sign = -1 if key == Qt.Key.Key_Left else 1
            self._scroll_to(self._left + sign * self._span // 8)
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolls; with Ctrl it zooms."""
        turned = event.angleDelta()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(_ZOOM if turned.y() > 0 else 1 / _ZOOM)
        else:
            moved = turned.x() or turned.y()
            self._scroll_to(self._left - round(moved / self._scale / 2))
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of a cue or of its end; the ruler says where one wants to be."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        place = event.position()
        if place.y() < self._ruler:
            self.playhead = max(0, self._time(place.x()))
            self.sought.emit(self.playhead)
            self.update()
            return
        found = self._grip_at(place)
        if found is not None:
            cue, grip = found
            self._held = _Held(Drag(cue, grip), place.x())
            self.chosen.emit(cue.key)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag, or show what could be taken hold of."""
        place = event.position()
        if self._held is None:
            found = self._grip_at(place)
            ends = found is not None and found[1] is not Grip.WHOLE
            self.setCursor(Qt.CursorShape.SizeHorCursor if ends else Qt.CursorShape.ArrowCursor)
            return
        free = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        moved = round((place.x() - self._held.from_x) / self._scale)
        within = 0 if free else round(SNAP / self._scale)
        marks = (self.playhead, *_ends(self._other))
        self._ghost = dragged(self._held.drag, moved, self._track.cues, marks, within)
        self.update()

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Let go: the cue is where it was dragged to."""
        held, ghost = self._held, self._ghost
        self._held = self._ghost = None
        if held is not None and ghost is not None:
            cue = held.drag.cue
            if ghost != (cue.start, cue.end):
                self.retimed.emit(cue.key, *ghost)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ruler, lanes, what is dragged, and the playhead."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), theme.colour("timeline.background"))
        self._paint_ruler(painter)
        if self._waveform is not None:
            self._paint_sound(painter, self._waveform)
        if self._other:
            self._paint_lane(painter, Lane.OTHER, self._other)
        self._paint_lane(painter, Lane.OWN, self._track.cues)
        x = self._x(self.playhead)
        painter.setPen(QPen(theme.colour("timeline.playhead"), 2))
        painter.drawLine(QPointF(x, 0), QPointF(x, self.height()))
        if self.hasFocus():
            draw_focus_ring(painter, QRectF(self.rect()).adjusted(0, 0, -1, -1), inset=True)

    def _paint_ruler(self, painter: QPainter) -> None:
        theme = current_theme()
        step = next((each for each in _STEPS if each * self._scale >= _TICK), _STEPS[-1])
        at = max(0, self._left // step * step)
        while at < self._left + self._span:
            x = self._x(at)
            painter.setPen(theme.colour("border.default"))
            painter.drawLine(QPointF(x, self._ruler - 6), QPointF(x, self._ruler))
            area = QRectF(x + 4, 0, step * self._scale, self._ruler)
            draw_text(painter, area, timecode(at)[:-3], "caption", "text.tertiary", elide="none")
            at += step

    def _paint_sound(self, painter: QPainter, waveform: Waveform) -> None:
        theme = current_theme()
        height = self._sound
        middle = self._ruler + height / 2
        cues = self._track.cues
        row = -1 if self._current is None else place_of(cues, self._current)
        start, end = (cues[row].start, cues[row].end) if row >= 0 else (0, 0)
        peaks = waveform.stretch(self._left, self._left + self._span, self.width())
        usual, chosen = theme.colour("timeline.waveform"), theme.colour("timeline.waveformSelected")
        lines: dict[bool, list[QLineF]] = {False: [], True: []}
        for x, (low, high) in enumerate(peaks):
            top, bottom = middle - high * height / _SWING, middle - low * height / _SWING
            line = QLineF(x, top, x, max(bottom, top + 1))
            lines[start <= self._time(x) < end].append(line)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        for lit, colour in ((False, usual), (True, chosen)):
            painter.setPen(colour)
            painter.drawLines(lines[lit])
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def _paint_lane(self, painter: QPainter, lane: Lane, cues: Cues) -> None:
        first = bisect_left(cues, self._left, key=lambda cue: cue.start)
        row = max(0, first - 1)
        while row < len(cues) and cues[row].start < self._left + self._span:
            cue = cues[row]
            wrong = lane is Lane.OWN and bool(self._track.findings[row])
            self._paint_cue(painter, cue, lane, wrong=wrong)
            row += 1

    def _paint_cue(self, painter: QPainter, cue: Cue, lane: Lane, *, wrong: bool) -> None:
        theme = current_theme()
        own = lane is Lane.OWN
        lit = own and cue.key == self._current
        held = own and self._held is not None and self._held.drag.cue.key == cue.key
        times = self._ghost if held and self._ghost is not None else (cue.start, cue.end)
        area = self._area(lane, *times)
        ground = "cueSecond" if own else "cue"
        ground = "cueSelected" if lit else "cueError" if wrong else ground
        painter.setPen(theme.colour("timeline.cueSecondBorder" if own else "timeline.cueBorder"))
        painter.setBrush(theme.colour(f"timeline.{ground}"))
        painter.drawRoundedRect(area, _ROUND, _ROUND)
        line = theme.line_height("caption")
        for place, words in enumerate(plain(cue.text).splitlines()[:2]):
            inner = QRectF(area.left() + 6, area.top() + 5 + place * line, area.width() - 12, line)
            if inner.width() > line:
                draw_text(painter, inner, words, "caption", "text.primary")

    def _grip_at(self, place: QPointF) -> tuple[Cue, Grip] | None:
        time = self._time(place.x())
        near = round(EDGE / self._scale)
        lane = self._area(Lane.OWN, 0, 1)
        if not lane.top() <= place.y() <= lane.bottom():
            return None
        cues = self._track.cues
        last = bisect_right(cues, time + near, key=lambda cue: cue.start)
        for cue in reversed(cues[max(0, last - _BEHIND) : last]):
            if cue.end + near < time:
                continue
            if abs(time - cue.start) <= near:
                return cue, Grip.START
            if abs(time - cue.end) <= near:
                return cue, Grip.END
            if cue.start < time < cue.end:
                return cue, Grip.WHOLE
        return None

    @property
    def _ruler(self) -> int:
        return current_theme().scaled(current_theme().tokens.number("layout.subtitle.ruler"))

    @property
    def _sound(self) -> int:
        if self._waveform is None:
            return 0
        return current_theme().scaled(current_theme().tokens.number("layout.subtitle.waveform"))

    @property
    def _lane(self) -> int:
        return current_theme().scaled(current_theme().tokens.number("layout.subtitle.track.1"))

    @property
    def _span(self) -> int:
        """Milliseconds in sight."""
        return max(1, round(self.width() / self._scale))

    def _x(self, time: int) -> float:
        return (time - self._left) * self._scale

    def _time(self, x: float) -> int:
        return self._left + round(x / self._scale)

    def _area(self, lane: Lane, start: int, end: int) -> QRectF:
        below = self._lane if lane is Lane.OWN and self._other else 0
        top = self._ruler + self._sound + below + _LANE_PAD
        return QRectF(
            self._x(start), top, max(2.0, (end - start) * self._scale), self._lane - 2 * _LANE_PAD
        )

    def _scroll_to(self, left: int) -> None:
        length = self._track.film.length
        last = max((self._track.cues[-1].end if self._track.cues else 0), length or 0)
        self._left = max(0, min(left, last - self._span // 2))
        self.update()

    def _fit(self) -> None:
        lanes = self._lane * (2 if self._other else 1)
        self.setFixedHeight(self._ruler + self._sound + lanes)
        self.update()


def _ends(cues: Cues) -> list[int]:
    return [time for cue in cues for time in (cue.start, cue.end)]
