"""Colours, language and text size of the running application, switched at once."""

import logging
from pathlib import Path

from PySide6.QtCore import QLocale, QSettings, QTranslator
from PySide6.QtWidgets import QApplication

from studio.kit.config import Language, Theme
from studio.ui.formatting import make_locale
from studio.ui.resources import translations_dir
from studio.ui.theme import ThemeMode, current_theme

log = logging.getLogger(__name__)

_SCALE_KEY = "text_scale"


class Appearance:
    """Applies the person's choices to the application.

    Args:
        app: The application.
        settings: Keeps the text size; colours and language are in the config.
    """

    def __init__(self, app: QApplication, settings: QSettings) -> None:
        self._app = app
        self._settings = settings
        self._translator: QTranslator | None = None
        self.language = "en"

    @property
    def text_scale(self) -> float:
        """The text size kept from last time."""
        kept = self._settings.value(_SCALE_KEY, 1.0)
        try:
            scale = float(kept)  # type: ignore[arg-type]
        except (TypeError, ValueError):
            return 1.0
        return scale if scale in current_theme().tokens.text_scales() else 1.0

    def begin(self, theme: Theme, language: Language) -> None:
        """Apply what was kept, before the first window is made."""
        self._install(resolve_language(language))
        current_theme().choose(
            mode=ThemeMode(theme.value), bengali=self.language == "bn", scale=self.text_scale
        )
        current_theme().follow_system()

    def set_theme(self, theme: Theme) -> None:
        """Show other colours."""
        current_theme().choose(mode=ThemeMode(theme.value))

    def set_language(self, language: Language) -> None:
        """Speak another language; every widget hears of it."""
        self._install(resolve_language(language))
        current_theme().choose(bengali=self.language == "bn")

    def set_calm(self, *, calm: bool) -> None:
        """Let things slide and fade, or not."""
        current_theme().choose(calm=calm)

    def set_text_scale(self, scale: float) -> None:
        """Show larger or smaller text, and keep that."""
        self._settings.setValue(_SCALE_KEY, scale)
        current_theme().choose(scale=scale)

    def _install(self, language: str) -> None:
        self.language = language
        QLocale.setDefault(make_locale(language))
        translator = QTranslator(self._app)
        path = translations_dir() / f"chitra_{language}.qm"
        if not load_translation(translator, path):
            log.warning("the translation %s is missing; run make setup", path.name)
        old, self._translator = self._translator, translator
        # The new one first: two changes of language would say everything twice.
        self._app.installTranslator(translator)
        if old is not None:
            self._app.removeTranslator(old)
            old.deleteLater()


def load_translation(translator: QTranslator, path: Path) -> bool:
    """Read a compiled translation."""
    return path.exists() and translator.load(str(path))


def resolve_language(language: Language) -> str:
    """``en`` or ``bn``; the system's where it is one of them."""
    if language is not Language.SYSTEM:
        return language.value
    bengali = QLocale.system().language() == QLocale.Language.Bengali
    return "bn" if bengali else "en"
