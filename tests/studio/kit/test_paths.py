from pathlib import Path

import pytest

from studio.kit import paths


def test_one_variable_moves_everything(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("CHITRA_STUDIO_DIR", str(tmp_path / "stick"))
    folders = [
        paths.data_dir(),
        paths.config_dir(),
        paths.cache_dir(),
        paths.log_dir(),
        paths.server_data_dir(),
    ]
    assert all(folder.is_dir() and folder.is_relative_to(tmp_path) for folder in folders)
    assert len(set(folders)) == len(folders)
    assert paths.data_dir().stat().st_mode & 0o077 == 0


def test_the_systems_custom_is_followed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("CHITRA_STUDIO_DIR", raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert paths.data_dir() == tmp_path / "chitra-studio"


def test_assets_are_where_the_build_put_them(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("CHITRA_ASSETS_DIR", raising=False)
    assert paths.assets_dir().parts[-2:] == ("build", "assets")
    monkeypatch.setattr("sys._MEIPASS", str(tmp_path), raising=False)
    assert paths.assets_dir() == tmp_path / "assets"
    monkeypatch.setenv("CHITRA_ASSETS_DIR", str(tmp_path / "mine"))
    assert paths.assets_dir() == tmp_path / "mine"
