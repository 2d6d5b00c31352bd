"""Labels: roles of the type scale, key caps, creators' own words, hairlines."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from studio.ui.icons import icon_pixmap
from studio.ui.text import Elide, draw_text, plain_tooltip, text_width
from studio.ui.theme import current_theme


def label(role: str, tone: str = "", *, wrap: bool = False) -> QLabel:
    """A label of our own words in a type role; ``tone`` is a colour role of the stylesheet."""
    made = QLabel()
    made.setProperty("role", role)
    if tone:
        made.setProperty("tone", tone)
    made.setWordWrap(wrap)
    return made


def set_tone(widget: QWidget, tone: str) -> None:
    """Change a label's colour role."""
    if widget.property("tone") == tone:
        return
    widget.setProperty("tone", tone)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def hairline(direction: str = "horizontal") -> QFrame:
    """A separator one pixel wide."""
    line = QFrame()
    line.setProperty("line", direction)
    return line


def keycaps(keys: str) -> QWidget:
    """The keys of a shortcut, each on its cap: ``"Ctrl+U"``, or ``"G, C"`` one after the other."""
    holder = QWidget()
    holder.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(4)
    for key in keys.replace(", ", "+").split("+"):
        cap = QLabel(key)
        cap.setProperty("keycap", "true")
        cap.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        cap.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row.addWidget(cap)
    return holder


class TextLabel(QWidget):
    """One line in a creator's own language, painted by script runs and elided."""

    def __init__(self, role: str, colour: str = "text.primary", *, elide: Elide = "end") -> None:
        super().__init__()
        self._role = role
        self._colour = colour
        self._elide: Elide = elide
        self._text = ""
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        current_theme().changed.connect(self.updateGeometry)

    @property
    def text(self) -> str:
        """What it says, whole."""
        return self._text

    def set_text(self, text: str) -> None:
        """Say something else; the whole of it is the accessible name and the tooltip."""
        if text == self._text:
            return
        self._text = text
        self.setAccessibleName(text)
        self.setToolTip(plain_tooltip(text))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """The whole text on one line."""
        width = int(text_width(self._text, self._role)) + 2
        return QSize(width, current_theme().line_height(self._role))

    def minimumSizeHint(self) -> QSize:
        """It may be elided to almost nothing."""
        return QSize(24, current_theme().line_height(self._role))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint by runs."""
        painter = QPainter(self)
        draw_text(
            painter, QRectF(self.rect()), self._text, self._role, self._colour, elide=self._elide
        )


class IconLabel(QLabel):
    """An icon that keeps its tint through theme changes."""

    def __init__(self, name: str, colour: str = "text.tertiary", size: int = 16) -> None:
        super().__init__()
        self._name, self._colour, self._size = name, colour, size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        current_theme().changed.connect(self._tint)
        self._tint()

    def show_icon(self, name: str, colour: str) -> None:
        """Show another icon or tint."""
        self._name, self._colour = name, colour
        self._tint()

    def changeEvent(self, event: QEvent) -> None:
        """Tint again when moved to a screen of another pixel ratio."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._tint()

    def _tint(self) -> None:
        ratio = self.devicePixelRatioF()
        self.setPixmap(icon_pixmap(self._name, self._colour, self._size, ratio))
