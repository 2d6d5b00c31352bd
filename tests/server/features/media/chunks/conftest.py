"""Servers to which a film of some seconds is long."""

import pytest

from server.app.settings import Settings


@pytest.fixture
def settings(settings: Settings) -> Settings:
    """Films of more than three seconds are cut, each two seconds."""
    return settings.model_copy(update={"long_video_seconds": 3, "chunk_seconds": 2})
