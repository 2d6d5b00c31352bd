from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.studio.live_server import LiveServer


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
