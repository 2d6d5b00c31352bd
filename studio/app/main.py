"""Start the studio: Qt, then asyncio on Qt's loop, then the window."""

import asyncio
import logging
import sys
from collections.abc import Sequence
from logging.handlers import RotatingFileHandler

import qasync
from PySide6.QtCore import QLoggingCategory
from PySide6.QtWidgets import QApplication, QMessageBox

from studio.app.collecting import Collecting
from studio.app.container import Studio
from studio.app.interrupts import Interrupts
from studio.app.logs import STUDIO_LOG
from studio.app.only_one import OnlyOne
from studio.app.version import version
from studio.kit import paths
from studio.storage.last_run import LastRun, Report
from studio.ui.focus import FocusRing
from studio.ui.fonts import load_fonts
from studio.ui.style import ChitraStyle

log = logging.getLogger(__name__)

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
    Collecting(app)
    return app


def main() -> int:
    """Run the studio until its window closes, or show the one that is already open."""
    _log_to_file()
    app = make_application(sys.argv)
    only_one = OnlyOne(paths.data_dir())
    if not only_one.take():
        return _give_way(only_one)
    last_run = LastRun(paths.log_dir(), version())
    report = last_run.begin()
    loop = qasync.QEventLoop(app)
    asyncio.set_event_loop(loop)
    with loop:
        loop.run_until_complete(_run(app, only_one, report))
    last_run.end()
    only_one.leave()
    return 0


async def _run(app: QApplication, only_one: OnlyOne, report: Report | None) -> None:
    studio = Studio(app, report=report)
    only_one.show_wanted.connect(studio.window.come_forward)
    interrupts = Interrupts(studio.window.close)
    try:
        await studio.run()
    finally:
        interrupts.close()


def _give_way(only_one: OnlyOne) -> int:
    if only_one.call_other():
        log.info("the studio is open already; its window was asked to the front")
        return 0
    said = "Chitra Studio is already open but does not answer. Close it, then start it again."
    log.error(said)
    QMessageBox.warning(None, "Chitra Studio", said)
    return 1


def _log_to_file() -> None:
    handler = RotatingFileHandler(
        paths.log_dir() / STUDIO_LOG, maxBytes=_LOG_BYTES, backupCount=2, encoding="utf-8"
    )
    logging.basicConfig(
        level=logging.INFO,
        handlers=[handler, logging.StreamHandler()],
        format="%(asctime)s %(levelname)s %(name)s %(message)s",
    )
    logging.getLogger("httpx").setLevel(logging.WARNING)


if __name__ == "__main__":
    sys.exit(main())
