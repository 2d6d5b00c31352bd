"""Buttons: one filled accent button a window, everything else quieter."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from studio.ui.icons import icon
from studio.ui.text import plain_tooltip
from studio.ui.theme import current_theme


class Button(QPushButton):
    """A push button with an optional icon that keeps its tint through theme changes."""

    variant = ""
    icon_colour = "text.secondary"

    def __init__(self, icon_name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon_name = icon_name
        self.setProperty("variant", self.variant)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setIconSize(QSize(16, 16))
        current_theme().changed.connect(self._tint)
        self._tint()

    def set_icon(self, name: str) -> None:
        """Show another icon."""
        self._icon_name = name
        self._tint()

    def say(self, text: str, tooltip: str = "") -> None:
        """Set the words; they are the accessible name as well."""
        # The gap between icon and words is Qt's, which is narrower than the design's.
        self.setText(f" {text}" if self._icon_name and text else text)
        self.setAccessibleName(text or tooltip)
        self.setToolTip(plain_tooltip(tooltip))

    def _tint(self) -> None:
        if self._icon_name:
            self.setIcon(icon(self._icon_name, self.icon_colour))


class PrimaryButton(Button):
    """The one thing to do here."""

    variant = "primary"
    icon_colour = "text.onAccent"


class DangerButton(Button):
    """What cannot be taken back."""

    variant = "danger"
    icon_colour = "text.onDanger"


class GhostButton(Button):
    """An action without an outline, or an icon alone."""

    variant = "ghost"


class GhostDangerButton(GhostButton):
    """An action without an outline that takes something away."""

    icon_colour = "danger.base"

    def __init__(self, icon_name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(icon_name, parent)
        self.setProperty("tone", "danger")


class LinkButton(Button):
    """An action that reads as part of a sentence."""

    variant = "link"
    icon_colour = "accent.text"


class WarnButton(Button):
    """The action of a warning banner."""

    variant = "warn"
    icon_colour = "warn.text"


class Segments(QWidget):
    """A few choices side by side, one of them chosen. Values are strings of the program."""

    chosen = Signal(str)

    def __init__(self, values: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons: dict[str, QPushButton] = {}
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for place, value in enumerate(values):
            button = QPushButton(self)
            button.setCheckable(True)
            button.setProperty("variant", "segment")
            edge = "left" if place == 0 else "right" if place == len(values) - 1 else "middle"
            button.setProperty("edge", edge)
            button.clicked.connect(lambda _checked, v=value: self.chosen.emit(v))
            self._group.addButton(button)
            self._buttons[value] = button
            row.addWidget(button)
        current_theme().changed.connect(self._measure)

    def showEvent(self, event: QShowEvent) -> None:
        """The font came while nobody looked."""
        super().showEvent(event)
        self._measure()

    def _measure(self) -> None:
        for button in self._buttons.values():
            button.ensurePolished()
            button.updateGeometry()
        self.updateGeometry()

    @property
    def value(self) -> str:
        """The chosen value, or an empty string."""
        return next((v for v, button in self._buttons.items() if button.isChecked()), "")

    def offer(self, values: Sequence[str]) -> None:
        """Show only these."""
        for value, button in self._buttons.items():
            button.setVisible(value in values)
        shown = [button for value, button in self._buttons.items() if value in values]
        for place, button in enumerate(shown):
            last = place == len(shown) - 1
            button.setProperty("edge", "right" if last else "middle" if place else "left")
            button.style().unpolish(button)
            button.style().polish(button)

    def choose(self, value: str) -> None:
        """Show a value as chosen, without telling anyone."""
        button = self._buttons.get(value)
        if button is not None:
            button.setChecked(True)

    def say(self, texts: Sequence[str]) -> None:
        """The words, in the order of the values."""
        for button, text in zip(self._buttons.values(), texts, strict=True):
            button.setText(text)
