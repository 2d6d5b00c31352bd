from pathlib import Path

import pytest

from studio.media.player.messages import LocalFile
from tests.studio.media.player.films import film
from tests.studio.media.player.web import package


@pytest.fixture(scope="session")
def short_film(tmp_path_factory: pytest.TempPathFactory) -> LocalFile:
    return film(tmp_path_factory.mktemp("film"))


@pytest.fixture(scope="session")
def packaged(tmp_path_factory: pytest.TempPathFactory, short_film: LocalFile) -> Path:
    folder = tmp_path_factory.mktemp("packaged")
    package(short_film.path, folder)
    return folder
