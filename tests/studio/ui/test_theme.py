import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QStyle

from studio.ui.theme import ThemeMode, current_theme
from studio.ui.tokens import load_tokens


def _luminance(channels: tuple[float, float, float]) -> float:
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str, scheme: str) -> float:
    colours = [load_tokens().colour(scheme, path) for path in (one, other)]  # type: ignore[arg-type]
    light, dark = sorted(
        (_luminance((c.redF(), c.greenF(), c.blueF())) for c in colours), reverse=True
    )
    return (light + 0.05) / (dark + 0.05)


def test_a_switch_changes_palette_fonts_and_stylesheet_at_once(qapp: QApplication) -> None:
    theme = current_theme()
    theme.choose(mode=ThemeMode.DARK, bengali=False, scale=1.0)
    dark = qapp.palette().color(QPalette.ColorRole.Window)
    sheet, generation = qapp.styleSheet(), theme.generation
    theme.choose(mode=ThemeMode.LIGHT, bengali=True, scale=1.5)
    assert qapp.palette().color(QPalette.ColorRole.Window) != dark
    assert qapp.styleSheet() != sheet
    assert qapp.font().pixelSize() == 21
    assert theme.generation > generation
    assert theme.scaled(40) == 60
    theme.choose(mode=ThemeMode.DARK, bengali=False, scale=1.0)


def test_system_follows_the_desktop(qapp: QApplication) -> None:
    theme = current_theme()
    theme.choose(mode=ThemeMode.SYSTEM)
    assert theme.scheme in {"dark", "light"}
    theme.choose(mode=ThemeMode.DARK)


def test_calm_stops_what_moves(qapp: QApplication) -> None:
    theme, hint = current_theme(), QStyle.StyleHint.SH_Widget_Animation_Duration
    theme.choose(calm=True)
    assert qapp.style().styleHint(hint) == 0
    assert not qapp.isEffectEnabled(Qt.UIEffect.UI_FadeMenu)
    theme.choose(calm=False)
    assert qapp.style().styleHint(hint) > 0


def test_high_contrast_is_followed(qapp: QApplication) -> None:
    theme = current_theme()
    theme.follow_system()
    assert not theme.contrast, "this platform asks for nothing"
    theme.take_contrast(Qt.ContrastPreference.HighContrast)
    assert theme.colour("text.tertiary") == theme.colour("text.primary")
    assert "border: 2px" in qapp.styleSheet()
    theme.take_contrast(Qt.ContrastPreference.NoPreference)
    assert theme.colour("text.tertiary") != theme.colour("text.primary")


@pytest.mark.parametrize("scheme", ["dark", "light"])
@pytest.mark.parametrize("ground", ["surface.canvas", "surface.card", "surface.selected"])
def test_text_can_be_read_on_every_ground(scheme: str, ground: str) -> None:
    for text in ("text.primary", "text.secondary", "text.tertiary", "accent.text"):
        assert contrast(text, ground, scheme) >= 4.5
    assert contrast("text.onAccent", "accent.base", scheme) >= 4.5
