"""Start the studio: Qt, then asyncio on Qt's loop, then the window."""

import asyncio
import logging
import sys
from collections.abc import Sequence
from logging.handlers import RotatingFileHandler

import qasync
from PySide6.QtCore import QLoggingCategory
from PySide6.QtWidgets import QApplication

from studio.app.container import Studio
from studio.app.interrupts import Interrupts
from studio.kit import paths
from studio.ui.focus import FocusRing
from studio.ui.fonts import load_fonts
from studio.ui.style import ChitraStyle

_LOG_BYTES = 2_000_000
# Qt says so for every Bengali letter typed into a field whose first font is Latin, and then
# draws it right, with the next family of the list.
_HARMLESS = "qt.text.font.db=false"


def make_application(argv: Sequence[str]) -> QApplication:
    """Qt's application with our name, fonts, style and focus ring."""
    app = QApplication(list(argv))
    app.setApplicationName("chitra-studio")
    app.setApplicationDisplayName("Chitra Studio")
    app.setDesktopFileName("chitra-studio")
    # There is work to finish after the window has gone: see Studio.end.
    app.setQuitOnLastWindowClosed(False)
    QLoggingCategory.setFilterRules(_HARMLESS)
    load_fonts(paths.assets_dir() / "fonts")
    app.setStyle(ChitraStyle())
    FocusRing(app)
    return app


def main() -> int:
    """Run the studio until its window closes."""
    _log_to_file()
    app = make_application(sys.argv)
    loop = qasync.QEventLoop(app)
    asyncio.set_event_loop(loop)
    with loop:
        loop.run_until_complete(_run(app))
    return 0


async def _run(app: QApplication) -> None:
    studio = Studio(app)
    interrupts = Interrupts(studio.window.close)
    try:
        await studio.run()
    finally:
        interrupts.close()


def _log_to_file() -> None:
    handler = RotatingFileHandler(
        paths.log_dir() / "studio.log", maxBytes=_LOG_BYTES, backupCount=2, encoding="utf-8"
    )
    logging.basicConfig(
        level=logging.INFO,
        handlers=[handler, logging.StreamHandler()],
        format="%(asctime)s %(levelname)s %(name)s %(message)s",
    )
    logging.getLogger("httpx").setLevel(logging.WARNING)


if __name__ == "__main__":
    sys.exit(main())
