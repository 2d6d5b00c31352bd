import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.studio.live_server import LiveServer

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(scope="session")
def qapp() -> QApplication:
    """The application as the studio makes it: our fonts, style and focus ring."""
    from studio.app.main import make_application  # noqa: PLC0415 - after the platform is set

    return make_application(["test"])


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
