from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from studio.media.player.messages import LocalFile
from studio.ui.player.playback import Playback
from tests.studio.media.player.films import film
from tests.studio.ui.player.films import playing


@pytest.fixture(scope="session")
def short_film(tmp_path_factory: pytest.TempPathFactory) -> LocalFile:
    return film(tmp_path_factory.mktemp("film"))


@pytest.fixture
def playback(qtbot: QtBot, short_film: LocalFile) -> Iterator[Playback]:
    with playing(qtbot, short_film) as it:
        yield it
