"""The one theme of the running app: scheme, language's type and text size, live.

Widgets and painters ask :func:`current_theme` for colours and fonts at paint time and keep
none, so that a switch is one repaint.
"""

from enum import StrEnum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAccessibilityHints, QColor, QFont, QGuiApplication, QPalette, QStyleHints
from PySide6.QtWidgets import QApplication

from studio.ui.fonts import make_font
from studio.ui.qss import plain, stylesheet
from studio.ui.tokens import Scheme, Tokens, load_tokens


class ThemeMode(StrEnum):
    """What the person chose; SYSTEM follows the desktop."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Theme(QObject):
    """Colours and fonts as they are now. Emits ``changed`` after any of them changed."""

    changed = Signal()

    def __init__(self, tokens: Tokens) -> None:
        super().__init__()
        self.tokens = tokens
        self._mode = ThemeMode.DARK
        self._bengali = False
        self._scale = 1.0
        self._calm = False
        self._contrast = False
        # Kept, since PySide takes a child's wrapper for dead once its parent's has gone.
        self._hints: tuple[QStyleHints, QAccessibilityHints] | None = None
        self._fonts: dict[tuple[str, bool], QFont] = {}
        self.generation = 0
        """Grows with every change: a key for caches of painted things."""

    @property
    def mode(self) -> ThemeMode:
        """What the person chose."""
        return self._mode

    @property
    def scheme(self) -> Scheme:
        """The colours in use."""
        if self._mode is ThemeMode.SYSTEM:
            light = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Light
            return "light" if light else "dark"
        return "light" if self._mode is ThemeMode.LIGHT else "dark"

    @property
    def bengali(self) -> bool:
        """Whether the interface speaks Bengali, which is set one pixel larger."""
        return self._bengali

    @property
    def scale(self) -> float:
        """The text size, 1.0 being the design's."""
        return self._scale

    @property
    def calm(self) -> bool:
        """Whether nothing slides or fades: Qt tells no platform's wish, so the person says so."""
        return self._calm

    @property
    def contrast(self) -> bool:
        """Whether the system asks for high contrast."""
        return self._contrast

    def colour(self, path: str) -> QColor:
        """The colour of a token in the scheme in use, at the contrast the system asks for."""
        return self.tokens.colour(self.scheme, plain(path) if self.contrast else path)

    def font(self, role: str, *, bengali: bool | None = None) -> QFont:
        """The font of a type role; ``bengali`` None means the interface's language."""
        script = self._bengali if bengali is None else bengali
        key = (role, script)
        if key not in self._fonts:
            step = self.tokens.type_role(role, bengali=script)
            self._fonts[key] = make_font(step, self._scale)
        return QFont(self._fonts[key])

    def line_height(self, role: str) -> int:
        """Pixels between two lines of a role, at the text size in use."""
        step = self.tokens.type_role(role, bengali=self._bengali)
        return round(step.line_height * self._scale)

    def scaled(self, pixels: int) -> int:
        """A height that holds text, grown with the text size but never shrunk."""
        return round(pixels * max(1.0, self._scale))

    def choose(
        self,
        *,
        mode: ThemeMode | None = None,
        bengali: bool | None = None,
        scale: float | None = None,
        calm: bool | None = None,
    ) -> None:
        """Change what is given and repaint everything."""
        self._mode = self._mode if mode is None else mode
        self._bengali = self._bengali if bengali is None else bengali
        self._scale = self._scale if scale is None else scale
        self._calm = self._calm if calm is None else calm
        self.refresh()

    def refresh(self) -> None:
        """Give the application its palette, font and stylesheet again."""
        self._fonts.clear()
        self.generation += 1
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.setPalette(self._palette())
            app.setFont(self.font("body"))
            sheet = stylesheet(
                self.tokens, self.scheme, self._bengali, self._scale, contrast=self.contrast
            )
            app.setStyleSheet(sheet)
            for effect in _EFFECTS:
                app.setEffectEnabled(effect, not self._calm)
        self.changed.emit()

    def follow_system(self) -> None:
        """Repaint when the desktop changes between light and dark, or its contrast."""
        if self._hints is not None:
            return
        hints = QGuiApplication.styleHints()
        wishes = hints.accessibility()
        self._hints = hints, wishes
        hints.colorSchemeChanged.connect(self._on_system_scheme)
        wishes.contrastPreferenceChanged.connect(self.take_contrast)
        self.take_contrast(wishes.contrastPreference())

    def take_contrast(self, wish: Qt.ContrastPreference) -> None:
        """The system asks for more contrast, or no longer does."""
        contrast = wish == Qt.ContrastPreference.HighContrast
        if contrast != self._contrast:
            self._contrast = contrast
            self.refresh()

    def _on_system_scheme(self) -> None:
        if self._mode is ThemeMode.SYSTEM:
            self.refresh()

    def _palette(self) -> QPalette:
        palette = QPalette()
        for role, path in _PALETTE.items():
            palette.setColor(role, self.colour(path))
        for role in (
            QPalette.ColorRole.Text,
            QPalette.ColorRole.WindowText,
            QPalette.ColorRole.ButtonText,
        ):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.colour("text.disabled"))
        return palette


_EFFECTS = (
    Qt.UIEffect.UI_AnimateMenu,
    Qt.UIEffect.UI_FadeMenu,
    Qt.UIEffect.UI_AnimateCombo,
    Qt.UIEffect.UI_AnimateTooltip,
    Qt.UIEffect.UI_FadeTooltip,
)

_PALETTE = {
    QPalette.ColorRole.Window: "surface.canvas",
    QPalette.ColorRole.WindowText: "text.primary",
    QPalette.ColorRole.Base: "surface.sunken",
    QPalette.ColorRole.AlternateBase: "surface.card",
    QPalette.ColorRole.Text: "text.primary",
    QPalette.ColorRole.PlaceholderText: "text.tertiary",
    QPalette.ColorRole.Button: "surface.control",
    QPalette.ColorRole.ButtonText: "text.primary",
    QPalette.ColorRole.ToolTipBase: "surface.tooltip",
    QPalette.ColorRole.ToolTipText: "text.onTooltip",
    QPalette.ColorRole.Highlight: "accent.base",
    QPalette.ColorRole.HighlightedText: "text.onAccent",
    QPalette.ColorRole.Link: "accent.text",
    QPalette.ColorRole.Accent: "accent.base",
}

_current: list[Theme] = []


def current_theme() -> Theme:
    """The theme of this process. Made on first use, from the installed tokens."""
    if not _current:
        _current.append(Theme(load_tokens()))
    return _current[0]
