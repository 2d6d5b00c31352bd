from datetime import timedelta
from pathlib import Path

import pytest
from pydantic import ValidationError

from server.app.settings import Settings


def test_everything_is_below_the_data_folder_by_default(tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path)
    assert settings.database == f"sqlite:///{tmp_path}/chitra.db"
    for folder in (settings.uploads_dir, settings.media_dir, settings.scratch_dir):
        assert folder.parent == tmp_path


def test_the_environment_decides(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHITRA_DATABASE_URL", "postgresql://host/chitra")
    monkeypatch.setenv("CHITRA_PORT", "0")
    settings = Settings()
    assert (settings.database, settings.port) == ("postgresql://host/chitra", 0)


@pytest.mark.parametrize(("name", "value"), [("PORT", "70000"), ("SECRET_KEY", "short")])
def test_a_bad_setting_is_refused(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(f"CHITRA_{name}", value)
    with pytest.raises(ValidationError, match=name.lower()):
        Settings()


def test_a_deleted_account_comes_back_for_as_long_as_it_is_kept() -> None:
    assert Settings(keep_deleted_accounts_days=7).deletion_grace == timedelta(days=7)
    assert Settings(keep_deleted_accounts_days=None).deletion_grace is None
