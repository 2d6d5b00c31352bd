"""The system's browser."""

from collections.abc import Callable

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

OpenBrowser = Callable[[str], bool]
"""Shows an address in a browser; false when there is none."""


def open_in_browser(address: str) -> bool:
    """Show an address in the system's browser; false when there is none."""
    return QDesktopServices.openUrl(QUrl(address))
