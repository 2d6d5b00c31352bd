from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from studio.ui.formatting import make_locale
from studio.ui.theme import ThemeMode, current_theme
from tests.studio.live_server import LiveServer


@pytest.fixture(autouse=True)
def as_it_was_made() -> Iterator[None]:
    """Every test meets the one application in English, in the dark, at its own size.

    Tests of whole studios leave it in whatever was chosen last.
    """
    QLocale.setDefault(make_locale("en"))
    yield
    app = QApplication.instance()
    theme = current_theme()
    if app is not None:
        for translator in app.findChildren(QTranslator):
            app.removeTranslator(translator)
            translator.deleteLater()
    if (theme.mode, theme.bengali, theme.scale, theme.calm) != (ThemeMode.DARK, False, 1.0, False):
        theme.choose(mode=ThemeMode.DARK, bengali=False, scale=1.0, calm=False)


@pytest.fixture(scope="session")
def shared_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveServer]:
    """One real server for every test that does not harm it."""
    server = LiveServer(tmp_path_factory.mktemp("server"))
    server.start()
    yield server
    server.stop()


@pytest.fixture
def own_server(tmp_path: Path) -> Iterator[LiveServer]:
    """A real server that the test may kill."""
    server = LiveServer(tmp_path / "server")
    server.start()
    yield server
    server.stop()
