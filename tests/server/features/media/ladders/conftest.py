"""One ladder for all tests: making it takes longer than most of them."""

import pytest

from tests.server.features.media.ladders.ladders import Pieces, make_pieces


@pytest.fixture(scope="session")
def pieces(tmp_path_factory: pytest.TempPathFactory) -> Pieces:
    """A ladder as our own encoder makes it, and its files."""
    return make_pieces(tmp_path_factory.mktemp("ladder"))
