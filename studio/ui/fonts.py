"""The shipped fonts, registered with Qt, and fonts made from type roles."""

import logging
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase

from studio.ui.tokens import TypeRole

log = logging.getLogger(__name__)


def load_fonts(folder: Path) -> list[str]:
    """Register every font file under ``folder``; returns the families that were found."""
    families: set[str] = set()
    for path in sorted((*folder.rglob("*.ttf"), *folder.rglob("*.otf"))):
        handle = QFontDatabase.addApplicationFont(str(path))
        if handle < 0:
            log.warning("this font could not be read: %s", path.name)
            continue
        families.update(QFontDatabase.applicationFontFamilies(handle))
    return sorted(families)


def make_font(role: TypeRole, scale: float) -> QFont:
    """A font for a type role: whole pixels, no hinting, figures of one width."""
    font = QFont(list(role.families))
    font.setPixelSize(max(1, round(role.px * scale)))
    font.setWeight(QFont.Weight(role.weight))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setFeature(QFont.Tag("tnum"), 1)
    return font
