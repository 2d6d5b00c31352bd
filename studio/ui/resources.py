"""Where the files that ship with the studio are: tokens, our own drawings, translations."""

import sys
from pathlib import Path


def resources_dir() -> Path:
    """The ``resources`` folder, in a checkout or in a bundle."""
    return _top() / "resources"


def translations_dir() -> Path:
    """Compiled translations, as ``installer/build_translations.py`` leaves them."""
    bundle = getattr(sys, "_MEIPASS", None)
    return Path(bundle) / "translations" if bundle else _top() / "build" / "translations"


def _top() -> Path:
    bundle = getattr(sys, "_MEIPASS", None)
    return Path(bundle) if bundle else Path(__file__).resolve().parents[2]
