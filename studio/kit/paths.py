"""Where the studio keeps its files, following each system's custom.

``CHITRA_STUDIO_DIR`` moves everything under one folder: tests, and a portable studio on a
stick. ``CHITRA_ASSETS_DIR`` names another folder of built fonts and icons.
"""

import os
import sys
from pathlib import Path

from platformdirs import PlatformDirs

_DIRS = PlatformDirs(appname="chitra-studio", appauthor=False)


def _folder(name: str, system_folder: str) -> Path:
    override = os.environ.get("CHITRA_STUDIO_DIR")
    folder = Path(override) / name if override else Path(system_folder)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def data_dir() -> Path:
    """The upload queue, accounts and drafts. Made if missing, for this person only."""
    return _folder("data", _DIRS.user_data_dir)


def config_dir() -> Path:
    """Settings. Made if missing."""
    return _folder("config", _DIRS.user_config_dir)


def cache_dir() -> Path:
    """Thumbnails and whatever can be had again. Made if missing."""
    return _folder("cache", _DIRS.user_cache_dir)


def log_dir() -> Path:
    """Logs of the studio and of its bundled server. Made if missing."""
    return _folder("log", _DIRS.user_log_dir)


def server_data_dir() -> Path:
    """The data folder of the bundled server of this computer. Made if missing."""
    folder = data_dir() / "server"
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder


def assets_dir() -> Path:
    """Fonts and icons as the build put them there; the folder may not exist."""
    override = os.environ.get("CHITRA_ASSETS_DIR")
    if override:
        return Path(override)
    bundle = getattr(sys, "_MEIPASS", None)
    if bundle is not None:
        return Path(bundle) / "assets"
    return Path(__file__).resolve().parents[2] / "build" / "assets"
