"""The command line, on the database of the test."""

import pytest
from typer.testing import CliRunner

from server.app.settings import Settings


@pytest.fixture
def here(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> CliRunner:
    """A command line on the test's database."""
    monkeypatch.setenv("CHITRA_DATABASE_URL", settings.database)
    monkeypatch.setenv("CHITRA_DATA_DIR", str(settings.data_dir))
    monkeypatch.setenv("CHITRA_SECRET_KEY", settings.secret_key or "")
    return CliRunner()
